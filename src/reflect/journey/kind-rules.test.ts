import { describe, expect, it } from 'vitest';
import { kindOf, monthsOf, summaryOf, withoutRepeats } from './kind-rules.ts';
import { lineOf } from './told.ts';

const note = (day: string, words = 'Wrote a note: A') => lineOf({ kind: 'note', day, words });

describe('withoutRepeats', () => {
  it('says once what was done again on the day, with its time, and keeps days apart', () => {
    const check = { ...note('2026-11-01'), minutes: 10 };
    expect(withoutRepeats([check, note('2026-11-02'), check, note('2026-11-01')])).toEqual([
      { ...check, times: 3, minutes: 20 },
      note('2026-11-02'),
    ]);
  });
});

describe('monthsOf', () => {
  it('goes from the earliest month to the latest and leaves out those in which nothing happened', () => {
    const turns = [{ day: '2026-09-30', words: 'you set out' }];
    const months = monthsOf(turns, [note('2026-11-02'), note('2026-11-01')]);
    expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-11']);
    expect(months[1]?.happened.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02']);
  });
});

describe('summaryOf', () => {
  it('says how often what, and with whom', () => {
    const met = (name: string) =>
      lineOf({ kind: 'people', day: '2026-11-01', words: `Asked ${name}`, people: [name] });
    const happened = [met('Bo'), met('Ada'), note('2026-11-02')];
    expect(summaryOf({ happened })).toBe('2 times with others (Bo, Ada), 1 thing in notes');
    const many = ['A', 'B', 'C', 'D', 'E'].map(met);
    expect(summaryOf({ happened: many })).toBe('5 times with others (A, B, C, D and 1 more)');
  });
});

describe('kindOf', () => {
  it('has a place for events it does not know', () => {
    expect(kindOf('something.new')).toBe('preparing');
    expect(kindOf('by-hand')).toBe('outside');
  });
});
