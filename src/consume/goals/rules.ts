import { DAY_MS } from '#days';
import { MINUTES_MAX } from '../stream/limits.ts';

/** After a week an entry must speak of twice as much of a question to stand where a new one does. */
const HALF_LIFE_MS = 7 * DAY_MS;

export interface Fit {
  entryId: number;
  goalId: number;
  questionId: number;
  ground: number;
  publishedAt: number;
  minutes: number;
}

export interface Fitting {
  entryId: number;
  minutes: number;
  worth: number;
  /** The question it speaks of most first; each goal once. */
  fits: Fit[];
}

/** Entries by how much they speak of a question and how new they are, the most first; of equals the newest. */
export function inOrder(fits: readonly Fit[], now: number): Fitting[] {
  return [...Map.groupBy(fits, ({ entryId }) => entryId)]
    .map(([entryId, all]) => {
      const [best, ...others] = all.toSorted(
        (a, b) => b.ground - a.ground || a.goalId - b.goalId || a.questionId - b.questionId,
      );
      if (!best) throw new Error('a group without a member');
      const further = others.filter(
        (fit, at) =>
          fit.goalId !== best.goalId && others.findIndex((one) => one.goalId === fit.goalId) === at,
      );
      const age = Math.max(0, now - best.publishedAt);
      return {
        entryId,
        minutes: best.minutes,
        worth: best.ground * 0.5 ** (age / HALF_LIFE_MS),
        fits: [best, ...further],
      };
    })
    .toSorted((a, b) => b.worth - a.worth || b.entryId - a.entryId);
}

/**
 * What of a list fits into the minutes left, in its order: the first always, so that a long entry is no dead
 * end, unless nothing is left; then what still has room.
 */
export function within(all: readonly Fitting[], minutesLeft: number): Fitting[] {
  if (minutesLeft <= 0) return [];
  let left = Math.min(minutesLeft, MINUTES_MAX);
  const kept: Fitting[] = [];
  for (const one of all) {
    if (kept.length > 0 && one.minutes > left) continue;
    kept.push(one);
    left -= one.minutes;
    if (left <= 0) break;
  }
  return kept;
}
