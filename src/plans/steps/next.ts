import { type C, goalsOf, goalTitle, type Phase } from '#goals';
import type { Kith } from '#platform';
import { endOfStretch } from '../recurrence/occurrences.ts';
import { daysBetween } from './due.ts';
import { doneDays, goalOf, type StepRow, stepRows, viewsOf } from './queries.ts';
import { STEPS_MAX, type StepView } from './schema.ts';

/** Due steps in one answer. */
export const DUE_MAX = 2_000;

interface GoalNamed {
  id: number;
  title: string;
}

export interface Next {
  goal: GoalNamed;
  /** Null where nothing is planned. */
  step: StepView | null;
  /** Steps besides it whose day has come. */
  dueMore: number;
}

/** Each active goal of a member with the step that is next. */
export async function nextSteps(kith: Kith, memberId: number, today: string): Promise<Next[]> {
  const [goals, rows] = await Promise.all([
    goalsOf(kith, memberId, 'active'),
    plannedRows(kith, memberId),
  ]);
  const steps = Map.groupBy(await viewsOf(kith, rows, today), (step) => step.goalId);
  return goals.map((goal) => {
    const planned = steps.get(goal.id) ?? [];
    const step = nextOf(planned, today);
    const dueMore = planned.filter((one) => one !== step && isDue(one, today)).length;
    return { goal: { id: goal.id, title: goalTitle(goal) }, step, dueMore };
  });
}

const isDue = (step: StepView, today: string): boolean =>
  step.nextDueOn !== null && step.nextDueOn <= today;

/**
 * The next of the planned steps of one goal, given in the order of the plan: what is due by today,
 * the earliest first; else the first that waits for no day; else the one whose day comes first.
 */
export function nextOf(steps: readonly StepView[], today: string): StepView | null {
  const planned = steps.filter((step) => step.state === 'planned' && !isOver(step));
  const dated = planned
    .filter((step) => step.nextDueOn !== null)
    .toSorted((a, b) => ((a.nextDueOn ?? '') < (b.nextDueOn ?? '') ? -1 : 1));
  const due = dated.find((step) => isDue(step, today));
  return due ?? planned.find((step) => step.nextDueOn === null) ?? dated[0] ?? null;
}

/** A series whose last occurrence is done has nothing left to do. */
const isOver = (step: StepView): boolean => step.recurrence !== null && step.nextDueOn === null;

function plannedRows(kith: Kith, memberId: number): Promise<StepRow[]> {
  return stepRows(kith.db.read, memberId)
    .where('step.state', '=', 'planned')
    .where('goal.status', '=', 'active')
    .limit(STEPS_MAX)
    .execute();
}

export interface Cue {
  stepId: number;
  goal: GoalNamed;
  /** If … */
  cue: string;
  /** … then I … */
  action: string;
  /** Whether its step has a day of its own, and with it a moment. */
  isDated: boolean;
}

/** The if-then plans in the steps of a member's active goals, in the order of their plans. */
export async function cuesFor(kith: Kith, memberId: number): Promise<Cue[]> {
  const rows = await plannedRows(kith, memberId);
  return rows
    .filter((row) => row.cue !== '')
    .map((row) => ({
      stepId: row.id,
      goal: goalOf(row),
      cue: row.cue,
      action: row.action || row.text,
      isDated: row.due_on !== null,
    }));
}

export interface DueStep {
  stepId: number;
  goal: GoalNamed;
  /** The day, of a recurring step each one. */
  on: string;
  text: string;
  c: C;
  phase: Phase;
  cue: string;
  action: string;
  person: { id: number; name: string } | null;
  isDone: boolean;
}

/**
 * What falls on the days from `from` to `to`, in their order: steps of active goals, done ones too.
 * A stretch of more than `STRETCH_DAYS_MAX` days is cut.
 */
export async function dueSteps(
  kith: Kith,
  memberId: number,
  { from, to }: { from: string; to: string },
): Promise<DueStep[]> {
  const stretch = { from, to: endOfStretch({ from, to }) };
  const rows = await stepRows(kith.db.read, memberId)
    .where('step.state', '!=', 'dropped')
    .where('step.due_on', '<=', stretch.to)
    .where('goal.status', '=', 'active')
    .limit(STEPS_MAX)
    .execute();
  const done = await doneDays(
    kith.db.read,
    rows.map((row) => row.id),
  );
  return rows
    .flatMap((row) => dueOf(row, stretch, new Set(done.get(row.id))))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.stepId - b.stepId))
    .slice(0, DUE_MAX);
}

function dueOf(
  row: StepRow,
  stretch: { from: string; to: string },
  done: ReadonlySet<string>,
): DueStep[] {
  // A series that was ended tells only what was done in it.
  const days = daysBetween({ dueOn: row.due_on, recurrence: row.recurrence }, stretch).filter(
    (day) => row.recurrence === null || row.state === 'planned' || done.has(day),
  );
  return days.map((on) => ({
    stepId: row.id,
    goal: goalOf(row),
    on,
    text: row.text,
    c: row.c,
    phase: row.phase,
    cue: row.cue,
    action: row.action,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    isDone: row.recurrence === null ? row.state === 'done' : done.has(on),
  }));
}
