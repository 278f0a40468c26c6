import { type RawBuilder, sql } from 'kysely';
import type { Kith } from '#platform';
import { findEntries, holdsAll, languagesOf } from '#sources';
import { deletedBy } from '../deletions/match.ts';
import { type Narrowing, narrowed } from './narrow.ts';
import { type Clause, parseQuery } from './query-rules.ts';
import { type DoubtfulWord, type Readings, readingsOf } from './readings.ts';

const LANGUAGES_MAX = 6;

/** A line of search, read for a member. */
interface ReadLine {
  clauses: Clause[];
  read: Readings;
  /** In which its words are read, besides the one they seem to be in. */
  languages: string[];
  /** What was not taken as it was written, in sentences. */
  problems: string[];
  /** Nothing is asked for, or words of every text only: what would be found is everything. */
  isNothing: boolean;
}

export async function readLine(
  kith: Kith,
  memberId: number,
  { q, isTyping = false }: { q: string; isTyping?: boolean },
): Promise<ReadLine> {
  const { clauses, problems } = parseQuery(q);
  const languages = (await languagesOf(kith.db.read, memberId)).slice(0, LANGUAGES_MAX);
  const read = readingsOf(clauses, { languages, isTyping });
  return {
    clauses,
    read,
    languages: [...new Set(['en', ...languages])],
    problems: [...problems, ...tooCommon(read, clauses)],
    isNothing: isNothing(clauses, read),
  };
}

/** The same with what its operators leave of the entries. */
export async function prepare(
  kith: Kith,
  memberId: number,
  line: { q: string; isTyping?: boolean },
): Promise<ReadLine & { narrowing: Narrowing }> {
  const asked = await readLine(kith, memberId, line);
  const { clauses } = asked;
  const read = await orLeftOut(kith, memberId, asked.read);
  const narrowing = await narrowed(kith, memberId, clauses);
  for (const word of read.doubtful) narrowing.where.push(await saidWhereItSays(kith, word));
  return {
    ...asked,
    read,
    narrowing,
    problems: [
      ...asked.problems,
      ...(read === asked.read ? [] : tooCommon(read, clauses)),
      ...narrowing.problems,
    ],
    isNothing: isNothing(clauses, read),
  };
}

/** An entry says a doubtful word, or is in a language in which it says nothing. */
async function saidWhereItSays(kith: Kith, word: DoubtfulWord): Promise<RawBuilder<boolean>> {
  const isSaid = await holdsAll(kith.db, { wanted: [word], unwanted: [] });
  return sql<boolean>`(${isSaid} or entry.language in (${sql.join(word.nothingIn)}))`;
}

/** Doubtful words that stand alone and that no entry says are left out, as words that say nothing anywhere. */
async function orLeftOut(kith: Kith, memberId: number, read: Readings): Promise<Readings> {
  if (read.alone.length === 0) return read;
  const where = [sql<boolean>`not ${deletedBy(memberId)('entry')}`];
  const asked = { memberId, wanted: read.wanted, unwanted: [], where, isNarrow: false };
  const found = await findEntries(kith.db, { ...asked, columnWeights: [1, 1, 1] });
  if (found.length > 0) return read;
  return { ...read, wanted: [], leftOut: [...read.leftOut, ...read.alone] };
}

function isNothing(clauses: readonly Clause[], read: Readings): boolean {
  const hasWords = clauses.some(({ kind, isNot }) => !isNot && (kind === 'word' || kind === 'tag'));
  return clauses.length === 0 || (hasWords && read.wanted.length + read.doubtful.length === 0);
}

function tooCommon({ leftOut, wanted, doubtful }: Readings, clauses: readonly Clause[]): string[] {
  const words = clauses.filter(({ kind, text }) => kind === 'word' && leftOut.includes(text));
  if (words.length === 0 || wanted.length + doubtful.length > 0) return [];
  return ['These words are in nearly every text. Add one that says what you look for.'];
}
