import { z } from '@hono/zod-openapi';
import { goalsOf, goalTitle } from '#goals';
import type { Kith } from '#platform';
import { reviewsOf } from './queries.ts';
import { GoalReviewView } from './schema.ts';
import { weekOf } from './week-rules.ts';
import { WeekReviewView } from './week-schema.ts';
import { weekReview, weekReviewsOf } from './weeks.ts';

export const OverviewView = z
  .object({
    /** This week's review, begun or not. */
    week: WeekReviewView,
    /** Active goals, those whose day to look back has come first. */
    goals: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        reviewOn: z.string().nullable(),
        isDue: z.boolean(),
        /** A review that was begun. */
        openId: z.number().nullable(),
        lastAt: z.number().nullable(),
      }),
    ),
    goalReviews: z.array(GoalReviewView),
    weekReviews: z.array(WeekReviewView),
  })
  .openapi('Reviews');
export type OverviewView = z.infer<typeof OverviewView>;

const NO_DAY = '9999-12-31';

/** Where reviewing stands: this week, goals whose day has come, and what was written before. */
export async function reviewsOverview(
  kith: Kith,
  memberId: number,
  today: string,
): Promise<OverviewView> {
  const [goals, goalReviews, weekReviews, week] = await Promise.all([
    goalsOf(kith, memberId, 'active'),
    reviewsOf(kith, memberId),
    weekReviewsOf(kith, memberId),
    weekReview(kith, memberId, weekOf(today)),
  ]);
  const ofGoal = (id: number) => goalReviews.filter(({ goal }) => goal.id === id);
  return {
    week,
    goals: goals
      .map((goal) => ({
        id: goal.id,
        title: goalTitle(goal),
        reviewOn: goal.reviewOn,
        isDue: goal.reviewOn !== null && goal.reviewOn <= today,
        openId: ofGoal(goal.id).find(({ state }) => state === 'draft')?.id ?? null,
        lastAt: ofGoal(goal.id).find(({ state }) => state === 'done')?.doneAt ?? null,
      }))
      .toSorted((a, b) => (a.reviewOn ?? NO_DAY).localeCompare(b.reviewOn ?? NO_DAY)),
    goalReviews,
    weekReviews,
  };
}
