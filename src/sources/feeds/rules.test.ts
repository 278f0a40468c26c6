import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapWords } from './rules.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('gapWords', () => {
  it.each([
    [20 * 60_000, 'many times a day'],
    [4 * HOUR_MS, 'about 6 times a day'],
    [12 * HOUR_MS, 'about twice a day'],
    [DAY_MS, 'about once a day'],
    [1.6 * DAY_MS, 'about 4 times a week'],
    [3.5 * DAY_MS, 'about twice a week'],
    [7 * DAY_MS, 'about once a week'],
    [14 * DAY_MS, 'about twice a month'],
    [30 * DAY_MS, 'about once a month'],
    [90 * DAY_MS, 'every few months'],
    [365 * DAY_MS, 'about once a year'],
    [4_000 * DAY_MS, 'less than once a year'],
  ])('says %i ms', (gapMs, words) => {
    expect(gapWords(gapMs)).toBe(words);
  });
  it('never counts none or too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (gapMs) => {
        const [count] = /\d+/.exec(gapWords(gapMs)) ?? [];
        expect(Number(count ?? 3)).toBeGreaterThan(2);
        expect(Number(count ?? 3)).toBeLessThan(11);
      }),
    );
  });
});
