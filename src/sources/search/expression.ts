import { quoted } from './put.ts';

/** What one word of a search stands for: any of its readings, each of which is terms that all must be there. */
export interface WordAsked {
  readings: readonly (readonly string[])[];
  /** Also whatever begins so: a word that is still being typed. */
  prefix?: string | undefined;
  /** Only among the tags of an entry. */
  isTag?: boolean | undefined;
}

export interface Expression {
  wanted: readonly WordAsked[];
  unwanted: readonly WordAsked[];
  /** Wanted too, but not of entries in a language in which they say nothing; what says them is rated higher. */
  doubtful?: readonly DoubtfulWord[] | undefined;
}

/** A word that the index of some languages holds, and that of others (as ISO 639-1) leaves out. */
export interface DoubtfulWord extends WordAsked {
  nothingIn: readonly string[];
}

/** All wanted words and none of the unwanted, as FTS5 reads it. */
export function inFts5({ wanted, unwanted, doubtful = [] }: Expression): string {
  const needed = wanted.map(wordInFts5).join(' AND ');
  // What it is rated by is what the expression names.
  const more = doubtful.map(wordInFts5).join(' OR ');
  const all = more === '' ? needed : `(${needed}) OR (${needed} AND (${more}))`;
  if (unwanted.length === 0) return all;
  return `(${all}) NOT (${unwanted.map(wordInFts5).join(' OR ')})`;
}

function wordInFts5({ readings, prefix, isTag }: WordAsked): string {
  const any = readings.map((terms) => `(${terms.map(stringOf).join(' AND ')})`);
  if (prefix !== undefined) any.push(`(${stringOf(prefix)} *)`);
  return `${isTag ? 'tags : ' : ''}(${any.join(' OR ')})`;
}

const stringOf = (term: string): string => `"${term.replaceAll('"', '""')}"`;

/** The same as a tsquery. */
export function inTsquery({ wanted, unwanted }: Expression): string {
  return [...wanted.map(wordInTsquery), ...unwanted.map((word) => `!${wordInTsquery(word)}`)].join(
    ' & ',
  );
}

function wordInTsquery({ readings, prefix, isTag }: WordAsked): string {
  const where = isTag ? 'B' : '';
  const label = where === '' ? '' : `:${where}`;
  const any = readings.map(
    (terms) => `(${terms.map((term) => `${quoted(term)}${label}`).join(' & ')})`,
  );
  if (prefix !== undefined) any.push(`${quoted(prefix)}:*${where}`);
  return `(${any.join(' | ')})`;
}

/** Every term that is looked for, once. */
export const termsOf = (words: readonly WordAsked[]): string[] => [
  ...new Set(words.flatMap(({ readings }) => readings.flat())),
];
