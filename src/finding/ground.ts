/**
 * How much of a question an entry really speaks of. BM25 orders entries well and says nothing about
 * whether the best of them is any good: an entry may come first because it says "test" once.
 */

import { analyse, isPlain } from '#search';

/** The words of a question itself, with their weight (tf·idf). */
export type FocusTerms = readonly { term: string; weight: number }[];

/** From this share of the question's weight on, an entry is evidence; below it nothing is claimed. */
export const GROUND_MIN = 0.5;
export const GROUND_MUCH = 0.7;

/** The words that carry a question: beyond these, more words would make every entry look weak. */
const FOCUS_TERMS_MAX = 6;

/** Of what its rarity comes to; a question that has nothing but such words goes by them. */
const PLAIN_SHARE = 0.01;

/**
 * The words that carry a question, heaviest first. A word that no entry has weighs most: what speaks
 * of everything but the one thing asked about is no evidence. Words in which anything is asked ("how do I manage … better") are
 * rare where people write about their trade, and would lose whoever speaks of the matter itself: they weigh next to nothing, and are shown where they stand beside it.
 */
export function focusOf(
  words: Iterable<string>,
  statistics: { entries: number; having: ReadonlyMap<string, number> },
): FocusTerms {
  return [...new Set(words)]
    .map((term) => ({
      term,
      weight:
        (isPlain(term) ? PLAIN_SHARE : 1) *
        Math.log(1 + statistics.entries / ((statistics.having.get(term) ?? 0) + 0.5)),
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, FOCUS_TERMS_MAX);
}

/**
 * The words that carry a plain sentence. One says more in it than anybody writes: a word that no entry has weighs no more
 * than the commonest that some have, and there are no more of these than of the others, so that whoever speaks of all
 * that is known is found, and not said to speak much of it.
 */
export function focusOfSentence(
  words: Iterable<string>,
  statistics: { entries: number; having: ReadonlyMap<string, number> },
): FocusTerms {
  const [known, missing] = [new Set<string>(), new Set<string>()];
  for (const term of words) (statistics.having.get(term) ? known : missing).add(term);
  const focus = focusOf(known, statistics);
  const lightest = focus.at(-1)?.weight;
  if (lightest === undefined) return focusOf(missing, statistics);
  const beside = [...missing].slice(0, focus.length).map((term) => ({ term, weight: lightest }));
  return [...focus, ...beside].slice(0, FOCUS_TERMS_MAX);
}

/** Words further apart than some three lines are not said about one thing, nor shown in one passage. */
export const WINDOW_CHARS = 230;
const PLACES_PER_TERM_MAX = 12;

/**
 * The share, from 0 to 1, of a question's weight whose words stand close together in a text, or in
 * its title (the first line). Stems are looked for at the beginning of words, which finds nearly
 * every form and is far quicker than stemming the whole text.
 */
export function groundOf(text: string, focus: FocusTerms): number {
  const all = focus.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  const end = text.indexOf('\n');
  const inTitle = new Set(
    placesOf(end < 0 ? text : text.slice(0, end), focus).map(({ term }) => term),
  );
  const titled = focus.reduce((sum, { term, weight }) => sum + (inTitle.has(term) ? weight : 0), 0);
  const left = focus.filter(({ term }) => !inTitle.has(term));
  return (titled + densest(text.slice(end + 1), left, WINDOW_CHARS).weight) / all;
}

/** A stretch of a text: where it begins, which words of a question stand in it, and their weight. */
export interface Dense {
  at: number;
  weight: number;
  terms: ReadonlySet<string>;
}

/** Where in a text the words of a question stand closest together. */
export function densest(text: string, focus: FocusTerms, chars: number): Dense {
  return densestOf(placesOf(text, focus), chars);
}

/** The same of places that are known, in their order. */
export function densestOf(places: readonly Place[], chars: number): Dense {
  let best: Dense = { at: 0, weight: 0, terms: new Set() };
  for (const [index, place] of places.entries()) {
    const near = new Map<string, number>();
    for (let next = index; next < places.length; next++) {
      const other = places[next];
      if (!other || other.at > place.at + chars) break;
      near.set(other.term, other.weight);
    }
    const weight = [...near.values()].reduce((sum, one) => sum + one, 0);
    if (weight > best.weight) best = { at: place.at, weight, terms: new Set(near.keys()) };
  }
  return best;
}

export interface Place {
  at: number;
  term: string;
  weight: number;
}

/** Where the words of a question stand in a text, in order. */
export function placesOf(text: string, focus: FocusTerms): Place[] {
  const folded = fold(text);
  const places = focus.flatMap(({ term, weight }) => {
    const found: Place[] = [];
    // Stemmed, "study" ends like "studies".
    const stem = term.length > STEM_CHARS_MIN ? term.replace(/i$/, '') : term;
    const isForm = stem === term ? isFormOf : isFormInIOrY;
    let at = folded.indexOf(stem);
    while (at >= 0 && found.length < PLACES_PER_TERM_MAX) {
      if (isForm(stem, folded, at)) found.push({ at, term, weight });
      at = folded.indexOf(stem, at + 1);
    }
    return found;
  });
  return places.toSorted((a, b) => a.at - b.at);
}

const STEM_CHARS_MIN = 3;
/** No ending is longer. */
const WORD_REST_MAX = 16;
const isFormInIOrY = (stem: string, text: string, at: number): boolean =>
  /[iy]/.test(text[at + stem.length] ?? '') && isFormOf(stem, text, at);

/** Endings are longer than this only in other words: "teach" is in "teachers", not in "teachability". */
const ENDING_CHARS_MAX = 5;
/** Of a short stem nearly every longer word is another word: "r" is a language, not a beginning. */
const endingMaxOf = (stem: string): number =>
  stem.length <= 1 ? 0 : stem.length <= 3 ? 2 : ENDING_CHARS_MAX;

/** Whether a word that is a form of a stem begins here. Scripts without spaces have no words to begin. */
function isFormOf(stem: string, text: string, at: number): boolean {
  if (!/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(stem)) return true;
  if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return false;
  const endingMax = endingMaxOf(stem);
  const word = text.slice(at, at + stem.length + WORD_REST_MAX);
  const whole = /^[\p{L}\p{N}]*/u.exec(word)?.[0] ?? '';
  if (whole.length <= stem.length + endingMax) return true;
  // Some forms end in more, as "accessibility" does of "access": what finds the entry must find the word in it.
  return stem.length > STEM_CHARS_MIN && analyse(whole, 'en')[0] === stem;
}

/** Lower case without accents, and as long as it was, so that places stay places. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower.replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD')[0] ?? letter)
    : text;
}
