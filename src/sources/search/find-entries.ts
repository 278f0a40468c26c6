import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform';
import { type EntriesAsked, fitting, type RankedEntry } from './asked.ts';
import { type Expression, inFts5, inTsquery } from './expression.ts';
import { findPostgres } from './find-postgres.ts';

/** The entries that came last are set in order, so that a word in every second entry costs no more than a rare one. */
const CANDIDATES_MAX = 1_000;
/** Up to so many entries that filters leave are made a list of first; else each match is held against the filters. */
const LISTED_MAX = 20_000;

/**
 * The entries of a member's sources that hold all that is wanted and nothing that is not: of those
 * that came last, at most `CANDIDATES_MAX`, in no order. Something must be wanted.
 */
export async function findEntries(db: Database, asked: EntriesAsked): Promise<RankedEntry[]> {
  if (asked.wanted.length === 0) return [];
  return db.engine === 'sqlite' ? findSqlite(db, asked) : findPostgres(db, asked);
}

async function findSqlite(db: Database, asked: EntriesAsked): Promise<RankedEntry[]> {
  const fits = fitting(asked, { isEach: false });
  const isListed = asked.isNarrow && (await areFew(db, fits));
  // The plus keeps FTS5 from being asked anew for each entry of the list.
  const among = isListed
    ? sql`+entry_terms.rowid in (select entry.id from entry where ${fits})`
    : fitting(asked, { isEach: true });
  const found = await sql<{ id: number; rank: number; at: number }>`
    select entry_terms.rowid as id, bm25(entry_terms, ${sql.join(asked.columnWeights)}) as rank,
      entry.published_at as at
    from entry_terms cross join entry ${isListed ? sql`` : sql`indexed by entry_slim`}
    on entry.id = entry_terms.rowid
    where entry_terms match ${inFts5(asked)} and ${among}
    order by entry_terms.rowid desc limit ${CANDIDATES_MAX}`.execute(db.read);
  return found.rows.map(({ id, rank, at }) => ({ entryId: id, score: -rank, publishedAt: at }));
}

async function areFew(db: Database, fits: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from
      (select 1 from entry where ${fits} limit ${LISTED_MAX + 1}) as some`.execute(db.read);
  return Number(rows[0]?.count ?? 0) <= LISTED_MAX;
}

/**
 * That an entry holds all that is wanted and nothing that is not: a condition on `entry` for lists that have an order and
 * an end of their own. Of words that stand in few entries these are the beginning; else the list is gone through in its order.
 */
export async function holdsAll(db: Database, asked: Expression): Promise<RawBuilder<boolean>> {
  if (asked.wanted.length === 0)
    return asked.unwanted.length === 0 ? sql<boolean>`1 = 1` : holdsNone(db, asked);
  if (db.engine === 'postgres')
    return sql<boolean>`entry.id in (
      with held as materialized (select entry_id from entry_terms where terms @@ ${inTsquery(asked)}::tsquery)
      select entry_id from held)`;
  const words = inFts5(asked);
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from entry_terms where entry_terms match ${words} limit ${LISTED_MAX + 1}) as some`.execute(
    db.read,
  );
  const isFrequent = Number(rows[0]?.count ?? 0) > LISTED_MAX;
  return sql<boolean>`${sql.raw(isFrequent ? '+entry.id' : 'entry.id')} in (
    select rowid from entry_terms where entry_terms match ${words})`;
}

/** That an entry holds none of these words, where nothing else is looked for. */
export function holdsNone(db: Database, { unwanted }: Pick<Expression, 'unwanted'>) {
  const wanted = unwanted.map((word) => [word]);
  const any = wanted.map((words) =>
    db.engine === 'sqlite'
      ? sql`exists (select 1 from entry_terms where entry_terms.rowid = entry.id
          and entry_terms match ${inFts5({ wanted: words, unwanted: [] })})`
      : sql`exists (select 1 from entry_terms where entry_terms.entry_id = entry.id
          and terms @@ ${inTsquery({ wanted: words, unwanted: [] })}::tsquery)`,
  );
  return sql<boolean>`not (${sql.join(any, sql` or `)})`;
}
