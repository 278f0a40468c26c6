import { sql } from 'kysely';
import type { Database, Write } from './database.ts';

/** What must not happen twice at the same time in a whole Kith, and the number of its lock. */
const TURNS = {
  migrate: 5_484_812,
  claim: 5_484_813,
  join: 5_484_814,
  parts: 5_484_815,
  peers: 5_484_816,
  machine: 5_484_817,
  look: 5_484_818,
  gap: 5_484_819,
} as const;

/**
 * Waits until no other transaction of any process is at the same work, until this one ends.
 * On SQLite every write has its turn anyway.
 */
export async function waitForTurn(
  db: Database,
  trx: Write,
  turn: keyof typeof TURNS,
): Promise<void> {
  if (db.engine === 'postgres')
    await sql`select pg_advisory_xact_lock(${TURNS[turn]})`.execute(trx);
}
