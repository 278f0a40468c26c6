import { around, occurrencesBetween } from '../recurrence/occurrences.ts';

/** Days done ahead of today are looked past, so many at the most. */
const AHEAD_MAX = 60;

export interface Timed {
  dueOn: string | null;
  recurrence: string | null;
}

/**
 * The day a step is for next. A recurring step has one occurrence that counts: the latest up to
 * today, unless it is done, else the next. What was missed before that is not owed any more.
 */
export function nextDueOn(
  { dueOn, recurrence }: Timed,
  doneOn: ReadonlySet<string>,
  today: string,
): string | null {
  if (dueOn === null || recurrence === null) return dueOn;
  const recurring = { rule: recurrence, start: dueOn };
  const { latest, next } = around(recurring, today);
  const wasDoneSince = latest !== null && [...doneOn].some((day) => day >= latest && day <= today);
  if (latest !== null && !wasDoneSince) return latest;
  let day = next;
  for (let ahead = 0; day !== null && doneOn.has(day) && ahead < AHEAD_MAX; ahead++)
    day = around(recurring, day).next;
  return day;
}

/** The days of a step in a stretch, both ends with it. */
export function daysBetween(
  { dueOn, recurrence }: Timed,
  stretch: { from: string; to: string },
): string[] {
  if (dueOn === null) return [];
  if (recurrence !== null) return occurrencesBetween({ rule: recurrence, start: dueOn }, stretch);
  return dueOn >= stretch.from && dueOn <= stretch.to ? [dueOn] : [];
}
