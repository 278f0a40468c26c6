import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS_MIN, halfWithinDays } from './rules.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('halfWithinDays', () => {
  it('is the days within which half of the answers came, one late answer or not', () => {
    expect(halfWithinDays([DAY / 2, 2 * DAY, 300 * DAY])).toBe(2);
    expect(halfWithinDays([1, 2, 3])).toBe(1);
  });

  it('says nothing below the floor, and nothing of answers before the question', () => {
    expect(halfWithinDays([DAY, DAY])).toBeNull();
    expect(halfWithinDays([-DAY, -DAY, DAY, DAY])).toBeNull();
  });

  it('has at least half of the answers within it, and fewer within a day less', () => {
    const taken = fc.array(fc.integer({ min: 1, max: 400 * DAY }), { minLength: ANSWERS_MIN });
    fc.assert(
      fc.property(taken, (took) => {
        const days = halfWithinDays(took) ?? 0;
        const within = (limit: number) => took.filter((ms) => ms <= limit * DAY).length;
        expect(within(days)).toBeGreaterThanOrEqual(took.length / 2);
        expect(within(days - 1)).toBeLessThan(took.length / 2);
      }),
    );
  });
});
