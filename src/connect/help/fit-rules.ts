/**
 * How far what a member has touches what somebody asks: pure. Each text is scored by itself as a search would (BM25), by words
 * that say what the question is about and that are rare; then it counts whether the member wrote of it more than once.
 * Why these numbers: decisions/0052-whom-i-can-help.md.
 */
import { substanceOf } from '#search';
import { type Background, languageIn, termsThatTell } from '../moves/touching.ts';

/** One word says little in a sentence that has ten. */
const WORDS_MIN = 2;
/** The share of what a question is about that one text must speak of, or it touches its edge only. */
const SHARE_MIN = 0.25;
/** What all texts together must reach: about two rare words, or commoner ones in several texts. */
const SCORE_MIN = 1.7;
/** The texts that count, and what each counts of the one before it: breadth, but not volume. */
const TEXTS_MAX = 10;
const NEXT_COUNTS = 0.8;
/**
 * Texts imagined on top of those there are. In a network of fifty texts on one craft its words are in every third;
 * in the world they are not, and they are what is asked about.
 */
const TEXTS_IMAGINED = 500;
/** BM25's own: how soon saying a word again adds little, and how much a text's length counts. */
const K1 = 1.2;
const B = 0.75;
/** A word in the title counts as said so often. */
const TITLE_TIMES = 2;

/** A text of the member's, as it is compared. */
export interface Reading {
  /** How often it says each term. */
  counts: ReadonlyMap<string, number>;
  title: ReadonlySet<string>;
  /** In terms. */
  length: number;
  /** In which it was read. */
  language: string | null;
}

/** What a question is about: its terms, each with what it tells. */
export interface Question {
  weights: ReadonlyMap<string, number>;
  whole: number;
}

/** How one text touches a question. */
export interface Fit {
  /** Terms that both say, the most telling first. */
  terms: string[];
  score: number;
  /** Whether it speaks of the question, so that it may be shown as the reason. */
  speaks: boolean;
}

/** Reads a text of the member's in its language, a short one in `usual`. */
export function readingOf(
  { title, body }: { title: string; body: string },
  usual: string | null,
): Reading {
  const language = languageIn(`${title}\n${body}`) ?? usual;
  const [heading, rest] = [termsThatTell(title, language), termsThatTell(body, language)];
  const counts = new Map<string, number>();
  for (const term of rest) counts.set(term, (counts.get(term) ?? 0) + 1);
  const ofTitle = new Set(heading);
  for (const term of ofTitle) counts.set(term, (counts.get(term) ?? 0) + TITLE_TIMES);
  return { counts, title: ofTitle, length: heading.length + rest.length, language };
}

/**
 * What a sentence is about. Words in which anything is told count for nothing; of the others each counts from 0 (in all texts)
 * to 1 (in none), so that a small network and a large one are judged alike.
 */
export function questionOf(terms: Iterable<string>, { texts, textsWith }: Background): Question {
  const most = Math.log1p(texts + TEXTS_IMAGINED);
  const weights = new Map<string, number>();
  for (const term of new Set(terms)) {
    const weight = (1 - Math.log1p(textsWith(term)) / most) * substanceOf(term);
    if (weight > 0) weights.set(term, weight);
  }
  return { weights, whole: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
}

/** How one text touches a question; null when it shares no word with it. `usualLength` is that of the member's texts. */
export function fitOf(
  mine: Reading,
  { weights, whole }: Question,
  usualLength: number,
): Fit | null {
  const long = K1 * (1 - B + (B * mine.length) / Math.max(1, usualLength));
  const said = [...weights]
    .flatMap(([term, weight]) => {
      const count = mine.counts.get(term) ?? 0;
      return count === 0
        ? []
        : [{ term, weight, score: (weight * count * (K1 + 1)) / (count + long) }];
    })
    .toSorted((a, b) => b.weight - a.weight);
  if (said.length === 0) return null;
  const spoken = said.reduce((sum, { weight }) => sum + weight, 0);
  return {
    terms: said.map(({ term }) => term),
    score: said.reduce((sum, { score }) => sum + score, 0),
    speaks:
      said.length >= WORDS_MIN &&
      spoken >= SHARE_MIN * whole &&
      said.some(({ term }) => mine.title.has(term)),
  };
}

/**
 * How much all of it touches a question, and which texts say why, the strongest first. Null when it may as well be chance:
 * silence is better.
 */
export function touchedBy<One extends { fit: Fit }>(
  found: readonly One[],
): { weight: number; why: One[] } | null {
  const best = found.toSorted((a, b) => b.fit.score - a.fit.score).slice(0, TEXTS_MAX);
  const weight = best.reduce((sum, { fit }, place) => sum + fit.score * NEXT_COUNTS ** place, 0);
  const why = best.filter(({ fit }) => fit.speaks);
  return why.length === 0 || weight < SCORE_MIN ? null : { weight, why };
}
