/**
 * What Kith takes of a recurrence rule of iCalendar (RFC 5545, 3.3.10): rules that count in days.
 * Everything is bounded, because a rule may come from a stranger's starter kit.
 */
export const RULE_CHARS_MAX = 300;
const INTERVAL_MAX = 366;
const COUNT_MAX = 366;
const VALUES_MAX = 60;

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface Rule {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** The last day it may fall on. */
  until: string | null;
  /** `BYDAY` and its like, as they are written. */
  by: Readonly<Record<string, string>>;
}
/** A rule as it is kept, or why it cannot be one. */
export type ReadRule = { rule: Rule; text: string } | { problem: string };

/** Parts by which a rule chooses days, in the order in which they are written. */
const BY: Record<string, (value: string) => boolean> = {
  BYMONTH: (value) => isBetween(value, 1, 12),
  BYWEEKNO: (value) => isBetween(unsigned(value), 1, 53),
  BYYEARDAY: (value) => isBetween(unsigned(value), 1, 366),
  BYMONTHDAY: (value) => isBetween(unsigned(value), 1, 31),
  BYDAY: (value) => /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
  BYSETPOS: (value) => isBetween(unsigned(value), 1, 366),
};
const OF_THE_CLOCK = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND']);
const OTHER = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST']);

const unsigned = (value: string): string => value.replace(/^[+-]/, '');
const isBetween = (value: string, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most;

/** Reads a rule, with or without `RRULE:`, in any case. Says in words what is wrong with it. */
export function readRule(written: string): ReadRule {
  if (written.length > RULE_CHARS_MAX)
    return { problem: `A rule has at most ${RULE_CHARS_MAX} characters.` };
  const text = written
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [, name, value] = /^([A-Z]+)=(.+)$/.exec(part.trim()) ?? [];
    if (name === undefined || value === undefined)
      return {
        problem: 'A rule is made of parts such as FREQ=WEEKLY;BYDAY=TU, with ";" between them.',
      };
    if (parts.has(name)) return { problem: `${name} stands there twice. Say it once.` };
    parts.set(name, value.replace(/\s/g, ''));
  }
  const problem = problemOf(parts);
  return problem === null ? made(parts) : { problem };
}

function problemOf(parts: ReadonlyMap<string, string>): string | null {
  for (const [name, value] of parts) {
    if (OF_THE_CLOCK.has(name)) return `Steps fall on days. Leave out ${name}.`;
    if (!OTHER.has(name) && !(name in BY)) return `${name} is no part of a rule. Leave it out.`;
    const isGood = BY[name];
    const values = value.split(',');
    if (isGood && (values.length > VALUES_MAX || !values.every(isGood)))
      return `${name}=${value} is no value that ${name} can have.`;
  }
  return problemOfPace(parts) ?? problemOfEnd(parts) ?? problemTogether(parts);
}

function problemOfPace(parts: ReadonlyMap<string, string>): string | null {
  const frequency = parts.get('FREQ');
  if (!isFrequency(frequency))
    return 'Begin with FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY.';
  if (!isBetween(parts.get('INTERVAL') ?? '1', 1, INTERVAL_MAX))
    return `INTERVAL is a number from 1 to ${INTERVAL_MAX}.`;
  if (!/^(MO|TU|WE|TH|FR|SA|SU)$/.test(parts.get('WKST') ?? 'MO'))
    return 'WKST is a day of the week, such as MO.';
  return null;
}

function problemOfEnd(parts: ReadonlyMap<string, string>): string | null {
  if (parts.has('COUNT') && parts.has('UNTIL'))
    return 'A rule ends by COUNT or by UNTIL. Leave one of them out.';
  if (!isBetween(parts.get('COUNT') ?? '1', 1, COUNT_MAX))
    return `COUNT is a number from 1 to ${COUNT_MAX}.`;
  if (dayOf(parts.get('UNTIL') ?? '20270131') === null)
    return 'UNTIL is a day, such as UNTIL=20270131.';
  return null;
}

/** What no calendar knows: a second Tuesday of a week, a choice of nothing. */
function problemTogether(parts: ReadonlyMap<string, string>): string | null {
  const frequency = parts.get('FREQ');
  const isOfPeriod = frequency === 'MONTHLY' || frequency === 'YEARLY';
  if (/\d/.test(parts.get('BYDAY') ?? '') && !isOfPeriod)
    return 'A number before a day, such as 2TU, goes with FREQ=MONTHLY or FREQ=YEARLY.';
  if ((parts.has('BYWEEKNO') || parts.has('BYYEARDAY')) && frequency !== 'YEARLY')
    return 'BYWEEKNO and BYYEARDAY go with FREQ=YEARLY.';
  if (parts.has('BYMONTHDAY') && frequency === 'WEEKLY')
    return 'BYMONTHDAY does not go with FREQ=WEEKLY.';
  if (parts.has('BYSETPOS') && Object.keys(BY).every((by) => by === 'BYSETPOS' || !parts.has(by)))
    return 'BYSETPOS chooses among days. Say which, for example with BYDAY.';
  return null;
}

const isFrequency = (value: string | undefined): value is Frequency =>
  FREQUENCIES.some((one) => one === value);

/** `2027-01-31` of `20270131` or `20270131T235959Z`; null when there is no such day. */
function dayOf(value: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(value) ?? [];
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

function made(parts: ReadonlyMap<string, string>): ReadRule {
  const frequency = parts.get('FREQ');
  if (!isFrequency(frequency)) return { problem: 'A rule begins with FREQ.' };
  const rule: Rule = {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: dayOf(parts.get('UNTIL') ?? ''),
    by: Object.fromEntries(
      [...Object.keys(BY), 'WKST'].flatMap((name) => {
        const value = parts.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
  return { rule, text: textOf(rule) };
}

/** One way to write a rule, so that the same rule is the same text. */
function textOf({ frequency, interval, count, until, by }: Rule): string {
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...Object.entries(by).map(([name, value]) => `${name}=${value}`),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}
