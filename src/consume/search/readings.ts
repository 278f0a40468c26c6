import { analyse, detectLanguage, fold } from '#search';
import type { DoubtfulWord as DoubtfulAsked, WordAsked } from '#sources';
import type { Clause } from './query-rules.ts';

/** Shorter beginnings fit nearly every entry and tell nothing. */
const PREFIX_CHARS_MIN = 4;
/** One character of a script without spaces, where the index holds pairs of them. */
const ONE_UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

/** Languages with endings in letters of their own: few feeds say that they are in one, and a word shows it by itself. */
const BY_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Tamil}/u, 'ta'],
];

/** In which languages a word is read: those that are followed, and the one whose letters it is in. */
export function languagesOfWord(word: string, languages: readonly string[]): string[] {
  const own = BY_LETTERS.flatMap(([letters, language]) => (letters.test(word) ? language : []));
  return [...new Set([...languages, ...own])];
}

/** A word that says something in English, and nothing in other languages that are followed (“ai”, “war”, “die”). */
export interface DoubtfulWord extends DoubtfulAsked {
  /** As it was written. */
  text: string;
}

export interface Readings {
  wanted: WordAsked[];
  unwanted: WordAsked[];
  /** Wanted too, but of no entry in a language in whose index they are not. */
  doubtful: DoubtfulWord[];
  /** Doubtful words that are wanted of every entry, because nothing else is said. */
  alone: DoubtfulWord[];
  /** Words that are in nearly every text and were left out. */
  leftOut: string[];
}

export interface HowRead {
  /** Of what the member follows, as ISO 639-1; in each a word has another stem. */
  languages: readonly string[];
  /** The last word may be the beginning of one. */
  isTyping: boolean;
}

/**
 * What the words of a search stand for. Which language an entry is in shows in its text, but in a few words of
 * a search hardly: each is read in the language it seems to be in, in English and in those that are followed.
 */
export function readingsOf(clauses: readonly Clause[], how: HowRead): Readings {
  const said = clauses.filter(({ kind }) => kind === 'word' || kind === 'phrase' || kind === 'tag');
  const seems = detectLanguage(said.map(({ text }) => text).join(' '));
  const own = new Set([...(seems ? [seems] : []), 'en']);
  const languages = [...new Set([...own, ...how.languages])];
  const read: Readings = { wanted: [], unwanted: [], doubtful: [], alone: [], leftOut: [] };
  for (const clause of said)
    readClause(clause, { languages, own, read, how, last: clauses.at(-1) });
  // A phrase is held against the texts besides.
  const isPhrase = said.some(({ kind, isNot }) => kind === 'phrase' && !isNot);
  if (read.wanted.length > 0 || isPhrase || read.doubtful.length === 0) return read;
  return { ...read, wanted: read.doubtful, doubtful: [], alone: read.doubtful };
}

interface Reading {
  languages: readonly string[];
  /** In which what every text says is left out: English, and what the search seems to be in. */
  own: ReadonlySet<string>;
  read: Readings;
  how: HowRead;
  last: Clause | undefined;
}

function readClause(clause: Clause, { languages, own, read, how, last }: Reading): void {
  const { kind, text, isNot } = clause;
  if (kind === 'tag') {
    const word = { ...inAll([text], languages), isTag: true };
    if (word.readings.length > 0) (isNot ? read.unwanted : read.wanted).push(word);
    return;
  }
  // What must not be said together may be said apart: that is looked for in the texts.
  if (kind === 'phrase' && isNot) return;
  for (const word of kind === 'phrase' ? text.split(' ') : [text]) {
    const asked = withOne(inAll([word], languages), word);
    const nothingIn = languagesOfWord(word, languages).filter(
      (language) => analyse(word, language).length === 0,
    );
    const isBeginning = how.isTyping && clause === last && kind === 'word';
    const said = isBeginning ? withBeginnings(asked, word) : asked;
    if (asked.readings.length === 0 || nothingIn.some((code) => own.has(code)))
      read.leftOut.push(word);
    else if (isNot) read.unwanted.push(asked);
    else if (nothingIn.length > 0) read.doubtful.push({ ...said, text: word, nothingIn });
    else read.wanted.push(said);
  }
}

const withOne = (asked: WordAsked, word: string): WordAsked =>
  ONE_UNSPACED.test(word) ? { ...asked, prefix: fold(word) } : asked;

function inAll(words: readonly string[], languages: readonly string[]): WordAsked {
  const readings = new Map<string, string[]>();
  for (const language of languagesOfWord(words.join(' '), languages)) {
    const terms = words.flatMap((word) => analyse(word, language));
    if (terms.length > 0) readings.set(terms.join(' '), terms);
  }
  return { readings: [...readings.values()] };
}

function withBeginnings(asked: WordAsked, typed: string): WordAsked {
  const prefix = fold(typed);
  if (prefix.length < PREFIX_CHARS_MIN || !/^[\p{L}\p{N}]+$/u.test(prefix)) return asked;
  return { ...asked, prefix: asked.prefix ?? prefix };
}
