import { z } from '@hono/zod-openapi';
import { fewNow, movesFor, requestsWaiting } from '#connect';
import { countWaiting } from '#create';
import { chosenFor } from '#finding';
import { type GoalView, goalsOf, goalTitle } from '#goals';
import { type Cue, cuesFor, type DueStep, dueSteps, nextSteps, StepView } from '#plans';
import { actorOf, Day, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { recallDue, weekOf, weekReview } from '#reflect';

/** What fits one screen of 800 px; the rest is one click away. */
const GOALS_SHOWN = 4;
const ENTRIES_SHOWN = 1;
const MOVES_SHOWN = 4;
const CUES_SHOWN = 2;
/** People to be in touch with; the others stand on their own page. */
const KEEPING_SHOWN = 2;

const Named = z.object({ id: z.number(), name: z.string() });
const HomeGoal = z.object({
  id: z.number(),
  title: z.string(),
  reviewOn: z.string().nullable(),
  isReviewDue: z.boolean(),
  step: StepView.nullable(),
  people: z.array(Named),
  entries: z.array(
    z.object({ id: z.number(), title: z.string(), person: Named, publishedAt: z.number() }),
  ),
});
const HomeView = z
  .object({
    goals: z.array(HomeGoal),
    /** All active goals, those not shown too. */
    goalsTotal: z.number(),
    drafts: z.array(z.object({ id: z.number(), title: z.string() })),
    /** Moves whose day has come. */
    moves: z.array(
      z.object({
        id: z.number(),
        intent: z.string(),
        person: Named,
        goal: z.object({ id: z.number(), title: z.string() }),
        dueOn: z.string().nullable(),
      }),
    ),
    movesTotal: z.number(),
    cues: z.array(
      z.object({
        stepId: z.number(),
        goal: z.object({ id: z.number(), title: z.string() }),
        cue: z.string(),
        action: z.string(),
      }),
    ),
    /** The few people to be in touch with now, each with why. */
    keeping: z.array(z.object({ person: Named, why: z.string() })),
    /** Captures that wait in the inbox. */
    waiting: z.number(),
    /** What members of this Kith wrote and waits for an answer. */
    requests: z.number(),
    /** Questions to oneself that would be asked today. */
    recall: z.number(),
    week: z.object({ week: z.string(), state: z.string() }),
  })
  .openapi('Home');
type HomeView = z.infer<typeof HomeView>;

/** What matters today, of all rooms: each goal with its next step, and what is due. */
export async function homeOf(kith: Kith, memberId: number, today: string): Promise<HomeView> {
  const [goals, steps, planned, dueToday, cues, waiting, recall, week, keeping, requests] =
    await Promise.all([
      goalsOf(kith, memberId),
      nextSteps(kith, memberId, today),
      movesFor(kith, memberId, { state: 'planned' }),
      dueSteps(kith, memberId, { from: today, to: today }),
      cuesFor(kith, memberId),
      countWaiting(kith, memberId),
      recallDue(kith, memberId, today),
      weekReview(kith, memberId, weekOf(today)),
      fewNow(kith, memberId, { today, max: KEEPING_SHOWN }),
      requestsWaiting(kith, memberId),
    ]);
  const stepOf = new Map(steps.map(({ goal, step }) => [goal.id, step]));
  const active = goals.filter(({ status }) => status === 'active');
  const shown = active
    .toSorted((a, b) => urgencyOf(a, stepOf, today) - urgencyOf(b, stepOf, today))
    .slice(0, GOALS_SHOWN);
  const chosen = await chosenFor(
    kith,
    memberId,
    shown.map(({ id }) => id),
  );
  const due = planned.filter(({ dueOn }) => dueOn !== null && dueOn <= today);
  return {
    goals: shown.map((goal) => ({
      id: goal.id,
      title: goalTitle(goal),
      reviewOn: goal.reviewOn,
      isReviewDue: isDue(goal.reviewOn, today),
      step: stepOf.get(goal.id) ?? null,
      people: chosen.get(goal.id)?.people ?? [],
      entries: chosen.get(goal.id)?.entries.slice(0, ENTRIES_SHOWN) ?? [],
    })),
    goalsTotal: active.length,
    drafts: goals
      .filter(({ status }) => status === 'draft')
      .map((goal) => ({ id: goal.id, title: goalTitle(goal) })),
    moves: due.slice(0, MOVES_SHOWN).map(({ id, intent, person, goal, dueOn }) => ({
      id,
      intent,
      person,
      goal,
      dueOn,
    })),
    movesTotal: due.length,
    cues: cuesOf(dueToday, cues).slice(0, CUES_SHOWN),
    keeping,
    waiting,
    requests,
    recall,
    week: { week: week.week, state: week.state },
  };
}

/** The if-then plans whose moment may come today: those of today's steps, then those of steps without a day. */
function cuesOf(dueToday: readonly DueStep[], cues: readonly Cue[]): HomeView['cues'] {
  const ofToday = dueToday.filter(({ cue, isDone }) => cue !== '' && !isDone);
  return [
    ...ofToday.map(({ stepId, goal, cue, action, text }) => ({
      stepId,
      goal,
      cue,
      action: action || text,
    })),
    ...cues
      .filter(({ isDated }) => !isDated)
      .map(({ stepId, goal, cue, action }) => ({ stepId, goal, cue, action })),
  ];
}

const isDue = (day: string | null, today: string): boolean => day !== null && day <= today;

/** First what has a step due, then what waits to be looked back at, then the one worked on last. */
function urgencyOf(
  goal: GoalView,
  stepOf: ReadonlyMap<number, StepView | null>,
  today: string,
): number {
  if (isDue(stepOf.get(goal.id)?.nextDueOn ?? null, today)) return 0;
  return isDue(goal.reviewOn, today) ? 1 : 2;
}

const Today = z.object({
  today: Day,
});

export function homeRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/home',
      summary:
        'What matters today: my goals with their next step, people and entries, and what is due',
      request: { query: Today },
      responses: { 200: jsonAnswer('Today', HomeView) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json(await homeOf(kith, actorOf(context).id, today), 200);
    },
  );
  return app;
}
