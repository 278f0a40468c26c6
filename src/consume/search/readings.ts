import { analyse, detectLanguage, fold } from '#search';
import type { WordAsked } from '#sources';
import type { Clause } from './query-rules.ts';

/** Shorter beginnings fit nearly every entry and tell nothing. */
const PREFIX_CHARS_MIN = 4;
/** One character of a script without spaces, where the index holds pairs of them. */
const ONE_UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

export interface Readings {
  wanted: WordAsked[];
  unwanted: WordAsked[];
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
  const languages = [...new Set([...(seems ? [seems] : []), 'en', ...how.languages])];
  const read: Readings = { wanted: [], unwanted: [], leftOut: [] };
  for (const clause of said) readClause(clause, { languages, read });
  const last = clauses.at(-1);
  if (how.isTyping && last?.kind === 'word' && !last.isNot) alsoBeginnings(read, last.text);
  return read;
}

function readClause(
  { kind, text, isNot }: Clause,
  { languages, read }: { languages: readonly string[]; read: Readings },
): void {
  if (kind === 'tag') {
    const word = { ...inAll([text], languages), isTag: true };
    if (word.readings.length > 0) (isNot ? read.unwanted : read.wanted).push(word);
    return;
  }
  // What must not be said together may be said apart: that is looked for in the texts.
  if (kind === 'phrase' && isNot) return;
  for (const word of kind === 'phrase' ? text.split(' ') : [text]) {
    const asked = inAll([word], languages);
    const isCommon = languages.some((language) => analyse(word, language).length === 0);
    if (isCommon || asked.readings.length === 0) read.leftOut.push(word);
    else (isNot ? read.unwanted : read.wanted).push(withOne(asked, word));
  }
}

const withOne = (asked: WordAsked, word: string): WordAsked =>
  ONE_UNSPACED.test(word) ? { ...asked, prefix: fold(word) } : asked;

function inAll(words: readonly string[], languages: readonly string[]): WordAsked {
  const readings = new Map<string, string[]>();
  for (const language of languages) {
    const terms = words.flatMap((word) => analyse(word, language));
    if (terms.length > 0) readings.set(terms.join(' '), terms);
  }
  return { readings: [...readings.values()] };
}

function alsoBeginnings(read: Readings, typed: string): void {
  const prefix = fold(typed);
  if (prefix.length < PREFIX_CHARS_MIN || !/^[\p{L}\p{N}]+$/u.test(prefix)) return;
  const last = read.wanted.pop();
  if (last) read.wanted.push({ ...last, prefix: last.prefix ?? prefix });
}
