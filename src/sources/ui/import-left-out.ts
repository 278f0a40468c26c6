import type { ImportItemView } from '../imports/queries.ts';
import type { Plan } from './import-words.ts';

/** Rows that were unticked, by position. */
export type LeftOut = ReadonlyMap<number, Plan>;
export type LeaveOut = (change: (before: LeftOut) => LeftOut) => void;

/** What is not looked at yet has no plan to leave out, and what cannot be used is out already. */
export const mayBeLeftOut = (plan: Plan): boolean => plan !== 'skip' && plan !== 'waiting';

/** With these rows taken in, or left out. */
export function withRows(
  before: LeftOut,
  items: readonly Pick<ImportItemView, 'position' | 'plan'>[],
  isIn: boolean,
): LeftOut {
  const next = new Map(before);
  for (const { position, plan } of items) {
    if (isIn) next.delete(position);
    else if (mayBeLeftOut(plan)) next.set(position, plan);
  }
  return next;
}
