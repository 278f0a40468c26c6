import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LearntWith, peopleByPeriod, periodOf, UNITS, WAYS } from './diversity-rules.ts';

const TODAY = '2026-11-27';
const rows: LearntWith[] = [
  { personId: 1, day: '2026-02-28', way: 'met' },
  { personId: 1, day: '2026-10-01', way: 'met' },
  { personId: 1, day: '2026-11-02', way: 'kept' },
  { personId: 2, day: '2026-12-31', way: 'chosen' },
];

const Row: fc.Arbitrary<LearntWith> = fc.record({
  personId: fc.integer({ min: 1, max: 6 }),
  day: fc
    .date({ min: new Date('2025-06-01'), max: new Date('2027-02-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  way: fc.constantFrom(...WAYS),
});

describe('peopleByPeriod', () => {
  it('begins with the first quarter of which something is known, and leaves none out', () => {
    expect(peopleByPeriod(rows, { unit: 'quarter', today: TODAY, countMax: 12 })).toEqual([
      { period: '2026-Q1', personIds: [1], ways: { met: 1, chosen: 0, kept: 0 } },
      { period: '2026-Q2', personIds: [], ways: { met: 0, chosen: 0, kept: 0 } },
      { period: '2026-Q3', personIds: [], ways: { met: 0, chosen: 0, kept: 0 } },
      { period: '2026-Q4', personIds: [1, 2], ways: { met: 1, chosen: 1, kept: 1 } },
    ]);
  });

  it('goes back by months across a year, as far as it is asked to', () => {
    const months = peopleByPeriod(rows, { unit: 'month', today: '2027-01-15', countMax: 3 });
    expect(months.map(({ period, personIds }) => [period, personIds])).toEqual([
      ['2026-11', [1]],
      ['2026-12', [2]],
      ['2027-01', []],
    ]);
  });

  it('has nothing to say of nobody', () => {
    expect(peopleByPeriod([], { unit: 'quarter', today: TODAY, countMax: 12 })).toEqual([]);
  });

  it('counts what the rows hold, each person once in a period, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(Row, { maxLength: 40 }), fc.constantFrom(...UNITS), (some, unit) => {
        const asked = { unit, today: TODAY, countMax: 30 };
        const periods = peopleByPeriod(some, asked);
        for (const { period, personIds, ways } of periods) {
          const theirs = some.filter(({ day }) => periodOf(day, unit) === period);
          expect(new Set(personIds)).toEqual(new Set(theirs.map(({ personId }) => personId)));
          for (const way of WAYS)
            expect(ways[way]).toBe(
              new Set(theirs.filter((row) => row.way === way).map(({ personId }) => personId)).size,
            );
        }
        const told = new Set(periods.map(({ period }) => period));
        const untold = some.filter(({ day }) => !told.has(periodOf(day, unit)));
        expect(untold.every(({ day }) => periodOf(day, unit) > periodOf(TODAY, unit))).toBe(true);
        expect(peopleByPeriod(some.toReversed(), asked)).toEqual(periods);
      }),
    );
  });
});
