import { AGE_FLOOR, HALF_LIFE_MAX_MS, HALF_LIFE_MIN_MS, HALF_LIFE_SHARE } from './weights.ts';

/** How fast evidence ages, in ms, when the oldest entry known is `corpusAgeMs` old. */
export function halfLifeMs(corpusAgeMs: number): number {
  const share = corpusAgeMs * HALF_LIFE_SHARE;
  return Math.min(HALF_LIFE_MAX_MS, Math.max(HALF_LIFE_MIN_MS, share));
}

/** The share of its relevance that an entry keeps at an age: from 1 down to `AGE_FLOOR`. */
export function ageDiscount(ageMs: number, halfLife: number): number {
  return AGE_FLOOR + (1 - AGE_FLOOR) * fading(ageMs, halfLife);
}

/** What is dated ahead of time counts as new. */
function fading(ageMs: number, halfLife: number): number {
  return 2 ** (-Math.max(0, ageMs) / halfLife);
}

/** How strongly a value counts beside the highest, from 0 to 1: the first tenth tells more than the last. */
export function beside(value: number, highest: number): number {
  if (highest <= 0) return 0;
  return Math.log1p(STEEPNESS * (Math.max(0, value) / highest)) / Math.log1p(STEEPNESS);
}

/** A fiftieth of the highest is where a value begins to be told from nothing. */
const STEEPNESS = 50;
