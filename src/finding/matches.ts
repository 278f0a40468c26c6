import { type RawBuilder, sql } from 'kysely';
import { isAmong, type Kith } from '#platform';
import type { FoundEntry } from '#sources';
import { type Match, REPLIED_TO_MAX } from './ranking/index.ts';

/** An entry of unknown age counts as old: being fresh must be shown. */
const UNDATED = 0;

/** Replies read in all; whoever is linked to by thousands is known anyhow. */
const REPLIES_MAX = 5_000;

interface Row {
  id: number;
  published_at: number;
  is_dated: number;
  person_id: number;
}

/** Found entries with who published them and when. What someone carries in two feeds counts once. */
export async function attributed(
  kith: Kith,
  memberId: number,
  found: readonly FoundEntry[],
): Promise<Match[]> {
  const ids = found.map(({ entryId }) => entryId);
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select entry.id, entry.published_at, entry.is_dated, source_person.person_id from entry ${slimOf(kith)}
    ${whoOf(memberId)}
    where ${isAmong(kith.db, 'entry.id', ids)} order by entry.id`.execute(kith.db.read);
  const again = await carriedAgain(kith, rows);
  const known = new Map(rows.filter((row) => !again.has(row)).map((row) => [row.id, row]));
  return found.flatMap(({ entryId, score }) => {
    const row = known.get(entryId);
    return row ? [matchOf(row, score)] : [];
  });
}

/** Rows of what the same person published at the same moment under the same title as one before. Titles are read of few. */
async function carriedAgain(kith: Kith, rows: readonly Row[]): Promise<Set<Row>> {
  const momentOf = (row: Row): string => `${row.person_id} ${row.published_at}`;
  const alike = [...Map.groupBy(rows, momentOf).values()].filter((some) => some.length > 1).flat();
  if (alike.length === 0) return new Set();
  const ids = alike.map(({ id }) => id);
  const titled = await sql<{ id: number; title: string }>`
    select id, title from entry where ${isAmong(kith.db, 'id', ids)}`.execute(kith.db.read);
  const titles = new Map(titled.rows.map(({ id, title }) => [id, title]));
  const known = new Set<string>();
  const again = new Set<Row>();
  for (const row of alike) {
    const key = `${momentOf(row)} ${titles.get(row.id)}`;
    if (known.has(key)) again.add(row);
    known.add(key);
  }
  return again;
}

/**
 * Who replied to these entries by linking to them, whoever wrote these: each reply with the score of
 * the best entry it replies to. Nobody replies to themselves, and what only says the same again is no reply.
 */
export async function repliesTo(
  kith: Kith,
  memberId: number,
  entries: readonly FoundEntry[],
): Promise<Match[]> {
  if (entries.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  // Of fewer none was cut off: what is not among them says none of the words.
  const floor = (entries.length >= REPLIED_TO_MAX && entries.at(-1)?.score) || 0;
  // CROSS JOIN keeps SQLite to this order: from the few entries found to the many links.
  const slim = slimOf(kith);
  const isSqlite = kith.db.engine === 'sqlite';
  // PostgreSQL would read all links of all entries; what has an offset it does not open up.
  const links = isSqlite
    ? sql`cross join entry_link`
    : sql`cross join lateral (select entry_id, url from entry_link where url = found.url offset 0) as entry_link`;
  // Nor what is to be ready first: before it has counted its rows it would ask this of each entry of the member anew.
  const first = isSqlite ? sql`` : sql`materialized`;
  const { rows } = await sql<Row & { to_id: number }>`
    with found as ${first} (
      select found.id, found.feed_id, found.author_key, entry_link.entry_id
      from entry as found ${slim} ${links}
      where ${isAmong(kith.db, 'found.id', [...byId.keys()])} and found.url is not null
        and entry_link.url = found.url)
    select entry.id, entry.published_at, entry.is_dated, source_person.person_id, found.id as to_id
    from found cross join entry ${slim}
    ${whoOf(memberId)}
    where entry.id = found.entry_id
      and (entry.feed_id <> found.feed_id or entry.author_key <> found.author_key)
    order by entry.id, found.id limit ${REPLIES_MAX}`.execute(kith.db.read);
  const replies = new Map<number, Match>();
  for (const row of rows) {
    const to = byId.get(row.to_id);
    if (!to || to.score <= (replies.get(row.id)?.score ?? 0)) continue;
    if (!isSaidAgain(to, { own: byId.get(row.id), floor }))
      replies.set(row.id, matchOf(row, to.score));
  }
  return [...replies.values()];
}

/**
 * Whether a reply comes to no more than what it replies to, as where only titles of answers are known. Its own entry
 * says so already, and would count twice: found for as much with as many terms, or just cut off beside the last one found.
 */
function isSaidAgain(
  to: FoundEntry,
  { own, floor }: { own: FoundEntry | undefined; floor: number },
): boolean {
  if (!own) return to.score <= floor;
  return own.length === to.length && own.score >= to.score;
}

/** An entry's own row has its text in it, so that each would be a page of its own to read. */
const slimOf = (kith: Kith): RawBuilder<unknown> =>
  kith.db.engine === 'sqlite' ? sql`indexed by entry_slim` : sql``;

/** Joins an entry with whoever of the member's people published it. */
const whoOf = (memberId: number): RawBuilder<unknown> => sql`
  join source on source.feed_id = entry.feed_id and source.member_id = ${memberId}
  join source_person on source_person.source_id = source.id and source_person.author_key = entry.author_key
  join person on person.id = source_person.person_id and person.is_me = 0 and person.removed_at is null`;

const matchOf = (row: Row, score: number): Match => ({
  entryId: row.id,
  score,
  personId: row.person_id,
  publishedAt: row.is_dated ? row.published_at : UNDATED,
});
