import { type C, goalsOf, goalTitle, type Phase } from '#goals';
import type { Kith } from '#platform';
import { endOfStretch } from '../recurrence/occurrences.ts';
import { daysBetween } from './due.ts';
import { doneDays, goalOf, type StepRow, stepRows, viewsOf } from './queries.ts';
import { isDue, isOver, nextOf } from './rules.ts';
import { STEPS_MAX, type StepView } from './schema.ts';

/** Due steps in one answer. */
const DUE_MAX = 2_000;

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
  /** If-then plans of its steps whose moment may come today: those of this day, then those of no day. */
  cues: Cue[];
}

export interface Cue {
  stepId: number;
  goal: GoalNamed;
  /** If … */
  cue: string;
  /** … then I … */
  action: string;
}

/** Each active goal of a member with the step that is next. */
export async function nextSteps(kith: Kith, memberId: number, today: string): Promise<Next[]> {
  const [goals, rows] = await Promise.all([
    goalsOf(kith, memberId, 'active'),
    plannedRows(kith, memberId),
  ]);
  const steps = Map.groupBy(await viewsOf(kith, rows, today), (step) => step.goalId);
  return goals.map((one) => {
    const goal = { id: one.id, title: goalTitle(one) };
    const planned = steps.get(goal.id) ?? [];
    const step = nextOf(planned, today);
    const dueMore = planned.filter((other) => other !== step && isDue(other, today)).length;
    return { goal, step, dueMore, cues: cuesOf(goal, planned, today) };
  });
}

function cuesOf(goal: GoalNamed, planned: readonly StepView[], today: string): Cue[] {
  const cued = planned.filter((step) => step.cue !== '' && !isOver(step));
  const ofToday = cued.filter(({ nextDueOn }) => nextDueOn === today);
  const ofAnyDay = cued.filter(({ nextDueOn }) => nextDueOn === null);
  return [...ofToday, ...ofAnyDay].map(({ id, cue, action, text }) => ({
    stepId: id,
    goal,
    cue,
    action: action || text,
  }));
}

function plannedRows(kith: Kith, memberId: number): Promise<StepRow[]> {
  return stepRows(kith.db.read, memberId)
    .where('step.state', '=', 'planned')
    .where('goal.status', '=', 'active')
    .limit(STEPS_MAX)
    .execute();
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
