import { DAY_MS, dayOf } from '#days';
import type { Rhythm } from './limits.ts';

/** When a place happens. Days are `YYYY-MM-DD`; null where there is none. */
export interface When {
  startsOn: string | null;
  /** The last day of something that takes several. */
  endsOn: string | null;
  rhythm: Rhythm;
}

const WEEK_DAYS = 7;
/** Rhythms that count in months; the others count in weeks. */
const MONTHS: Partial<Record<Rhythm, number>> = {
  month: 1,
  'month-weekday': 1,
  quarter: 3,
  year: 12,
};

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * The next day of a place from `today` on, or the day on which what goes on now began. Null when it has
 * no day, or is over. Pure, so that the screen can ask it with the member's own day.
 */
export function nextDay({ startsOn, endsOn, rhythm }: When, today: string): string | null {
  if (startsOn === null) return null;
  const lengthMs = Math.max(0, timeOf(endsOn ?? startsOn) - timeOf(startsOn));
  const isAhead = (day: string) => timeOf(day) + lengthMs >= timeOf(today);
  if (isAhead(startsOn)) return startsOn;
  if (rhythm === '') return null;
  // From the last turn that may still go on; the second or third after it is ahead in any case.
  let turn = turnsBefore(startsOn, { rhythm, today: dayOf(timeOf(today) - lengthMs) });
  while (!isAhead(turnDay(startsOn, rhythm, turn))) turn += 1;
  return turnDay(startsOn, rhythm, turn);
}

/** How many turns there have been, perhaps one too few. */
function turnsBefore(
  startsOn: string,
  { rhythm, today }: { rhythm: Rhythm; today: string },
): number {
  const months = MONTHS[rhythm];
  const [start, now] = [new Date(timeOf(startsOn)), new Date(timeOf(today))];
  const passed =
    months === undefined
      ? (now.getTime() - start.getTime()) / (weeksOf(rhythm) * WEEK_DAYS * DAY_MS)
      : (monthOf(now) - monthOf(start)) / months;
  return Math.max(1, Math.floor(passed) - 1);
}

const weeksOf = (rhythm: Rhythm): number => (rhythm === 'fortnight' ? 2 : 1);
const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

/** The day of one turn, counted from the first. */
function turnDay(startsOn: string, rhythm: Rhythm, turn: number): string {
  const start = new Date(timeOf(startsOn));
  const months = MONTHS[rhythm];
  if (months === undefined)
    return dayOf(start.getTime() + turn * weeksOf(rhythm) * WEEK_DAYS * DAY_MS);
  const month = monthOf(start) + turn * months;
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1);
  const days = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  if (rhythm !== 'month-weekday') {
    const day = Math.min(start.getUTCDate(), days);
    return dayOf(first + (day - 1) * DAY_MS);
  }
  return dayOf(first + (sameWeekday(start, { first, days }) - 1) * DAY_MS);
}

/** "The second Tuesday": the day of the month with the same weekday in the same week of it; a fifth is the last. */
function sameWeekday(start: Date, { first, days }: { first: number; days: number }): number {
  const week = Math.floor((start.getUTCDate() - 1) / WEEK_DAYS);
  const offset = (start.getUTCDay() - new Date(first).getUTCDay() + WEEK_DAYS) % WEEK_DAYS;
  const day = 1 + offset + week * WEEK_DAYS;
  return day > days ? day - WEEK_DAYS : day;
}
