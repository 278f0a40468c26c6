import type { Database } from '../database/index.ts';
import type { JobHandler } from './runner.ts';

const LETTERS_MAX = 200;

/** Jobs that failed for good, newest first. */
export async function deadLetters(db: Database) {
  return db.read
    .selectFrom('job')
    .select(['id', 'kind', 'payload', 'attempts', 'error', 'created_at', 'run_at'])
    .where('state', '=', 'dead')
    .orderBy('run_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LETTERS_MAX)
    .execute();
}

/** How many jobs wait, run and are dead, by kind. */
export async function jobCounts(db: Database) {
  return db.read
    .selectFrom('job')
    .select((eb) => ['kind', 'state', eb.fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .execute();
}

/** Lets a dead one begin anew, with what is then to be unsaid; false where there is none of this number. */
export async function retryDead(
  db: Database,
  id: number,
  { handlers, now }: { handlers: ReadonlyMap<string, JobHandler>; now: number },
): Promise<boolean> {
  return db.write(async (trx) => {
    const job = await trx
      .updateTable('job')
      .set({ state: 'waiting', attempts: 0, interruptions: 0, run_at: now })
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .returning(['kind', 'payload'])
      .executeTakeFirst();
    if (job) await handlers.get(job.kind)?.triedAgain?.(trx, JSON.parse(job.payload));
    return job !== undefined;
  });
}

export async function forgetDead(db: Database, id: number): Promise<boolean> {
  const done = await db.write((trx) =>
    trx.deleteFrom('job').where('id', '=', id).where('state', '=', 'dead').executeTakeFirst(),
  );
  return done.numDeletedRows > 0n;
}
