import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RHYTHMS } from './limits.ts';
import { nextDay } from './when-rules.ts';

const day = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2080, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const weekdayOf = (text: string) => new Date(`${text}T00:00:00Z`).getUTCDay();
const once = { endsOn: null, rhythm: '' } as const;

describe('nextDay', () => {
  it('is the day of what happens once, until it is over', () => {
    expect(nextDay({ ...once, startsOn: '2026-12-03' }, '2026-12-03')).toBe('2026-12-03');
    expect(nextDay({ ...once, startsOn: '2026-12-03' }, '2026-12-04')).toBeNull();
    expect(nextDay({ ...once, startsOn: null }, '2026-12-04')).toBeNull();
  });

  it('is the first day of what goes on now', () => {
    const conference = { startsOn: '2027-02-05', endsOn: '2027-02-07', rhythm: 'year' } as const;
    expect(nextDay(conference, '2027-02-07')).toBe('2027-02-05');
    expect(nextDay(conference, '2027-02-08')).toBe('2028-02-05');
  });

  it.each([
    ['week', '2026-11-03', '2026-11-26', '2026-12-01'],
    ['fortnight', '2026-11-03', '2026-11-26', '2026-12-01'],
    ['fortnight', '2026-11-03', '2026-12-02', '2026-12-15'],
    // The first Tuesday; the fifth Thursday, which is the last where there is none.
    ['month-weekday', '2026-11-03', '2026-11-26', '2026-12-01'],
    ['month-weekday', '2026-10-29', '2026-11-01', '2026-11-26'],
    ['month', '2027-01-31', '2027-02-01', '2027-02-28'],
    ['month', '2027-01-31', '2027-03-01', '2027-03-31'],
    ['quarter', '2026-11-15', '2026-11-16', '2027-02-15'],
    ['year', '2024-02-29', '2024-03-01', '2025-02-28'],
  ] as const)('of a %s from %s is, on %s, %s', (rhythm, startsOn, today, next) => {
    expect(nextDay({ startsOn, endsOn: null, rhythm }, today)).toBe(next);
  });

  it('is never past, stays once reached, and keeps its weekday', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(...RHYTHMS), (startsOn, today, rhythm) => {
        const when = { startsOn, endsOn: null, rhythm };
        const next = nextDay(when, today);
        if (next === null) return rhythm === '' && startsOn < today;
        const keeps = ['week', 'fortnight', 'month-weekday'].includes(rhythm);
        return (
          next >= today &&
          next >= startsOn &&
          nextDay(when, next) === next &&
          (!keeps || weekdayOf(next) === weekdayOf(startsOn))
        );
      }),
    );
  });
});
