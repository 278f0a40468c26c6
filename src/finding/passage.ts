import { matches } from '#search';

/** A piece of a text around what matched, with the ranges to highlight. */
export interface Passage {
  text: string;
  marks: { start: number; end: number }[];
}

const PASSAGE_CHARS = 280;
const PLACES_PER_TERM_MAX = 4;
const TERMS_MAX = 20;

/**
 * The part of a text where most different terms stand close together. Stems are looked for as they
 * are, which finds nearly every form and is far quicker than stemming the whole text.
 */
export function passageOf(text: string, terms: Set<string>, language: string | null): Passage {
  const start = text.length <= PASSAGE_CHARS ? 0 : bestStart(text, terms);
  const end = Math.min(text.length, start + PASSAGE_CHARS);
  const head = start > 0 ? '… ' : '';
  const tail = end < text.length ? ' …' : '';
  const piece = `${head}${text.slice(start, end).trim()}${tail}`;
  return { text: piece, marks: marksOf(piece, terms, language) };
}

export function marksOf(
  text: string,
  terms: Set<string>,
  language: string | null,
): Passage['marks'] {
  return matches(text, terms, language).map(({ start, end }) => ({ start, end }));
}

function bestStart(text: string, terms: Set<string>): number {
  const lower = text.toLowerCase();
  const places: { at: number; term: string }[] = [];
  for (const term of [...terms].slice(0, TERMS_MAX)) {
    let at = lower.indexOf(term);
    for (let count = 0; at >= 0 && count < PLACES_PER_TERM_MAX; ) {
      const isWord = at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '');
      if (isWord) {
        places.push({ at, term });
        count += 1;
      }
      at = lower.indexOf(term, at + (isWord ? PASSAGE_CHARS / 2 : 1));
    }
  }
  places.sort((a, b) => a.at - b.at);
  let best = { at: 0, terms: 0 };
  for (const [index, place] of places.entries()) {
    const near = new Set<string>();
    for (let next = index; next < places.length; next++) {
      const other = places[next];
      if (!other || other.at > place.at + PASSAGE_CHARS * 0.8) break;
      near.add(other.term);
    }
    if (near.size > best.terms) best = { at: place.at, terms: near.size };
  }
  return beginningOfWord(text, Math.max(0, Math.round(best.at - PASSAGE_CHARS / 5)));
}

function beginningOfWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 30 ? at : space + 1;
}
