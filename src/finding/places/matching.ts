import { type GoalView, goalsOf } from '#goals';
import type { Kith } from '#platform';
import { groundQuestion } from '../ground-question.ts';
import { viewOf } from '../index-view.ts';
import { rankQuestion } from '../rank-question.ts';

/** Goals looked at together: each costs a search for each of its questions. */
const GOALS_MAX = 5;

/** A goal with the entries that speak of it, each with whose it is. */
export interface Matched {
  goal: GoalView;
  entries: Map<number, number>;
}

/** The goals under way, those last worked on first, with the entries that really speak of them. */
export async function entriesOnGoals(kith: Kith, memberId: number): Promise<Matched[]> {
  const active = (await goalsOf(kith, memberId))
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, GOALS_MAX);
  return Promise.all(
    active.map(async (goal) => ({ goal, entries: await entriesOn(kith, memberId, goal) })),
  );
}

async function entriesOn(
  kith: Kith,
  memberId: number,
  goal: GoalView,
): Promise<Map<number, number>> {
  const view = await viewOf(kith, memberId);
  const questions = goal.questions.length > 0 ? goal.questions : [{ text: goal.able || goal.need }];
  const grounded = await Promise.all(
    questions.map(async ({ text }) =>
      groundQuestion(
        kith,
        await rankQuestion(kith, { memberId, text, context: goal.able }, view),
        new Set(),
      ),
    ),
  );
  return new Map(
    grounded.flatMap((people) =>
      [...people].flatMap(([personId, { entryIds }]) =>
        entryIds.map((entryId): [number, number] => [entryId, personId]),
      ),
    ),
  );
}
