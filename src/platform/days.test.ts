import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAfter, daysBetween, mondayOf } from './days.ts';

const anyDay = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));

describe('addDays', () => {
  it('is what daysBetween measures, over leap days and the change of clocks too', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

describe('mondayOf', () => {
  it('is a Monday, at most six days before', () => {
    fc.assert(
      fc.property(anyDay, (text) => {
        const monday = mondayOf(text);
        expect(new Date(monday).getUTCDay()).toBe(1);
        const days = (Date.parse(text) - Date.parse(monday)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('is the Monday on or before', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  });
});

describe('dayAfter', () => {
  it('counts calendar days where the reader is', () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    expect(dayAfter(noon, 28)).toBe('2026-12-21');
    expect(dayAfter(noon, 40)).toBe('2027-01-02');
    expect(dayAfter(new Date(2026, 2, 28, 23, 59).getTime(), 1)).toBe('2026-03-29');
  });
});
