import { dayAfter } from '#days';
import type { MoveView } from '../moves/schema.ts';

export type DayGroup = 'past' | 'soon' | 'later' | 'none';
export const GROUPS: readonly { group: DayGroup; title: string }[] = [
  { group: 'past', title: 'Their day has passed' },
  { group: 'soon', title: 'In the next seven days' },
  { group: 'later', title: 'Later' },
  { group: 'none', title: 'Without a day' },
];
const SOON_DAYS = 7;

/** Where a day lies. The day itself is not past until it is over. */
export function groupOf(dueOn: string | null, now: number): DayGroup {
  if (dueOn === null) return 'none';
  if (dueOn < dayAfter(now, 0)) return 'past';
  return dueOn <= dayAfter(now, SOON_DAYS) ? 'soon' : 'later';
}

/** What stands before the day as people say it: "Was due 3 days ago", "Due tomorrow". */
export const dueBefore = (dueOn: string, now: number): string =>
  groupOf(dueOn, now) === 'past' ? 'Was due' : 'Due';

/** Planned moves by where their day lies, in the order in which they come; empty groups are left out. */
export function byDay(moves: readonly MoveView[], now: number) {
  return GROUPS.map((one) => ({
    ...one,
    moves: moves.filter((move) => groupOf(move.dueOn, now) === one.group),
  })).filter((one) => one.moves.length > 0);
}
