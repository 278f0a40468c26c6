import { matches } from '#search';
import { densest, type FocusTerms, WINDOW_CHARS } from './ground.ts';

/** A piece of a text around what matched, with the ranges to highlight. */
export interface Passage {
  text: string;
  marks: { start: number; end: number }[];
}

/** How long a passage is, in UTF-16 code units. */
export const PASSAGE_CHARS = 280;

/** The part of a text where most of a question stands close together. */
export function passageOf(text: string, focus: FocusTerms, language: string | null): Passage {
  const dense = text.length <= PASSAGE_CHARS ? 0 : densest(text, focus, WINDOW_CHARS).at;
  const piece = pieceAt(text, dense);
  return { text: piece, marks: marksOf(piece, new Set(focus.map(({ term }) => term)), language) };
}

/** The words around a place of a text, as long as a passage is. */
export function pieceAt(text: string, at: number): string {
  if (text.length <= PASSAGE_CHARS) return text.trim();
  const start = beginningOfWord(text, Math.max(0, Math.round(at - PASSAGE_CHARS / 6)));
  const end = endOfWord(text, Math.min(text.length, start + PASSAGE_CHARS));
  const head = start > 0 ? '… ' : '';
  const tail = end < text.length ? ' …' : '';
  return `${head}${text.slice(start, end).trim()}${tail}`;
}

export function marksOf(
  text: string,
  terms: Set<string>,
  language: string | null,
): Passage['marks'] {
  return matches(text, terms, language).map(({ start, end }) => ({ start, end }));
}

/** Not between the two halves of one character. */
function wholeCharacters(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}

/** What is written without spaces is cut between two characters. */
function endOfWord(text: string, at: number): number {
  if (at === text.length || text[at] === ' ') return at;
  const space = text.lastIndexOf(' ', at);
  return space < at - 30 ? wholeCharacters(text, at) : space;
}

function beginningOfWord(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 30 ? wholeCharacters(text, at) : space + 1;
}
