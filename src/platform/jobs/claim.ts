import { type RawBuilder, sql } from 'kysely';
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
  created_at: number;
}

/** Short, because a killed process keeps its jobs until the lease ends; renewed while the job runs. */
export const LEASE_MS = 20_000;

/** Due jobs that are looked at beyond those to be taken, in place of any that are held. */
const HELD_MAX = 100;

interface Claim {
  owner: string;
  kinds: string[];
  limit: number;
  now: number;
  /** Jobs that were carried out since: they are settled first, and taken out of here. */
  done?: Set<number>;
  /** Jobs that run here: they are nobody's to begin anew, also where their leases ended while the machine slept. */
  running?: readonly number[];
}

/**
 * Takes up to `limit` due jobs, at most one for each ordering key that no live job holds.
 * Claims are made one at a time over all processes (SQLite's write lock, an advisory lock on
 * PostgreSQL), so two processes can never run the same key together.
 */
export async function claim(
  db: Database,
  { owner, kinds, limit, now, done = new Set(), running = [] }: Claim,
): Promise<ClaimedJob[]> {
  const isNoneTaken = limit <= 0 || kinds.length === 0;
  if (isNoneTaken && done.size === 0) return [];
  const settled = [...done];
  const here = [...running, ...settled];
  let left = new Set<number>();
  const jobs = await db.write(async (trx) => {
    await waitForTurn(db, trx, 'claim');
    left = await settleDone(db, trx, settled, owner);
    if (isNoneTaken) return [];
    const held = (job: string) =>
      sql`(${sql.ref(`${job}.lease_until`)} >= ${now} or ${isAmong(db, `${job}.id`, here)})`;
    const isDue = sql<boolean>`(job.state = 'waiting' or (job.state = 'running' and not ${held('job')}))`;
    const due = (most: number) => sql<number>`(
      select min(job.id) from job
      where ${isAmong(db, 'job.kind', kinds)} and job.run_at <= ${now} and ${isDue}
        and (job.ordering_key is null or not exists (
          select 1 from job as busy
          where busy.ordering_key = job.ordering_key and busy.state = 'running'
            and ${held('busy')}))
      group by coalesce(job.ordering_key, 'job ' || cast(job.id as text))
      order by min(job.run_at), min(job.id)
      limit ${most})`;
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
        .where(
          db.engine === 'sqlite'
            ? sql<boolean>`job.id in ${due(limit)}`
            : // As an array, which is made once: asked for row by row, it would go on to others behind the limit.
              sql<boolean>`job.id = any(array(
                select job.id from job where job.id in ${due(limit + HELD_MAX)} and ${isDue}
                order by job.run_at, job.id limit ${limit} for update skip locked))`,
        )
        .returning(['id', 'kind', 'payload', 'attempts', 'interruptions', 'created_at']),
    );
  });
  for (const id of settled) if (!left.has(id)) done.delete(id);
  return jobs;
}

/**
 * Takes away jobs that were carried out, but for those that another runner has taken over; what was asked for again
 * meanwhile waits once more. Those that it had to leave for the next time are given back.
 */
export async function settleDone(
  db: Database,
  trx: Write,
  ids: readonly number[],
  owner: string,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const isOurs = sql<boolean>`${isAmong(db, 'job.id', ids)} and job.lease_owner = ${owner}`;
  const are = (asked: 0 | 1) => isFree(db, sql`${isOurs} and job.asked_again = ${asked}`);
  await sendAlong(trx, trx.deleteFrom('job').where('id', 'in', are(0)));
  const again = { state: 'waiting', attempts: 0, interruptions: 0, error: null } as const;
  await sendAlong(
    trx,
    trx
      .updateTable('job')
      .set({ ...again, lease_until: null, lease_owner: null })
      .where('id', 'in', are(1)),
  );
  if (db.engine === 'sqlite') return new Set();
  const left = await trx.selectFrom('job').select('id').where(isOurs).execute();
  return new Set(left.map(({ id }) => id));
}

/**
 * Jobs of which this holds and that nobody writes at the moment. On PostgreSQL whoever enqueues a job of a dedupe key holds
 * its row until their transaction ends, and several in an order of their own: who waited for them would hold up all taking
 * of jobs, and two that wait for each other would have to begin anew.
 */
export function isFree(db: Database, condition: RawBuilder<unknown>): RawBuilder<number> {
  const lock = db.engine === 'postgres' ? sql`for update skip locked` : sql``;
  return sql<number>`(select job.id from job where ${condition} ${lock})`;
}
