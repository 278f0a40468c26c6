import type { Kith } from '#platform';
import { findEntries, languagesOf } from '#sources';
import { type Narrowing, narrowed } from './narrow.ts';
import { type Clause, parseQuery } from './query-rules.ts';
import { type Readings, readingsOf } from './readings.ts';

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
  const narrowing = await narrowed(kith, memberId, asked.clauses);
  if (asked.read.doubtful.length > 0) await settleDoubtful(kith, memberId, { ...asked, narrowing });
  return { ...asked, narrowing, problems: [...asked.problems, ...narrowing.problems] };
}

/** Doubtful words are wanted where anything says them together with the others. */
async function settleDoubtful(
  kith: Kith,
  memberId: number,
  { read, narrowing }: { read: Readings; narrowing: Narrowing },
): Promise<void> {
  const wanted = [...read.wanted, ...read.doubtful];
  const { where, isNarrow } = narrowing;
  const asked = { memberId, wanted, unwanted: read.unwanted, where, isNarrow };
  const found = await findEntries(kith.db, { ...asked, columnWeights: [1, 1, 1] });
  if (found.length > 0) read.wanted = wanted;
}

function isNothing(clauses: readonly Clause[], read: Readings): boolean {
  const hasWords = clauses.some(({ kind, isNot }) => !isNot && (kind === 'word' || kind === 'tag'));
  return clauses.length === 0 || (hasWords && read.wanted.length === 0);
}

function tooCommon({ leftOut, wanted }: Readings, clauses: readonly Clause[]): string[] {
  const words = clauses.filter(({ kind, text }) => kind === 'word' && leftOut.includes(text));
  if (words.length === 0 || wanted.length > 0) return [];
  return ['These words are in nearly every text. Add one that says what you look for.'];
}
