import { isFact, ratingOf } from './ratings.ts';
import { countWords, type Section, type Unit } from './unit.ts';

/** Between bars, tabs, or where a table lost both and kept its gaps. */
const CELLS = /\s*[|\t]\s*|(?<=\S) {3,}(?=\S)/u;
const WORDS_MIN = 3;
/** Under what is asked two words are a skill. */
const ASKED_WORDS_MIN = 2;
const LABEL = /^(\p{L}[^:]{0,30}):\s/u;

/** A row of a table in its cells; `null` where a line is none. */
export function cellsIn(line: string): string[] | null {
  const said = line.trim();
  return CELLS.test(said) ? said.split(CELLS).map((cell) => cell.trim()) : null;
}

/** What stands in a row in words, not its marks. */
export function unitsInRow(cells: readonly string[], section: Section): Unit[] {
  const told = cells.filter(
    (cell) => /\p{L}{3}/u.test(cell) && !isFact(LABEL.exec(cell)?.[1] ?? ''),
  );
  const ratings = cells.map(ratingOf).filter((rating) => rating !== null);
  if (ratings.length > 0) {
    const [label = '', ...comments] = told.filter((cell) => ratingOf(cell) === null);
    return judged(label, comments, ratings.at(-1) === 'badly');
  }
  // A cross stands under a heading that a pasted text no longer shows.
  if (cells.some((cell) => /^[x✓✗☒]$/iu.test(cell))) return [];
  const isRated = cells.some((cell) => /^[\d./ %+-]+$|^\p{L}$/u.test(cell));
  const wordsMin = section === 'asked' ? ASKED_WORDS_MIN : WORDS_MIN;
  return told
    .filter((cell) => countWords(cell) >= (isRated ? 1 : wordsMin))
    .map((text) => ({ text, isItem: true, section }));
}

/** What is said of something that was judged: all of it where it went badly, else only what asks for something. */
export function judged(label: string, comments: readonly string[], isBad: boolean): Unit[] {
  if (isFact(label)) return [];
  const said = isBad && comments.length === 0 ? [label] : comments;
  return said
    .filter((text) => text !== '')
    .map((text) => ({ text, isItem: isBad, section: isBad ? 'change' : null }));
}
