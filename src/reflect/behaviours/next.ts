import { type C, type GoalView, goalById, goalsOf, goalTitle, type Phase } from '#goals';
import type { Kith, Read } from '#platform';
import { addressOf } from './cell-rules.ts';
import { type Facts, nextRule, openCells } from './next-rules.ts';
import type { CellView, NextView } from './schema.ts';

/**
 * One step for an empty cell beside a lived one, for a goal; without a goal, for the active one that was worked on
 * last. Null where nothing is open.
 */
export async function nextStep(
  kith: Kith,
  memberId: number,
  { goalId, cells }: { goalId?: number | undefined; cells: readonly CellView[] },
): Promise<NextView | null> {
  const goal =
    goalId === undefined
      ? await latestGoal(kith, memberId)
      : await goalById(kith, memberId, goalId);
  if (!goal) return firstGoal(cells);
  const rule = nextRule(cells, await factsOf(kith.db.read, memberId, goal));
  if (!rule) return null;
  return {
    c: rule.c,
    phase: rule.phase,
    words: rule.words,
    goal: { id: goal.id, title: goalTitle(goal) },
    action: { label: rule.label, href: addressOf(rule, goal.id) },
  };
}

async function latestGoal(kith: Kith, memberId: number): Promise<GoalView | undefined> {
  const goals = await goalsOf(kith, memberId);
  return goals.find((goal) => goal.status === 'active') ?? goals[0];
}

/** Before there is any goal, the step is to set one. */
function firstGoal(cells: readonly CellView[]): NextView | null {
  const cell: { c: C; phase: Phase } = { c: 'create', phase: 'forethought' };
  const isOpen = openCells(cells).some((one) => one.c === cell.c && one.phase === cell.phase);
  if (!isOpen) return null;
  return {
    ...cell,
    words: 'It begins with a need: say what you want to be able to do.',
    goal: null,
    action: { label: 'Set a goal', href: '/goals/new' },
  };
}

async function factsOf(read: Read, memberId: number, goal: GoalView): Promise<Facts> {
  const counts = await countsFor(read, memberId, goal.id);
  return {
    isDraft: goal.status === 'draft',
    questions: goal.questions.length,
    hasEvidence: goal.evidence.trim() !== '',
    isShared: goal.audience !== 'me',
    peopleChosen: Number(counts.chosen),
    movesPlanned: Number(counts.planned),
    movesDone: Number(counts.done),
    notes: Number(counts.notes),
    steps: Number(counts.steps),
    sources: Number(counts.sources),
  };
}

function countsFor(read: Read, memberId: number, goalId: number) {
  return read
    .selectNoFrom((eb) => {
      const count = eb.fn.countAll<number>().as('count');
      const moves = eb.selectFrom('move').select(count).where('goal_id', '=', goalId);
      return [
        eb
          .selectFrom('choice')
          .select(count)
          .where('goal_id', '=', goalId)
          .where('decision', '=', 'chosen')
          .as('chosen'),
        moves.where('state', '=', 'planned').as('planned'),
        moves.where('state', '=', 'done').as('done'),
        eb
          .selectFrom('note')
          .select(count)
          .where('goal_id', '=', goalId)
          .where('removed_at', 'is', null)
          .as('notes'),
        eb
          .selectFrom('step')
          .select(count)
          .where('goal_id', '=', goalId)
          .where('removed_at', 'is', null)
          .as('steps'),
        eb.selectFrom('source').select(count).where('member_id', '=', memberId).as('sources'),
      ];
    })
    .executeTakeFirstOrThrow();
}
