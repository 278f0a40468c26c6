import type { FoundEntry } from '#sources';
import type { Near } from './near.ts';

/**
 * How much the nearest in meaning adds, beside what the best match by words has. Words lead: they can be shown.
 */
const MEANING_WEIGHT = 0.5;

/**
 * What was found by words joined with what is near in meaning, as one list: each entry's score is what its words
 * come to and what its nearness adds. A convex combination keeps how much better one is than another, which
 * ranks alone lose (Bruch, Gai and Ingber 2023). Best first.
 */
export function fused(found: readonly FoundEntry[], near: Near | null): FoundEntry[] {
  if (!near || near.nearness.size === 0) return [...found];
  const best = found.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const added = (entryId: number): number =>
    MEANING_WEIGHT * best * (near.nearness.get(entryId) ?? 0);
  const known = new Set(found.map(({ entryId }) => entryId));
  const only = [...near.nearness.keys()].filter((id) => !known.has(id));
  return [
    ...found.map((entry) => ({ ...entry, score: entry.score + added(entry.entryId) })),
    ...only.map((entryId) => ({ entryId, score: added(entryId), length: 0 })),
  ].toSorted((a, b) => b.score - a.score || a.entryId - b.entryId);
}
