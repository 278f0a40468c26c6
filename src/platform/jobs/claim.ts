import { sql } from 'kysely';
import { type Database, waitForTurn } from '../database/index.ts';

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
}

/**
 * Takes up to `limit` due jobs, at most one for each ordering key that no live job holds.
 * Claims are made one at a time over all processes (SQLite's write lock, an advisory lock on
 * PostgreSQL), so two processes can never run the same key together.
 */
export async function claim(
  db: Database,
  { owner, kinds, limit, now }: Claim,
): Promise<ClaimedJob[]> {
  if (limit <= 0 || kinds.length === 0) return [];
  return db.write(async (trx) => {
    await waitForTurn(db, trx, 'claim');
    const due = await sql<{ id: number }>`
      select min(job.id) as id from job
      where job.kind in (${sql.join(kinds)}) and job.run_at <= ${now}
        and (job.state = 'waiting' or (job.state = 'running' and job.lease_until < ${now}))
        and (job.ordering_key is null or not exists (
          select 1 from job as busy
          where busy.ordering_key = job.ordering_key and busy.state = 'running'
            and busy.lease_until >= ${now}))
      group by coalesce(job.ordering_key, 'job ' || cast(job.id as text))
      order by min(job.run_at), min(job.id)
      limit ${limit}`.execute(trx);
    const ids = due.rows.map((row) => row.id);
    if (ids.length === 0) return [];
    return trx
      .updateTable('job')
      .set({
        state: 'running',
        lease_owner: owner,
        lease_until: now + LEASE_MS,
        // One that is running still, with a lease that has ended, was cut off: its attempt is not over.
        attempts: sql<number>`attempts + case when state = 'running' then 0 else 1 end`,
        interruptions: sql<number>`interruptions + case when state = 'running' then 1 else 0 end`,
      })
      .where('id', 'in', ids)
      .returning(['id', 'kind', 'payload', 'attempts', 'interruptions'])
      .execute();
  });
}
