import { describe, expect, it } from 'vitest';
import { beginningOf, dayIn, daysOf, linesToPlan, weekBeside, weekOf } from './week-rules.ts';

describe('weekOf', () => {
  it('counts weeks as ISO 8601 does, also around New Year', () => {
    expect(weekOf('2026-11-26')).toBe('2026-W48');
    expect(weekOf('2027-01-03')).toBe('2026-W53');
    expect(weekOf('2027-01-04')).toBe('2027-W01');
    expect(weekOf('2024-12-30')).toBe('2025-W01');
  });

  it('agrees with daysOf on every day of twenty years', () => {
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2040, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      expect(daysOf(weekOf(day))).toContain(day);
    }
  });
});

describe('daysOf', () => {
  it('begins on Monday', () => {
    expect(daysOf('2026-W48')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
  });

  it('knows which weeks there are', () => {
    for (const week of ['2027-W53', '2026-W00', '2026-W54', '2026-48', 'now', ''])
      expect(daysOf(week)).toBeNull();
    expect(daysOf('2026-W53')).toHaveLength(7);
  });
});

describe('weekBeside', () => {
  it('goes over the end of a year', () => {
    expect(weekBeside('2026-W53', 1)).toBe('2027-W01');
    expect(weekBeside('2027-W01', -1)).toBe('2026-W53');
  });
});

describe('beginningOf', () => {
  it('is midnight where the member is, also when the clock is changed that week', () => {
    expect(beginningOf('2026-11-23', 'UTC')).toBe(Date.UTC(2026, 10, 23));
    expect(beginningOf('2026-11-23', 'Europe/Berlin')).toBe(Date.UTC(2026, 10, 22, 23));
    expect(beginningOf('2026-10-26', 'America/New_York')).toBe(Date.UTC(2026, 9, 26, 4));
    expect(beginningOf('2026-11-02', 'America/New_York')).toBe(Date.UTC(2026, 10, 2, 5));
    expect(beginningOf('2026-11-23', 'Asia/Kolkata')).toBe(Date.UTC(2026, 10, 22, 18, 30));
  });
});

describe('dayIn', () => {
  it('is the day on the wall there', () => {
    const at = Date.UTC(2026, 10, 23, 23, 30);
    expect(dayIn(at, 'UTC')).toBe('2026-11-23');
    expect(dayIn(at, 'Europe/Berlin')).toBe('2026-11-24');
    expect(dayIn(at, 'America/New_York')).toBe('2026-11-23');
  });
});

describe('linesToPlan', () => {
  it('is a line each, without marks, doubles and what is planned already', () => {
    const goals = [{ nextStep: 'Karte laminieren' }, { nextStep: null }];
    const next = '- Karte laminieren\n2. Ask Bo\n\n  Ask Bo\n• 3 Fragen stellen';
    expect(linesToPlan(next, goals)).toEqual(['Ask Bo', '3 Fragen stellen']);
    expect(linesToPlan(' \n', goals)).toEqual([]);
  });
});
