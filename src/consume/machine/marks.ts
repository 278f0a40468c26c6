import { escapeHtml } from '#html';
import type { Piece } from './paragraphs.ts';

/** An answer so much longer than what it translates is none. */
const LONGER = 4;
const LONGER_CHARS = 400;
const MARK = /<(\/?)x(\d+)\s*(\/?)>/g;

/** A paragraph as a model gets it: its words, and a numbered mark for each tag and for what stays as it is. */
export function written(paragraph: readonly Piece[]): string {
  const numbers = numbersOf(paragraph);
  return paragraph
    .map((piece, at) => {
      if (piece.is === 'text') return piece.raw.replace(/\s+/g, ' ');
      const number = numbers[at];
      if (piece.is === 'kept') return `<x${number}/>`;
      return piece.is === 'open' ? `<x${number}>` : `</x${number}>`;
    })
    .join('')
    .trim();
}

/** An opening tag and its end have one number. */
function numbersOf(paragraph: readonly Piece[]): number[] {
  const byElement = new Map<number, number>();
  let count = 0;
  return paragraph.map((piece) => {
    if (piece.is === 'text') return 0;
    if (piece.is === 'close') return byElement.get(piece.of) ?? 0;
    count += 1;
    if (piece.is === 'open') byElement.set(piece.of, count);
    return count;
  });
}

interface Marked {
  piece: Piece;
  end: string;
}

/**
 * What a model made of a paragraph, as HTML: each mark is again what it stood for, and everything else it wrote is text.
 * Null where it cannot be trusted: a link or something that stays is missing or there twice, marks cross, or it is far too long.
 */
export function readBack(answer: string, paragraph: readonly Piece[]): string | null {
  if (answer.length > written(paragraph).length * LONGER + LONGER_CHARS) return null;
  const marks = marksOf(paragraph);
  const used = new Set<number>();
  const open: number[] = [];
  let html = '';
  let at = 0;
  for (const { 0: tag, 1: slash, 2: digits, index } of answer.matchAll(MARK)) {
    html += asText(answer.slice(at, index));
    at = index + tag.length;
    const number = Number(digits);
    const mark = marks.get(number);
    if (!mark) return null;
    const isKept = mark.piece.is === 'kept';
    // Some write <x1></x1> for <x1/>.
    if (isKept && slash) continue;
    if (slash) {
      if (open.pop() !== number) return null;
      html += mark.end;
      continue;
    }
    if (used.has(number)) return null;
    used.add(number);
    html += mark.piece.raw;
    if (!isKept) open.push(number);
  }
  html += asText(answer.slice(at));
  const isAllThere = [...marks].every(([number, { piece }]) => used.has(number) || mayGo(piece));
  const hasWords = /\p{L}/u.test(answer.replace(MARK, ''));
  return open.length === 0 && isAllThere && hasWords ? html : null;
}

/** What only looks otherwise may be lost in another language. */
const mayGo = (piece: Piece): boolean => piece.is === 'open' && piece.name !== 'a';

function marksOf(paragraph: readonly Piece[]): Map<number, Marked> {
  const numbers = numbersOf(paragraph);
  const marks = new Map<number, Marked>();
  for (const [at, piece] of paragraph.entries()) {
    const number = numbers[at] ?? 0;
    if (piece.is === 'open' || piece.is === 'kept') marks.set(number, { piece, end: '' });
    const opened = marks.get(number);
    if (piece.is === 'close' && opened) opened.end = piece.raw;
  }
  return marks;
}

const REFERENCES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u{a0}',
  '&amp;': '&',
};

/** Text as HTML, whatever it looks like. A model gives references back as they were, or as what they stand for. */
export const asText = (words: string): string =>
  escapeHtml(words.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (one) => REFERENCES[one] ?? one));
