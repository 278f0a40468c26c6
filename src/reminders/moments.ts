import { createRequire } from 'node:module';
import { addDays } from '#days';

/** For a library that is loaded with the first member who is reminded. */
const require = createRequire(import.meta.url);
const temporal = (): typeof import('temporal-polyfill').Temporal =>
  require('temporal-polyfill').Temporal;

/** Days looked at for the next moment: a week, and some more because a change of clocks can swallow one. */
const LOOK_AHEAD_DAYS = 15;
const DAYS_IN_CAP = 7;

/** When a member wants to hear something, by their own clock. */
export interface Rhythm {
  timeZone: string;
  /** `HH:MM`. */
  sendAt: string;
  quietFrom: string;
  quietTo: string;
  /** Monday is 1. */
  days: readonly number[];
}

/** One chance in a day to send a digest. */
export interface Slot {
  /** The member's day, `YYYY-MM-DD`. */
  day: string;
  /** Epoch ms. */
  at: number;
}

export function isTimeZone(name: string): boolean {
  try {
    temporal().Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    // An offset such as +01:00 would pass, but knows nothing of summer time.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

const zoned = (timeZone: string, at: number) =>
  temporal().Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** The day it is for a member. */
export const dayAt = (timeZone: string, at: number): string =>
  zoned(timeZone, at).toPlainDate().toString();

export const weekdayOf = (day: string): number => temporal().PlainDate.from(day).dayOfWeek;

/** Whether this moment lies in the member's quiet hours. */
export function isQuiet(rhythm: Rhythm, at: number): boolean {
  const { hour, minute } = zoned(rhythm.timeZone, at);
  return isQuietAt(rhythm, clockOf(hour, minute));
}

const clockOf = (hour: number, minute: number) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Times of day compare as text. From and to the same: never. */
function isQuietAt({ quietFrom, quietTo }: Rhythm, clock: string): boolean {
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo
    ? clock >= quietFrom && clock < quietTo
    : clock >= quietFrom || clock < quietTo;
}

/** The moment of a day; null where the day is none of theirs, or the change of clocks leaves no good moment. */
export function slotOn(rhythm: Rhythm, day: string): Slot | null {
  const date = temporal().PlainDate.from(day);
  if (!rhythm.days.includes(date.dayOfWeek)) return null;
  const clock = isQuietAt(rhythm, rhythm.sendAt) ? rhythm.quietTo : rhythm.sendAt;
  const moment = date.toZonedDateTime({ timeZone: rhythm.timeZone, plainTime: clock });
  const at = moment.epochMilliseconds;
  // A time that summer time skips lies an hour later: on another day perhaps, or in quiet hours.
  return dayAt(rhythm.timeZone, at) === day && !isQuiet(rhythm, at) ? { day, at } : null;
}

/** The next moment after this one; null when there is none. */
export function nextSlot(rhythm: Rhythm, after: number): Slot | null {
  const today = dayAt(rhythm.timeZone, after);
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const slot = slotOn(rhythm, addDays(today, days));
    if (slot && slot.at > after) return slot;
  }
  return null;
}

/** Whether a digest of this day may still go out: on its own day, and not in quiet hours. */
export const isStillGood = (rhythm: Rhythm, day: string, now: number): boolean =>
  dayAt(rhythm.timeZone, now) === day && !isQuiet(rhythm, now);

/** The first day of those that count for the cap: seven with this one. */
export const capFrom = (day: string): string => addDays(day, 1 - DAYS_IN_CAP);
