import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxAgeMs, nextLookAt, nextTryAt } from './rhythm.ts';

const HOUR_MS = 3_600_000;
const now = Date.UTC(2026, 10, 23);
const every = (gapMs: number) => Array.from({ length: 10 }, (_, i) => now - (i + 1) * gapMs);
const chance = 0.5;

describe('nextLookAt', () => {
  it('is half the usual gap away', () => {
    expect(nextLookAt({ now, publishedAt: every(4 * HOUR_MS), chance })).toBe(now + 2 * HOUR_MS);
  });
  it('is a day away for who stopped writing', () => {
    expect(nextLookAt({ now, publishedAt: every(1000 * HOUR_MS), chance })).toBe(
      now + 24 * HOUR_MS,
    );
  });
  it('honours how long an answer asks to be kept', () => {
    expect(nextLookAt({ now, publishedAt: every(HOUR_MS), maxAgeMs: 6 * HOUR_MS, chance })).toBe(
      now + 6 * HOUR_MS,
    );
  });
  it('is always between 13 minutes and 27 hours away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: now })),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (dates, age, by) => {
          const wait =
            nextLookAt({
              now,
              publishedAt: dates.toSorted((a, b) => b - a),
              maxAgeMs: age,
              chance: by,
            }) - now;
          expect(wait).toBeGreaterThanOrEqual(13 * 60_000);
          expect(wait).toBeLessThanOrEqual(27 * HOUR_MS);
        },
      ),
    );
  });
});

describe('nextTryAt', () => {
  it('doubles with each failure and never gives up', () => {
    const waits = [1, 2, 3, 50].map((failures) => nextTryAt(now, failures, 0, chance) - now);
    expect(waits).toEqual([HOUR_MS / 6, HOUR_MS / 3, (2 * HOUR_MS) / 3, 24 * HOUR_MS]);
  });
  it('waits as long as the server asks', () => {
    expect(nextTryAt(now, 1, 5 * HOUR_MS, chance)).toBe(now + 5 * HOUR_MS);
  });
});

describe('maxAgeMs', () => {
  it.each([
    ['max-age=60', 60_000],
    ['public, max-age=3600, must-revalidate', 3_600_000],
    ['s-maxage=60', 0],
    [undefined, 0],
  ])('reads %s', (header, ms) => {
    expect(maxAgeMs(header)).toBe(ms);
  });
});
