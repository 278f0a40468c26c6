import { DAY_MS, dayOf } from '#days';

/** Weeks as ISO 8601 has them: they begin on Monday, and the first holds the year's first Thursday. */
const WEEK = /^(\d{4})-W(\d{2})$/;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The week of a day: `2026-11-26` is in `2026-W48`. */
export function weekOf(day: string): string {
  const at = utc(day);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const thursday = new Date(at + (3 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The seven days of a week, Monday first; null for a week that does not exist. */
export function daysOf(week: string): string[] | null {
  const [, year = '', number = ''] = WEEK.exec(week) ?? [];
  if (year === '') return null;
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const first = monday + (Number(number) - 1) * 7 * DAY_MS;
  if (Number.isNaN(first) || weekOf(dayOf(first)) !== week) return null;
  return Array.from({ length: 7 }, (_, place) => dayOf(first + place * DAY_MS));
}

/** The week before (-1), after (1), … */
export function weekBeside(week: string, step: number): string | null {
  const [monday] = daysOf(week) ?? [];
  return monday === undefined ? null : weekOf(dayOf(utc(monday) + step * 7 * DAY_MS));
}

/** When a day begins in a zone, as epoch ms. */
export function beginningOf(day: string, zone: string): number {
  const guess = utc(day);
  // Twice, because the offset at the guess may not be the one at the answer.
  return guess - offsetAt(guess - offsetAt(guess, zone), zone);
}

/** How far a zone is ahead of UTC at a moment, in ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const local = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(local) - Math.floor(at / 1000) * 1000;
}

/** The day of a moment in a zone. */
export const dayIn = (at: number, zone: string): string => dayOf(at + offsetAt(at, zone));

/** What of "what comes next?" could become a step: a line each, without those that are the next step of a goal already. */
export function linesToPlan(
  next: string,
  goals: readonly { nextStep: string | null }[],
): readonly string[] {
  const planned = new Set(goals.map(({ nextStep }) => nextStep));
  const lines = next.split('\n').map((line) => line.replace(BULLET, '').trim());
  return [...new Set(lines)].filter((line) => line !== '' && !planned.has(line));
}

const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u;
