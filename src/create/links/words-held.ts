import { type Expression, type SqlBool, sql } from 'kysely';
import type { Engine } from '#platform';

/**
 * Letters and digits of which both engines say that they are some, and that no script writes without
 * spaces: only words of these are looked for in the index.
 */
const PLAIN = /^[a-z0-9ß-öø-ÿĀ-ſа-яёα-ωά-ώ]+$/u;
const NOT_WORDS = /[^\p{L}\p{N}\p{M}]+/u;
/** The rest of a title says no more than these. */
const WORDS_MAX = 8;

/** The words of a folded title by which notes can be looked for; none where the index knows none of them. */
export const wordsHeld = (key: string): string[] =>
  [...new Set(key.split(NOT_WORDS).filter((word) => PLAIN.test(word)))].slice(0, WORDS_MAX);

/** Notes that hold all of these words, by the index `note_words`; null where there is none to ask. */
export function holdsWords(engine: Engine, words: readonly string[]): Expression<SqlBool> | null {
  if (words.length === 0) return null;
  return engine === 'sqlite'
    ? sql<SqlBool>`note.id in (select rowid from note_words where note_words match ${words.map((word) => `"${word}"`).join(' AND ')})`
    : sql<SqlBool>`note_words(note.folded) @> note_words(${words.join(' ')})`;
}
