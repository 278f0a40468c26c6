import { analyse } from '#search';

/** More words than these tell their language. */
export const SHORT_WORDS_MAX = 8;

/**
 * The terms of a question as its language has them; of a few words, which are easily taken for another language ("database
 * migration" for German), the reading of which entries know more. `having` has to know of both, as `analyseQuestion` gives them.
 */
export function readingOf(text: string, having: ReadonlyMap<string, number>): string[] {
  const detected = analyse(text);
  if (detected.length > SHORT_WORDS_MAX) return detected;
  const english = analyse(text, 'en');
  return knownShare(english, having) > knownShare(detected, having) ? english : detected;
}

/** Of terms the share that any entry has. */
export const knownShare = (terms: readonly string[], having: ReadonlyMap<string, number>): number =>
  terms.filter((term) => (having.get(term) ?? 0) > 0).length / Math.max(1, terms.length);
