import { analyse, detectLanguage, matches } from '#search';

/** The share of what others write that may hold a word which still tells what a text is about. */
const SHARE_MAX = 0.01;
/** Texts imagined on top of those there are, so that a small network does not pass for the world. */
const TEXTS_IMAGINED = 20;
/** Words of a pair that are counted, rarest first: a long text shares many words by being long. */
const TERMS_COUNTED_MAX = 6;
const IN_TITLE = 1.5;
const IN_BODY = 1;
/** Numbers, and words of one letter: dates and list signs. */
const TELLS_NOTHING = /^(?:[\d.]+|\p{Script=Latin})$/u;

/** Below this many characters a text does not show its language: a title of four words is taken for anything. */
const LANGUAGE_CHARS_MIN = 80;

/** The terms of a text, each once. */
export interface Bag {
  all: ReadonlySet<string>;
  title: ReadonlySet<string>;
  /** In which it was read. */
  language: string | null;
}

interface Text {
  title: string;
  body: string;
}

/** How often terms occur in what others write. */
export interface Background {
  texts: number;
  textsWith: (term: string) => number;
}

export interface Touch {
  /** Shared terms, the most telling first. */
  terms: string[];
  weight: number;
}

/** In which language somebody mostly writes, or null when that does not show. */
export const languageOf = (texts: readonly Text[]): string | null =>
  detectLanguage(texts.map(({ title, body }) => `${title}\n${body}`).join('\n'));

/**
 * Reads a text in its own language, a short one in `usual`, that of those it is compared with: the
 * same word must become the same term on both sides.
 */
export function bagOf({ title, body }: Text, usual: string | null): Bag {
  const language = languageIn(`${title}\n${body}`) ?? usual;
  const ofTitle = new Set(termsThatTell(title, language));
  const all = new Set([...ofTitle, ...termsThatTell(body, language)]);
  return { all, title: ofTitle, language };
}

/** In which language a text is; null where it is too short to show. */
export const languageIn = (text: string): string | null =>
  text.length < LANGUAGE_CHARS_MIN ? null : detectLanguage(text);

/** The terms of a text that say anything, as often as it says them. */
export const termsThatTell = (text: string, language: string | null): string[] =>
  analyse(text, language).filter((term) => !TELLS_NOTHING.test(term));

/** Terms that occur on both sides: the only ones whose rarity matters. */
export function termsOnBothSides(mine: readonly Bag[], theirs: readonly Bag[]): string[] {
  const known = new Set(theirs.flatMap((bag) => [...bag.all]));
  return [...new Set(mine.flatMap((bag) => [...bag.all]))].filter((term) => known.has(term));
}

/**
 * Whether one text touches another, and by which words: two words that few others write, one of
 * them in a title, which says what a text is about; or one such word that stands in both titles. A word weighs -ln of the share of others' texts that hold
 * it, more in a title. Null when they do not touch.
 */
export function touchOf(mine: Bag, theirs: Bag, background: Background): Touch | null {
  const weighed: { term: string; weight: number; titles: number }[] = [];
  for (const term of mine.all) {
    if (!theirs.all.has(term)) continue;
    const having = background.textsWith(term);
    if (having > background.texts * SHARE_MAX) continue;
    const share = (having + 1) / (background.texts + TEXTS_IMAGINED);
    const [here, there] = [mine.title.has(term), theirs.title.has(term)];
    const places = (here ? IN_TITLE : IN_BODY) * (there ? IN_TITLE : IN_BODY);
    weighed.push({ term, weight: -Math.log(share) * places, titles: Number(here) + Number(there) });
  }
  const titles = weighed.map((one) => one.titles);
  const isTouch = weighed.length < 2 ? titles.includes(2) : titles.some((count) => count > 0);
  if (!isTouch) return null;
  const counted = weighed.toSorted((a, b) => b.weight - a.weight).slice(0, TERMS_COUNTED_MAX);
  return {
    terms: counted.map((one) => one.term),
    weight: counted.reduce((sum, one) => sum + one.weight, 0),
  };
}

/** A text of mine and the one of theirs it touches most; of equals the one named first. */
export function bestTouch<Theirs extends { bag: Bag }>(
  mine: Bag,
  theirs: readonly Theirs[],
  background: Background,
): { touch: Touch; touched: Theirs } | null {
  let best: { touch: Touch; touched: Theirs } | null = null;
  for (const touched of theirs) {
    const touch = touchOf(mine, touched.bag, background);
    if (touch && (best === null || touch.weight > best.touch.weight)) best = { touch, touched };
  }
  return best;
}

/** Terms as a text writes them, each once: an index's stems are nothing to read. */
export function termsAsWritten(
  terms: readonly string[],
  text: string,
  language: string | null,
): string[] {
  const written = terms.flatMap((term) => {
    const [first] = matches(text, new Set([term]), language);
    return first ? [text.slice(first.start, first.end)] : [];
  });
  return [...new Map(written.map((word) => [word.toLowerCase(), word])).values()];
}
