/** Calendar days are text, `YYYY-MM-DD`, which sorts as time does; moments are epoch ms. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment in Greenwich. The day it is for a member comes from their screen or their settings. */
export const dayOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** A day so many days later; earlier where `days` is below zero. */
export const addDays = (day: string, days: number): string =>
  dayOf(Date.parse(day) + days * DAY_MS);

/** Whole days from one day to another, below zero when that was before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The Monday of the week in which a day is: by it an ISO week is named. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** The day of a moment by the clock of this device: for screens, whose device is the member's. */
export const dayHere = (at: number | Date): string => new Date(at).toLocaleDateString('sv');
export const todayHere = (): string => dayHere(Date.now());

/** The day by the clock of this device, so many days after a moment. */
export function dayAfter(at: number, days: number): string {
  const date = new Date(at);
  date.setDate(date.getDate() + days);
  return dayHere(date);
}
