/** What a Kith holds, without ids and times, so that two of them can be held against each other. */
import { sql } from 'kysely';
import type { Database } from '#platform';

async function linesOf(db: Database, text: string): Promise<string[]> {
  const { rows } = await sql.raw<{ line: string }>(text).execute(db.read);
  return rows.map((row) => row.line).toSorted();
}

/** Everything that an import and the looks after it make. A thing that is there twice is twice in its list. */
export async function storedIn(db: Database) {
  return {
    people: await linesOf(db, 'select name as line from person where removed_at is null'),
    keys: await linesOf(
      db,
      "select key || ' ' || name as line from person_key join person on person.id = person_key.person_id",
    ),
    // Who repeats an import whose answer was lost notes the same facts a second time, as of that import.
    facts: await linesOf(
      db,
      "select distinct name || ' ' || field || ' ' || value as line from person_field join person on person.id = person_field.person_id",
    ),
    sources: await linesOf(
      db,
      "select feed.url || ' ' || source.title as line from source join feed on feed.id = source.feed_id",
    ),
    authors: await linesOf(
      db,
      "select feed.url || ' ' || author_key || ' ' || name as line from source_person join source on source.id = source_id join feed on feed.id = source.feed_id join person on person.id = source_person.person_id",
    ),
    entries: await linesOf(
      db,
      "select feed.url || ' ' || identity || ' ' || content_hash as line from entry join feed on feed.id = entry.feed_id",
    ),
  };
}

export type Stored = Awaited<ReturnType<typeof storedIn>>;

/** What is wrong in a SQLite file itself; nothing when it is sound. */
export async function damagesIn(db: Database): Promise<unknown[]> {
  if (db.engine !== 'sqlite') return [];
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.read);
  const loose = await sql`pragma foreign_key_check`.execute(db.read);
  return [...integrity.rows.filter((row) => row.integrity_check !== 'ok'), ...loose.rows];
}

/** Rows of these imports that made nobody or whose feed nobody follows, and imports that are not carried out or not there. */
export async function halfDoneIn(db: Database, batches: readonly number[]): Promise<unknown[]> {
  if (batches.length === 0) return [];
  const items = await db.read
    .selectFrom('import_item')
    .select(['id', 'row', 'person_id'])
    .where('batch_id', 'in', batches)
    .where('plan', '!=', 'skip')
    .execute();
  const followed = await db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select('feed.url')
    .execute();
  const feeds = new Set(followed.map((row) => row.url));
  const lost = items.filter((item) => {
    const { feedUrl } = JSON.parse(item.row) as { feedUrl: string | null };
    // A group's title is nobody: its person goes once the authors are known, the source stays.
    return feedUrl === null ? item.person_id === null : !feeds.has(feedUrl);
  });
  const states = await db.read
    .selectFrom('import_batch')
    .select(['id', 'state'])
    .where('id', 'in', batches)
    .execute();
  const applied = new Set(states.filter((row) => row.state === 'applied').map((row) => row.id));
  return [...lost, ...batches.filter((id) => !applied.has(id))];
}
