import { describe, expect, it } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { enqueue, type NewJob } from './enqueue.ts';
import { startRunner } from './runner.ts';
import { migrations } from './schema.ts';

describe.each(everyEngine)('a job that is asked for while it runs, on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await migrate(db, migrations, Date.now);
    },
  );

  const add = (...jobs: NewJob[]) => db.write((trx) => enqueue(trx, 1, jobs));

  /** How often each runs when it is asked for twice while it runs. */
  async function runsOf(job: NewJob): Promise<number> {
    let runs = 0;
    const last = Promise.withResolvers<void>();
    const run = async (payload: unknown) => {
      if (payload === 'last') return last.resolve();
      if (++runs > 1) return;
      for (const _ of [1, 2]) await add(job);
      await add({ kind: 'work', payload: 'last', orderingKey: 'o' });
    };
    const handlers = new Map([['work', { attemptsMax: 1, run }]]);
    await add(job);
    const runner = startRunner({ db, handlers, runningMax: 1, now: () => 1, onError: () => {} });
    runner.wake();
    await last.promise;
    await runner.stop();
    expect(await db.read.selectFrom('job').select('id').execute()).toEqual([]);
    return runs;
  }

  it('runs once more after it, where it is to look at whatever is there', async () => {
    const job = { kind: 'work', payload: 1, dedupeKey: 'k', orderingKey: 'o' };
    expect(await runsOf({ ...job, isForMore: true })).toBe(2);
    expect(await runsOf(job)).toBe(1);
  });
});
