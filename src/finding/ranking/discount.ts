import {
  AGE_FLOOR,
  HALF_LIFE_MAX_MS,
  HALF_LIFE_MIN_MS,
  HALF_LIFE_SHARE,
  MATTER_MATCHES_MAX,
} from './weights.ts';

/** An entry that matches, as far as it tells how long its matter has been talked about. */
interface Dated {
  readonly score: number;
  /** Epoch ms. */
  readonly publishedAt: number;
}

/**
 * How fast evidence ages, in ms: a fifth of the time since the oldest entry known, or of the time that
 * the need's own matter has been talked about where that is shorter. A matter that came up last month
 * ages in days beside one of years, and were it all one clock, whoever wrote in the first week would
 * count like whoever wrote today.
 */
export function halfLifeMs(
  matches: readonly Dated[],
  { asOf, corpusAgeMs }: { asOf: number; corpusAgeMs: number },
): number {
  const share = HALF_LIFE_SHARE * Math.min(corpusAgeMs, matterAgeMs(matches, asOf));
  return Math.min(HALF_LIFE_MAX_MS, Math.max(HALF_LIFE_MIN_MS, share));
}

/** Twice the age of the middle one of the best matches: how old the matter is, if it is talked about evenly. */
function matterAgeMs(matches: readonly Dated[], asOf: number): number {
  const ages = matches
    .filter(({ publishedAt }) => publishedAt <= asOf)
    .toSorted((a, b) => b.score - a.score || b.publishedAt - a.publishedAt)
    .slice(0, MATTER_MATCHES_MAX)
    .map(({ publishedAt }) => asOf - publishedAt)
    .sort((a, b) => a - b);
  return 2 * (ages[Math.floor(ages.length / 2)] ?? Number.POSITIVE_INFINITY);
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
  return Math.log1p(STEEPNESS * (Math.max(0, value) / highest)) / STEEP;
}

/** A fiftieth of the highest is where a value begins to be told from nothing. */
const STEEPNESS = 50;
const STEEP = Math.log1p(STEEPNESS);
