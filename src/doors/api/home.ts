import { z } from '@hono/zod-openapi';
import { asksDue, fewNow, movesFor, requestsWaiting } from '#connect';
import { countWaiting } from '#create';
import { addDays } from '#days';
import { chosenFor } from '#finding';
import { type GoalView, goalsOf, goalTitle } from '#goals';
import { momentOf, type Next, nextSteps } from '#plans';
import { actorOf, Day, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { recallDue, stalledGoals, weekOf, weekReview } from '#reflect';
import { HomeView } from './home-view.ts';

/** As many as a large screen holds; a smaller one shows fewer of them and says how many there are. */
const GOALS_MAX = 6;
const ENTRIES_MAX = 2;
const MOVES_MAX = 3;
const ASKS_MAX = 3;
/** What an ask gave reason for longer ago is no reminder any more, as in the reminders that leave Kith. */
const ASKS_SINCE_DAYS = 30;
const CUES_MAX = 2;
/** People to be in touch with; the others stand on their own page. */
const KEEPING_MAX = 2;

type Shown = Pick<HomeView['goals'][number], 'id' | 'step'>;
type Chosen = Awaited<ReturnType<typeof chosenFor>>;

/** What matters today, of all rooms: each goal with its next step, and what is due. */
export async function homeOf(kith: Kith, memberId: number, today: string): Promise<HomeView> {
  const [goals, steps, besides] = await Promise.all([
    goalsOf(kith, memberId),
    nextSteps(kith, memberId, today),
    besidesGoals(kith, memberId, today),
  ]);
  const nextFor = new Map(steps.map((next) => [next.goal.id, next]));
  const active = goals.filter(({ status }) => status === 'active');
  const shown = active
    .toSorted((a, b) => urgencyOf(a, nextFor, today) - urgencyOf(b, nextFor, today))
    .slice(0, GOALS_MAX);
  const ids = shown.map(({ id }) => id);
  const [chosen, stalled] = await Promise.all([
    chosenFor(kith, memberId, ids),
    stalledGoals(kith, memberId, { goalIds: ids, today }),
  ]);
  const views = shown.map((goal) => ({
    ...goalView(goal, nextFor.get(goal.id), { today, isStalled: stalled.has(goal.id) }),
    people: chosen.get(goal.id)?.people ?? [],
  }));
  return {
    goals: views,
    goalsTotal: active.length,
    drafts: goals
      .filter(({ status }) => status === 'draft')
      .map((goal) => ({ id: goal.id, title: goalTitle(goal) })),
    entries: entriesOf(chosen),
    cues: cuesBeside(views, steps),
    ...besides,
  };
}

function goalView(
  goal: GoalView,
  next: Next | undefined,
  { today, isStalled }: { today: string; isStalled: boolean },
) {
  const step = next?.step ?? null;
  return {
    id: goal.id,
    title: goalTitle(goal),
    reviewOn: goal.reviewOn,
    isReviewDue: isDue(goal.reviewOn, today),
    step,
    dueMore: next?.dueMore ?? 0,
    ifThen: momentOf({ step, goal, isStalled, today }),
  };
}

/** What is due with people, and what else waits. */
async function besidesGoals(kith: Kith, memberId: number, today: string) {
  const since = addDays(today, -ASKS_SINCE_DAYS);
  const [planned, asks, waiting, recall, week, keeping, requests] = await Promise.all([
    movesFor(kith, memberId, { state: 'planned' }),
    asksDue(kith, memberId, { from: since, to: today }),
    countWaiting(kith, memberId),
    recallDue(kith, memberId, today),
    weekReview(kith, memberId, weekOf(today)),
    fewNow(kith, memberId, { today, max: KEEPING_MAX }),
    requestsWaiting(kith, memberId),
  ]);
  const due = planned.filter(({ dueOn }) => isDue(dueOn, today));
  return {
    moves: due
      .slice(0, MOVES_MAX)
      .map(({ id, intent, person, goal, dueOn }) => ({ id, intent, person, goal, dueOn })),
    movesTotal: due.length,
    asks: asks
      .slice(0, ASKS_MAX)
      .map(({ thing, askId, names, on }) => ({ thing, askId, names, on })),
    asksTotal: asks.length,
    keeping,
    waiting,
    requests,
    recall,
    week: { week: week.week, state: week.state },
  };
}

/** The latest of them, one entry once, though its author was chosen for several goals. */
function entriesOf(chosen: Chosen): HomeView['entries'] {
  const entries = new Map(
    [...chosen.values()].flatMap((one) => one.entries.map((entry) => [entry.id, entry])),
  );
  return [...entries.values()]
    .toSorted((a, b) => b.publishedAt - a.publishedAt || b.id - a.id)
    .slice(0, ENTRIES_MAX);
}

/** If-then plans that are no goal's next step here, those of the goals shown first. */
function cuesBeside(shown: readonly Shown[], steps: readonly Next[]): HomeView['cues'] {
  const goals = new Map(shown.map(({ id }, place) => [id, place]));
  const withGoals = new Set(shown.map(({ step }) => step?.id));
  const placeOf = ({ goal }: Next) => goals.get(goal.id) ?? shown.length;
  return steps
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap(({ cues }) => cues.filter(({ stepId }) => !withGoals.has(stepId)))
    .slice(0, CUES_MAX);
}

const isDue = (day: string | null, today: string): boolean => day !== null && day <= today;

/** First what has a step due, then what waits to be looked back at, then the one worked on last. */
function urgencyOf(goal: GoalView, nextFor: ReadonlyMap<number, Next>, today: string): number {
  if (isDue(nextFor.get(goal.id)?.step?.nextDueOn ?? null, today)) return 0;
  return isDue(goal.reviewOn, today) ? 1 : 2;
}

export function homeRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/home',
      summary:
        'What matters today: my goals with their next step, people and entries, and what is due',
      request: { query: z.object({ today: Day }) },
      responses: { 200: jsonAnswer('Today', HomeView) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json(await homeOf(kith, actorOf(context).id, today), 200);
    },
  );
  return app;
}
