import { sql } from 'kysely';
import { type Database, isAmong, type Write } from '../database/index.ts';
import { isFree, LEASE_MS } from './claim.ts';

const BACK_OFF_FIRST_MS = 5_000;
const BACK_OFF_MAX_MS = 6 * 60 * 60 * 1000;

/** Doubles with each attempt and is spread by chance, so that what failed together does not return together. */
export function backOffMs(attempts: number, chance = Math.random()): number {
  const wait = Math.min(BACK_OFF_FIRST_MS * 2 ** (attempts - 1), BACK_OFF_MAX_MS);
  return Math.round(wait * (0.75 + chance / 2));
}

interface Failure {
  id: number;
  owner: string;
  attempts: number;
  attemptsMax: number;
  error: string;
  now: number;
}

/** Puts a failed job back for later, or among the dead letters after its last attempt, with what is then to be said. */
export async function fail(
  db: Database,
  failure: Failure,
  givenUp?: (trx: Write) => Promise<void>,
): Promise<void> {
  const isLast = failure.attempts >= failure.attemptsMax;
  await db.write(async (trx) => {
    const settled = await trx
      .updateTable('job')
      .set({
        state: isLast ? 'dead' : 'waiting',
        run_at: isLast ? failure.now : failure.now + backOffMs(failure.attempts),
        lease_until: null,
        lease_owner: null,
        error: failure.error.slice(0, 2000),
      })
      .where('id', '=', failure.id)
      .where('lease_owner', '=', failure.owner)
      .executeTakeFirst();
    if (isLast && settled.numUpdatedRows > 0n) await givenUp?.(trx);
  });
}

/**
 * Of a job that somebody writes at the moment the lease is renewed the next time, before it ends. Gives those whose lease
 * goes on.
 */
export async function renew(
  db: Database,
  owner: string,
  ids: number[],
  now: number,
): Promise<number[]> {
  if (ids.length === 0) return [];
  const isOurs = sql`${isAmong(db, 'job.id', ids)} and job.lease_owner = ${owner}`;
  const renewed = await db.write((trx) =>
    trx
      .updateTable('job')
      .set({ lease_until: now + LEASE_MS })
      .where('id', 'in', isFree(db, isOurs))
      .returning('id')
      .execute(),
  );
  return renewed.map(({ id }) => id);
}

/** Renews the lease of one job, waiting for whoever writes it; false where another runner has it. */
export async function keepsLease(
  db: Database,
  { id, owner, now }: { id: number; owner: string; now: () => number },
): Promise<boolean> {
  const renewed = await db.write((trx) =>
    trx
      .updateTable('job')
      .set({ lease_until: now() + LEASE_MS })
      .where('id', '=', id)
      .where('lease_owner', '=', owner)
      .executeTakeFirst(),
  );
  return renewed.numUpdatedRows > 0n;
}
