import { sql } from 'kysely';
import type { Kith } from '#platform';
import { findEntries, holdsNone, saysDoubtful } from '#sources';
import { deletedFor } from '../deletions/match.ts';
import { FOUND_AT_ONCE, FOUND_MAX } from './limits.ts';
import type { Narrowing } from './narrow.ts';
import { prepare } from './prepare.ts';
import type { Clause } from './query-rules.ts';
import type { Readings } from './readings.ts';
import type { EntrySearch, FoundEntries } from './schema.ts';
import { shown } from './show.ts';
import { phrasesIn, sayingOf } from './texts.ts';

/** A word in the title or a tag says more of what an entry is about. */
const COLUMN_WEIGHTS = [4, 3, 1] as const;
/** Texts are read to see whether they say a phrase: the best so many, in parts. */
const CHECKED_MAX = 400;
const CHECKED_AT_ONCE = 100;

/** A page of a member's entries that a search finds. */
export async function searchEntries(
  kith: Kith,
  memberId: number,
  { q, sort, after, typing }: EntrySearch,
): Promise<FoundEntries> {
  const [{ clauses, read, narrowing, problems, offers, isNothing }, isDeleted] = await Promise.all([
    prepare(kith, memberId, { q, isTyping: typing === 'yes' }),
    deletedFor(kith, memberId),
  ]);
  if (isDeleted) narrowing.where.push(sql<boolean>`not ${isDeleted('entry')}`);
  if (isNothing) return { entries: [], next: null, problems, offers };
  const found = await inOrder(kith, memberId, { read, narrowing, sort });
  const ids = await thatSay(kith, found, clauses);
  const page = ids.slice(after, after + FOUND_AT_ONCE);
  return {
    entries: await shown(kith, memberId, { ids: page, read }),
    next: ids.length > after + page.length ? after + page.length : null,
    problems,
    offers,
  };
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
  const { wanted, unwanted, doubtful } = read;
  const asked = {
    memberId,
    wanted,
    unwanted,
    doubtful,
    where,
    isNarrow,
    columnWeights: COLUMN_WEIGHTS,
  };
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
  for (const word of read.doubtful) query = query.where(saysDoubtful(kith.db, word));
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
  const phrases = phrasesIn(clauses);
  if (phrases.length === 0) return ids.slice(0, FOUND_MAX);
  const found: number[] = [];
  for (let at = 0; at < Math.min(ids.length, CHECKED_MAX); at += CHECKED_AT_ONCE) {
    found.push(...(await sayingOf(kith, ids.slice(at, at + CHECKED_AT_ONCE), phrases)));
    if (found.length >= FOUND_MAX) break;
  }
  return found.slice(0, FOUND_MAX);
}
