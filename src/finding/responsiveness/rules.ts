import { DAY_MS } from '#days';

/** From so many on, something is said about how soon somebody answers. */
export const ANSWERS_MIN = 3;

/**
 * Within how many days half of the answers came, each given as what it took in ms; null below the
 * floor. A middle says what to expect better than an average, which one late answer moves.
 */
export function halfWithinDays(tookMs: readonly number[]): number | null {
  const taken = tookMs.filter((ms) => ms >= 0).toSorted((a, b) => a - b);
  if (taken.length < ANSWERS_MIN) return null;
  const middle = taken[Math.ceil(taken.length / 2) - 1] ?? 0;
  return Math.max(1, Math.ceil(middle / DAY_MS));
}
