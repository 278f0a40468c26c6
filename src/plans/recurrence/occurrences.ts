import { createRequire } from 'node:module';
import type { RRuleTemporal } from 'rrule-temporal';
import { addDays } from '#days';
import { readRule } from './rule.ts';

/** The library looks at so many periods and candidates before it gives up; then nothing more comes. */
const PERIODS_MAX = 1_000;
const CANDIDATES_MAX = 20_000;
/** A stretch for which days are asked is cut to this: longer ones would come against `PERIODS_MAX`. */
export const STRETCH_DAYS_MAX = 400;
/** Answers remembered: a list of steps asks the same every time. */
const REMEMBERED_MAX = 2_000;

/** For libraries that are loaded with the first step that recurs. */
const require = createRequire(import.meta.url);
const temporal = (): typeof import('temporal-polyfill').Temporal =>
  require('temporal-polyfill').Temporal;

/** Days are days of the calendar: in UTC none is shorter or longer. */
const atDay = (day: string) => temporal().PlainDate.from(day).toZonedDateTime('UTC');
const dayWritten = (moment: { toString(): string } | null): string | null =>
  moment?.toString().slice(0, 10) ?? null;

export interface Recurring {
  /** As `readRule` writes it. */
  rule: string;
  /** The day from which on it holds. It counts itself only when the rule falls on it. */
  start: string;
}

function seriesOf({ rule, start }: Recurring): RRuleTemporal {
  const library: typeof import('rrule-temporal') = require('rrule-temporal');
  return new library.RRuleTemporal({
    // The library wants the end to be a moment, as the start is.
    rruleString: `RRULE:${rule.replace(/UNTIL=(\d{8})/, 'UNTIL=$1T000000Z')}`,
    dtstart: atDay(start),
    tzid: 'UTC',
    maxIterations: PERIODS_MAX,
    maxCandidateEvaluations: CANDIDATES_MAX,
  });
}

/** Where one stands in a series: the last day up to and with today, and the first after it. */
export interface Around {
  latest: string | null;
  next: string | null;
}
const remembered = new Map<string, Around>();

/** Pure, and remembered, since it is asked for every step of every list. */
export function around(recurring: Recurring, day: string): Around {
  const key = `${recurring.rule} ${recurring.start} ${day}`;
  const known = remembered.get(key);
  if (known) return known;
  const series = seriesOf(recurring);
  const found = {
    latest: orNone(() => dayWritten(series.previous(atDay(day), true))),
    next: orNone(() => dayWritten(series.next(atDay(day), false))),
  };
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, found);
  return found;
}

/** The last day of a stretch, when it is cut to `STRETCH_DAYS_MAX`. */
export function endOfStretch({ from, to }: { from: string; to: string }): string {
  const last = addDays(from, STRETCH_DAYS_MAX - 1);
  return to < last ? to : last;
}

/** The days of a series in a stretch, both ends with it. */
export function occurrencesBetween(
  recurring: Recurring,
  stretch: { from: string; to: string },
): string[] {
  const [from, to] = [stretch.from, endOfStretch(stretch)];
  if (to < from) return [];
  const found = orNone(() => seriesOf(recurring).between(atDay(from), atDay(to), true)) ?? [];
  return found.map((moment) => moment.toString().slice(0, 10));
}

export const occursOn = (recurring: Recurring, day: string): boolean =>
  occurrencesBetween(recurring, { from: day, to: day }).length > 0;

/** Beyond its bounds the library throws: a rule that takes so long to come again does not come. */
function orNone<Found>(find: () => Found): Found | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Why a rule cannot be a step's; null when it can. The rule as it is kept comes from `readRule`. */
export function ruleProblem(written: string, start: string): string | null {
  const read = readRule(written);
  if ('problem' in read) return read.problem;
  const { latest, next } = around({ rule: read.text, start }, start);
  return latest === null && next === null
    ? 'No day follows from this rule. Choose another one.'
    : null;
}
