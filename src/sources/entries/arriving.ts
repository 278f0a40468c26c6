/**
 * Up to which entry all have come. PostgreSQL gives an entry its id where it is written, and shows it where its transaction
 * ends: what another process began before may come later, with a lower id. Whoever notes how far they looked asks here.
 */
import { sql } from 'kysely';
import type { Database, Write } from '#platform';

/** Of locks that nobody waits for: each says of a transaction that is storing entries after which id theirs begin. */
const ARRIVING = 5_484_820;

/** Before a transaction stores entries: until it ends, others see that some may come after what is there now. */
export async function announceArriving(db: Database, trx: Write): Promise<void> {
  if (db.engine === 'postgres')
    await sql`select pg_advisory_xact_lock_shared(${sql.lit(ARRIVING)},
      (select coalesce(max(id), 0)::int from entry))`.execute(trx);
}

/**
 * The newest entry below which none will come any more, where `newestEntryId` was the newest; ask before looking at entries,
 * and note this one. What came after it is looked at twice.
 */
export async function arrivedTo(db: Database, newestEntryId: number): Promise<number> {
  // SQLite has one writer at a time.
  if (db.engine === 'sqlite') return newestEntryId;
  const { rows } = await sql<{ id: number | null }>`
    select min(objid::bigint) as id from pg_locks
    where locktype = 'advisory' and classid = ${sql.lit(ARRIVING)} and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())`.execute(
    db.read,
  );
  return Math.min(newestEntryId, rows[0]?.id ?? newestEntryId);
}
