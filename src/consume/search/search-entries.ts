import { sql } from 'kysely';
import type { Kith } from '#platform';
import { findEntries, holdsNone, languagesOf } from '#sources';
import { deletedFor } from '../deletions/match.ts';
import { FOUND_AT_ONCE, FOUND_MAX } from './limits.ts';
import { type Narrowing, narrowed } from './narrow.ts';
import { type Clause, parseQuery } from './query-rules.ts';
import { type Readings, readingsOf } from './readings.ts';
import { saysPhrase } from './said-in.ts';
import type { EntrySearch, FoundEntries } from './schema.ts';
import { shown } from './show.ts';
import { textsOf } from './texts.ts';

/** A word in the title or a tag says more of what an entry is about. */
const COLUMN_WEIGHTS = [4, 3, 1] as const;
const LANGUAGES_MAX = 6;
/** Texts are read to see whether they say a phrase: the best so many, in parts. */
const CHECKED_MAX = 400;
const CHECKED_AT_ONCE = 100;

/** A page of a member's entries that a search finds. */
export async function searchEntries(
  kith: Kith,
  memberId: number,
  { q, sort, after, typing }: EntrySearch,
): Promise<FoundEntries> {
  const { clauses, problems } = parseQuery(q);
  const languages = (await languagesOf(kith.db.read, memberId)).slice(0, LANGUAGES_MAX);
  const read = readingsOf(clauses, { languages, isTyping: typing === 'yes' });
  const narrowing = await narrowed(kith, memberId, clauses);
  const isDeleted = await deletedFor(kith, memberId);
  if (isDeleted) narrowing.where.push(sql<boolean>`not ${isDeleted('entry')}`);
  const told = [...problems, ...narrowing.problems, ...tooCommon(read, clauses)];
  if (isNothing(clauses, read)) return { entries: [], next: null, problems: told };
  const found = await inOrder(kith, memberId, { read, narrowing, sort });
  const ids = await thatSay(kith, found, clauses);
  const page = ids.slice(after, after + FOUND_AT_ONCE);
  return {
    entries: await shown(kith, memberId, { ids: page, read }),
    next: ids.length > after + page.length ? after + page.length : null,
    problems: told,
  };
}

/** Words of every text only, or nothing at all: what would be found is everything. */
function isNothing(clauses: readonly Clause[], read: Readings): boolean {
  const hasWords = clauses.some(({ kind, isNot }) => !isNot && (kind === 'word' || kind === 'tag'));
  return clauses.length === 0 || (hasWords && read.wanted.length === 0);
}

function tooCommon({ leftOut, wanted }: Readings, clauses: readonly Clause[]): string[] {
  const words = clauses.filter(({ kind, text }) => kind === 'word' && leftOut.includes(text));
  if (words.length === 0 || wanted.length > 0) return [];
  return ['These words are in nearly every text. Add one that says what you look for.'];
}

interface Asked {
  read: Readings;
  narrowing: Narrowing;
  sort: EntrySearch['sort'];
}

/** The ids of what is found, best or newest first. */
async function inOrder(
  kith: Kith,
  memberId: number,
  { read, narrowing: { where, isNarrow }, sort }: Asked,
): Promise<number[]> {
  if (read.wanted.length === 0) return newest(kith, memberId, { read, where });
  const { wanted, unwanted } = read;
  const asked = { memberId, wanted, unwanted, where, isNarrow, columnWeights: COLUMN_WEIGHTS };
  const found = await findEntries(kith.db, asked);
  return found
    .toSorted(
      (a, b) =>
        (sort === 'newest' ? 0 : b.score - a.score) ||
        b.publishedAt - a.publishedAt ||
        b.entryId - a.entryId,
    )
    .map(({ entryId }) => entryId);
}

/** Where only operators are given, what they leave is a list by time. */
async function newest(
  kith: Kith,
  memberId: number,
  { read, where }: { read: Readings; where: Narrowing['where'] },
): Promise<number[]> {
  let query = kith.db.read
    .selectFrom('entry')
    .crossJoin('source')
    .select('entry.id')
    .whereRef('source.feed_id', '=', 'entry.feed_id')
    .where('source.member_id', '=', memberId);
  for (const condition of where) query = query.where(condition);
  if (read.unwanted.length > 0) query = query.where(holdsNone(kith.db, read));
  const rows = await query
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(CHECKED_MAX)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those whose texts say every phrase that is wanted, and none that is not. */
async function thatSay(
  kith: Kith,
  ids: readonly number[],
  clauses: readonly Clause[],
): Promise<number[]> {
  const phrases = clauses.filter(({ kind }) => kind === 'phrase');
  if (phrases.length === 0) return ids.slice(0, FOUND_MAX);
  const found: number[] = [];
  for (let at = 0; at < Math.min(ids.length, CHECKED_MAX); at += CHECKED_AT_ONCE) {
    const some = ids.slice(at, at + CHECKED_AT_ONCE);
    const texts = await textsOf(kith, some);
    const says = (id: number) =>
      phrases.every(({ text, isNot }) => saysPhrase(texts.get(id) ?? '', text) !== isNot);
    found.push(...some.filter(says));
    if (found.length >= FOUND_MAX) break;
  }
  return found.slice(0, FOUND_MAX);
}
