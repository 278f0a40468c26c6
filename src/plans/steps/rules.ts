/** Which step of a plan is next; screens may load it too. */
import type { StepView } from './schema.ts';

export const isDue = (step: StepView, today: string): boolean =>
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
export const isOver = (step: StepView): boolean =>
  step.recurrence !== null && step.nextDueOn === null;
