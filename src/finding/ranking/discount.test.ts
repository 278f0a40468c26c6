import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfLifeMs } from './discount.ts';
import {
  HALF_LIFE_MAX_MS,
  HALF_LIFE_MIN_MS,
  HALF_LIFE_SHARE,
  MATTER_MATCHES_MAX,
} from './weights.ts';

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
const YEARS = 5 * 365 * DAY;
const at = (days: number, score = 5) => ({ score, publishedAt: NOW - days * DAY });
const over = (days: number, score = 5, count = MATTER_MATCHES_MAX) =>
  Array.from({ length: count }, (_, n) => at((days * n) / count, score));

describe('halfLifeMs', () => {
  it('is a fifth of what a matter is old, however old the rest is', () => {
    const young = halfLifeMs(over(50), { asOf: NOW, corpusAgeMs: YEARS });
    expect(young / DAY).toBeGreaterThan(8);
    expect(young / DAY).toBeLessThan(12);
    expect(halfLifeMs(over(2_000), { asOf: NOW, corpusAgeMs: YEARS })).toBe(HALF_LIFE_MAX_MS);
  });

  it('is not made slower by old entries that match less', () => {
    const matches = [...over(50), ...over(2_000, 1)];
    expect(halfLifeMs(matches, { asOf: NOW, corpusAgeMs: YEARS }) / DAY).toBeLessThan(12);
  });

  it('is never more than a fifth of what is known is old, and stays within its bounds', () => {
    const anyMatches = fc.array(
      fc.record({
        score: fc.double({ min: 0.01, max: 60, noNaN: true }),
        publishedAt: fc.integer({ min: NOW - YEARS, max: NOW + DAY }),
      }),
    );
    fc.assert(
      fc.property(anyMatches, fc.integer({ min: 0, max: YEARS }), (matches, corpusAgeMs) => {
        const halfLife = halfLifeMs(matches, { asOf: NOW, corpusAgeMs });
        expect(halfLife).toBeGreaterThanOrEqual(HALF_LIFE_MIN_MS);
        expect(halfLife).toBeLessThanOrEqual(
          Math.max(HALF_LIFE_MIN_MS, Math.min(HALF_LIFE_MAX_MS, corpusAgeMs * HALF_LIFE_SHARE)),
        );
      }),
    );
  });
});
