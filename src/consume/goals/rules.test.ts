import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fit, inOrder, within } from './rules.ts';

const NOW = Date.UTC(2026, 10, 23);
const DAY_MS = 24 * 60 * 60 * 1000;
const fitOf = (over: Partial<Fit>): Fit => ({
  entryId: 1,
  goalId: 1,
  questionId: 1,
  ground: 0.6,
  publishedAt: NOW - DAY_MS,
  minutes: 3,
  ...over,
});

const anyFit = fc.record({
  entryId: fc.integer({ min: 1, max: 20 }),
  goalId: fc.integer({ min: 1, max: 4 }),
  questionId: fc.integer({ min: 0, max: 3 }),
  ground: fc.double({ min: 0.5, max: 1, noNaN: true }),
  publishedAt: fc.integer({ min: NOW - 30 * DAY_MS, max: NOW + DAY_MS }),
  minutes: fc.integer({ min: 1, max: 60 }),
});

describe('inOrder', () => {
  it('puts what speaks of more first, and what is new before what is old', () => {
    const order = inOrder(
      [
        fitOf({ entryId: 1, ground: 0.6 }),
        fitOf({ entryId: 2, ground: 1 }),
        fitOf({ entryId: 3, ground: 1, publishedAt: NOW - 20 * DAY_MS }),
      ],
      NOW,
    );
    expect(order.map(({ entryId }) => entryId)).toEqual([2, 1, 3]);
  });

  it('names each entry once, and each goal of it once with its best question', () => {
    fc.assert(
      fc.property(fc.array(anyFit, { maxLength: 40 }), (fits) => {
        const order = inOrder(fits, NOW);
        expect(new Set(order.map(({ entryId }) => entryId)).size).toBe(order.length);
        expect(new Set(fits.map(({ entryId }) => entryId)).size).toBe(order.length);
        for (const one of order) {
          const goals = one.fits.map(({ goalId }) => goalId);
          expect(new Set(goals).size).toBe(goals.length);
          for (const kept of one.fits) {
            const rivals = fits.filter(
              (other) => other.entryId === one.entryId && other.goalId === kept.goalId,
            );
            expect(kept.ground).toBe(Math.max(...rivals.map(({ ground }) => ground)));
          }
        }
      }),
    );
  });
});

describe('within', () => {
  it('keeps the order and never takes more than there is time for, but for a first that is long', () => {
    fc.assert(
      fc.property(
        fc.array(anyFit, { maxLength: 40 }),
        fc.integer({ min: -5, max: 120 }),
        (fits, left) => {
          const all = inOrder(fits, NOW);
          const kept = within(all, left);
          expect(all.filter((one) => kept.includes(one))).toEqual(kept);
          const minutes = kept.reduce((sum, one) => sum + one.minutes, 0);
          if (left <= 0) expect(kept).toEqual([]);
          else if (kept.length > 1) expect(minutes).toBeLessThanOrEqual(left);
          else expect(kept).toEqual(all.slice(0, 1));
        },
      ),
    );
  });
});
