/** With whom one learns, period by period. Pure; nothing of it is a score. */
export const UNITS = ['quarter', 'month'] as const;
export type Unit = (typeof UNITS)[number];
export const WAYS = ['met', 'chosen', 'kept'] as const;
export type Way = (typeof WAYS)[number];

/** That one learnt with somebody on a day: they met, were chosen for a goal, or something of theirs was kept. */
export interface LearntWith {
  personId: number;
  day: string;
  way: Way;
}

export interface PeoplePeriod {
  /** `2026-Q4` or `2026-11`. */
  period: string;
  personIds: number[];
  /** How many people by each way; somebody may be in several. */
  ways: Record<Way, number>;
}

/** The period that a day is in. */
export const periodOf = (day: string, unit: Unit): string =>
  unit === 'month'
    ? day.slice(0, 7)
    : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The period before. */
function before(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const of = part.startsWith('Q')
    ? { part: Number(part.slice(1)), last: 4, sign: 'Q' }
    : { part: Number(part), last: 12, sign: '' };
  const [there, then] = of.part === 1 ? [Number(year) - 1, of.last] : [Number(year), of.part - 1];
  return `${String(there).padStart(4, '0')}-${of.sign}${of.sign === '' ? String(then).padStart(2, '0') : then}`;
}

/** With whom one learnt in each of the last periods, the earliest first; it begins with the first in which there is anybody. */
export function peopleByPeriod(
  rows: readonly LearntWith[],
  { unit, today, countMax }: { unit: Unit; today: string; countMax: number },
): PeoplePeriod[] {
  const found = Map.groupBy(rows, ({ day }) => periodOf(day, unit));
  const periods: PeoplePeriod[] = [];
  for (let period = periodOf(today, unit); periods.length < countMax; period = before(period)) {
    const theirs = found.get(period) ?? [];
    const people = (some: readonly LearntWith[]) => new Set(some.map(({ personId }) => personId));
    const by = (way: Way) => people(theirs.filter((row) => row.way === way)).size;
    periods.push({
      period,
      personIds: [...people(theirs)].toSorted((a, b) => a - b),
      ways: { met: by('met'), chosen: by('chosen'), kept: by('kept') },
    });
  }
  const first = periods.findLastIndex(({ personIds }) => personIds.length > 0);
  return periods.slice(0, first + 1).toReversed();
}
