import { PASSAGE_CHARS, pieceAt } from '#finding';

export interface Mark {
  start: number;
  end: number;
}

/** One line of it, composed as the words are that are looked for (`foldWords`). */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Nothing else: a backslash before `-` is an error in an expression with `u`. */
const SPECIAL = /[\\^$.*+?()[\]{}|/]/gu;

/** Where any of these words stands in a text, in any case, also within another word: as the library looks for them. */
export function marksOfParts(text: string, words: readonly string[]): Mark[] {
  if (words.length === 0) return [];
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const any = longestFirst.map((word) => word.replace(SPECIAL, '\\$&')).join('|');
  return [...text.matchAll(new RegExp(any, 'giu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The part of a text in which most of these words stand, marked. */
export function passageOfParts(
  text: string,
  words: readonly string[],
): { text: string; marks: Mark[] } {
  const line = plain(text);
  const piece = pieceAt(line, densest(line, marksOfParts(line, words)));
  return { text: piece, marks: marksOfParts(piece, words) };
}

/** Where a stretch as long as a passage begins that holds the most different words. */
function densest(text: string, marks: readonly Mark[]): number {
  const inStretch = new Map<string, number>();
  const wordOf = ({ start, end }: Mark) => text.slice(start, end).toLowerCase();
  let best = { words: 0, at: 0 };
  let last = 0;
  for (const mark of marks) {
    for (
      let next = marks[last];
      next && next.end <= mark.start + STRETCH_CHARS;
      next = marks[last]
    ) {
      inStretch.set(wordOf(next), (inStretch.get(wordOf(next)) ?? 0) + 1);
      last += 1;
    }
    if (inStretch.size > best.words) best = { words: inStretch.size, at: mark.start };
    const left = (inStretch.get(wordOf(mark)) ?? 0) - 1;
    if (left > 0) inStretch.set(wordOf(mark), left);
    else inStretch.delete(wordOf(mark));
  }
  return best.at;
}

/** A passage begins a sixth of itself before what it shows. */
const STRETCH_CHARS = Math.floor((PASSAGE_CHARS * 2) / 3);
