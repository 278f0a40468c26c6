/**
 * How much of a question an entry really speaks of. BM25 orders entries well and says nothing about
 * whether the best of them is any good: an entry may come first because it says "test" once.
 */

/** The words of a question itself, with their weight (tf·idf). */
export type FocusTerms = readonly { term: string; weight: number }[];

/** From this share of the question's weight on, an entry is evidence; below it nothing is claimed. */
export const GROUND_MIN = 0.5;
export const GROUND_MUCH = 0.7;

/** The words that carry a question: beyond these, more words would make every entry look weak. */
const FOCUS_TERMS_MAX = 6;

/**
 * The words that carry a question, heaviest first. A word that no entry has weighs most: what speaks
 * of everything but the one thing asked about is no evidence.
 */
export function focusOf(
  words: Iterable<string>,
  statistics: { entries: number; having: ReadonlyMap<string, number> },
): FocusTerms {
  return [...new Set(words)]
    .map((term) => ({
      term,
      weight: Math.log(1 + statistics.entries / ((statistics.having.get(term) ?? 0) + 0.5)),
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, FOCUS_TERMS_MAX);
}

/** The share, from 0 to 1, of a question's weight whose words stand in a text. Stems are looked for at the beginning of words. */
export function groundOf(text: string, focus: FocusTerms): number {
  const all = focus.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  const folded = fold(text);
  const found = focus.reduce(
    (sum, { term, weight }) => sum + (startsWord(folded, term) ? weight : 0),
    0,
  );
  return found / all;
}

function startsWord(text: string, term: string): boolean {
  const isUnspaced = !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || isUnspaced || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  // Folding accents is slow, and most texts have none.
  return /[^\x20-\x7e\s]/.test(lower) ? lower.normalize('NFKD').replace(/\p{M}/gu, '') : lower;
}
