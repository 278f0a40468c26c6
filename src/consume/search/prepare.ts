import { sql } from 'kysely';
import type { Kith } from '#platform';
import { findEntries, languagesOf } from '#sources';
import { deletedBy } from '../deletions/match.ts';
import { languageName } from '../machine/language-rules.ts';
import { type Narrowing, narrowed } from './narrow.ts';
import { type Clause, formatQuery, parseQuery } from './query-rules.ts';
import { type Readings, readingsOf } from './readings.ts';

const LANGUAGES_MAX = 6;

export interface Offer {
  /** The problem as it is told. */
  said: string;
  /** What may stand there instead, and the whole line with it. */
  piece: string;
  line: string;
}

/** A line of search, read for a member. */
interface ReadLine {
  clauses: Clause[];
  read: Readings;
  /** In which its words are read, besides the one they seem to be in. */
  languages: string[];
  /** What was not taken as it was written, in sentences. */
  problems: string[];
  /** What can be asked instead. */
  offers: Offer[];
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
    offers: [],
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
  const offers = onlyElsewhere(read, clauses);
  return {
    ...asked,
    read,
    narrowing,
    problems: [
      ...asked.problems,
      ...(read === asked.read ? [] : tooCommon(read, clauses)),
      ...offers.map(({ said }) => said),
      ...narrowing.problems,
    ],
    offers,
    isNothing: isNothing(clauses, read),
  };
}

/** Doubtful words that stand alone and that no entry says are left out, as words that say nothing anywhere. */
async function orLeftOut(kith: Kith, memberId: number, read: Readings): Promise<Readings> {
  if (read.alone.length === 0) return read;
  const where = [sql<boolean>`not ${deletedBy(memberId)('entry')}`];
  const asked = { memberId, wanted: read.wanted, unwanted: [], where, isNarrow: false };
  const found = await findEntries(kith.db, { ...asked, columnWeights: [1, 1, 1] });
  if (found.length > 0) return read;
  const alone = read.alone.map(({ text }) => text);
  return { ...read, wanted: [], alone: [], leftOut: [...read.leftOut, ...alone] };
}

/** Words that a language leaves out of its index find nothing that is in it; in quotes they are looked for in the texts. */
function onlyElsewhere({ alone }: Readings, clauses: readonly Clause[]): Offer[] {
  if (alone.length === 0) return [];
  const words = new Set(alone.map(({ text }) => text));
  const names = new Set(alone.flatMap(({ nothingIn }) => nothingIn.map(languageName)));
  const languages = listOf([...names]);
  const isOne = words.size === 1;
  const said = [
    `${listOf([...words].map((word) => `“${word}”`))} ${isOne ? 'is' : 'are'} in nearly every text in ${languages},`,
    `so only texts in other languages are found by ${isOne ? 'it' : 'them'}. Put in quotes, ${isOne ? 'it is' : 'they are'} looked for in all.`,
  ].join(' ');
  const quoted = clauses.map((clause) =>
    clause.kind === 'word' && !clause.isNot && words.has(clause.text)
      ? { ...clause, kind: 'phrase' as const }
      : clause,
  );
  const piece = formatQuery([...words].map((text) => ({ kind: 'phrase', text, isNot: false })));
  return [{ said, piece, line: formatQuery(quoted) }];
}

const listOf = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(words);

function isNothing(clauses: readonly Clause[], read: Readings): boolean {
  const hasWords = clauses.some(({ kind, isNot }) => !isNot && (kind === 'word' || kind === 'tag'));
  return clauses.length === 0 || (hasWords && read.wanted.length + read.doubtful.length === 0);
}

function tooCommon({ leftOut, wanted, doubtful }: Readings, clauses: readonly Clause[]): string[] {
  const words = clauses.filter(({ kind, text }) => kind === 'word' && leftOut.includes(text));
  if (words.length === 0 || wanted.length + doubtful.length > 0) return [];
  return ['These words are in nearly every text. Add one that says what you look for.'];
}
