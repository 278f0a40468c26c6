import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform';
import { type EntriesAsked, fitting, type RankedEntry } from './asked.ts';
import {
  type DoubtfulWord,
  type Expression,
  inFts5,
  inTsquery,
  type WordAsked,
} from './expression.ts';
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
  const doubtful = await Promise.all((asked.doubtful ?? []).map((word) => narrowedBy(db, word)));
  const where = doubtful.map((one) => one.where);
  if (db.engine === 'sqlite') return findSqlite(db, asked, where);
  const isNarrow = asked.isNarrow || doubtful.some((one) => one.isNarrow);
  return findPostgres(db, { ...asked, isNarrow, where: [...asked.where, ...where] });
}

/** `first` is held before an entry is looked at. */
async function findSqlite(
  db: Database,
  asked: EntriesAsked,
  first: readonly RawBuilder<boolean>[],
): Promise<RankedEntry[]> {
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
    where entry_terms match ${inFts5(asked)} and ${sql.join([...first, among], sql` and `)}
    order by entry_terms.rowid desc limit ${CANDIDATES_MAX}`.execute(db.read);
  return found.rows.map(({ id, rank, at }) => ({ entryId: id, score: -rank, publishedAt: at }));
}

async function areFew(db: Database, fits: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from
      (select 1 from entry where ${fits} limit ${LISTED_MAX + 1}) as fitting`.execute(db.read);
  return Number(rows[0]?.count ?? 0) <= LISTED_MAX;
}

/** What says a doubtful word, or is in a language in which it says nothing: a condition on `entry`. */
export function saysDoubtful(db: Database, word: DoubtfulWord): RawBuilder<boolean> {
  return sql<boolean>`(entry.language in (${sql.join(word.nothingIn)})
    or entry.id in (with said as materialized (${saying(db, word)}) select * from said))`;
}

/** The same for many that say the other words, of which nearly all would be looked at in vain where a language is rare. */
async function narrowedBy(db: Database, word: DoubtfulWord) {
  const inThem = sql<boolean>`entry.language in (${sql.join(word.nothingIn)})`;
  if (!(await areFew(db, inThem))) return { where: saysDoubtful(db, word), isNarrow: false };
  // The plus keeps FTS5 from being asked anew for each entry of the list.
  const id = sql.raw(db.engine === 'sqlite' ? '+entry_terms.rowid' : 'entry.id');
  const where = sql<boolean>`${id} in (with said as materialized (${saying(db, word)})
    select entry.id from entry where ${inThem} union all select * from said)`;
  return { where, isNarrow: true };
}

function saying(db: Database, word: WordAsked): RawBuilder<unknown> {
  const asked = { wanted: [word], unwanted: [] };
  return db.engine === 'sqlite'
    ? sql`select rowid from entry_terms where entry_terms match ${inFts5(asked)}`
    : sql`select entry_id from entry_terms where terms @@ ${inTsquery(asked)}::tsquery`;
}

/**
 * That an entry holds all that is wanted and nothing that is not: a condition on `entry` for lists that have an order and
 * an end of their own. Of words that stand in few entries these are the beginning; else the list is gone through in its order.
 */
export async function holdsAll(db: Database, asked: Expression): Promise<RawBuilder<boolean>> {
  const { wanted, unwanted, doubtful = [] } = asked;
  if (doubtful.length > 0) {
    const rest = await holdsAll(db, { wanted, unwanted });
    return sql<boolean>`(${sql.join([rest, ...doubtful.map((word) => saysDoubtful(db, word))], sql` and `)})`;
  }
  if (wanted.length === 0)
    return unwanted.length === 0 ? sql<boolean>`1 = 1` : holdsNone(db, asked);
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
