import { sql } from 'kysely';
import {
  askAtLast,
  type Database,
  isAmong,
  sendAlong,
  type Write,
  waitForTurn,
} from '../database/index.ts';

export interface ClaimedJob {
  id: number;
  kind: string;
  payload: string;
  attempts: number;
  interruptions: number;
}

/** Short, because a killed process keeps its jobs until the lease ends; renewed while the job runs. */
export const LEASE_MS = 20_000;

interface Claim {
  owner: string;
  kinds: string[];
  limit: number;
  now: number;
  /** Jobs that were carried out since: they are settled first. */
  done?: readonly number[];
}

/**
 * Takes up to `limit` due jobs, at most one for each ordering key that no live job holds.
 * Claims are made one at a time over all processes (SQLite's write lock, an advisory lock on
 * PostgreSQL), so two processes can never run the same key together.
 */
export async function claim(
  db: Database,
  { owner, kinds, limit, now, done = [] }: Claim,
): Promise<ClaimedJob[]> {
  const isNoneTaken = limit <= 0 || kinds.length === 0;
  if (isNoneTaken && done.length === 0) return [];
  return db.write(async (trx) => {
    await waitForTurn(db, trx, 'claim');
    await settleDone(trx, done, owner);
    if (isNoneTaken) return [];
    const due = sql<number>`(
      select min(job.id) from job
      where ${isAmong(db, 'job.kind', kinds)} and job.run_at <= ${now}
        and (job.state = 'waiting' or (job.state = 'running' and job.lease_until < ${now}))
        and (job.ordering_key is null or not exists (
          select 1 from job as busy
          where busy.ordering_key = job.ordering_key and busy.state = 'running'
            and busy.lease_until >= ${now}))
      group by coalesce(job.ordering_key, 'job ' || cast(job.id as text))
      order by min(job.run_at), min(job.id)
      limit ${limit})`;
    return askAtLast(
      trx,
      trx
        .updateTable('job')
        .set({
          state: 'running',
          lease_owner: owner,
          lease_until: now + LEASE_MS,
          // It sees all that was there until now.
          asked_again: 0,
          // One that is running still, with a lease that has ended, was cut off: its attempt is not over.
          attempts: sql<number>`attempts + case when state = 'running' then 0 else 1 end`,
          interruptions: sql<number>`interruptions + case when state = 'running' then 1 else 0 end`,
        })
        .where('id', 'in', due)
        .returning(['id', 'kind', 'payload', 'attempts', 'interruptions']),
    );
  });
}

/**
 * Takes away jobs that were carried out, but for those that another runner has taken over; what was asked for again
 * meanwhile waits once more. In this order: who asks meanwhile holds the row, and is waited for.
 */
export async function settleDone(trx: Write, ids: readonly number[], owner: string): Promise<void> {
  if (ids.length === 0) return;
  const done = trx.deleteFrom('job').where('id', 'in', ids).where('lease_owner', '=', owner);
  await sendAlong(trx, done.where('asked_again', '=', 0));
  const again = { state: 'waiting', attempts: 0, interruptions: 0, error: null } as const;
  await sendAlong(
    trx,
    trx
      .updateTable('job')
      .set({ ...again, lease_until: null, lease_owner: null })
      .where('id', 'in', ids)
      .where('lease_owner', '=', owner),
  );
}
