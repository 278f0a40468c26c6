import { describe, expect, it } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { claim } from './claim.ts';
import { enqueue, type NewJob } from './enqueue.ts';
import { forgetDead, retryDead } from './letters.ts';
import { migrations } from './schema.ts';
import { fail } from './settle.ts';

describe.each(everyEngine)('dead jobs on %s', (engine) => {
  let db: Database;
  let clock: number;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await migrate(db, migrations, Date.now);
      clock = 1_000_000;
    },
  );

  const add = (...jobs: NewJob[]) => db.write((trx) => enqueue(trx, clock, jobs));
  const rows = () => db.read.selectFrom('job').selectAll().orderBy('id').execute();

  it('stay dead for as long as they are to rest, whoever wants the same', async () => {
    const job = { kind: 'work', payload: 1, dedupeKey: 'k', deadRestsMs: 1_000 };
    await add(job);
    const [taken] = await claim(db, { owner: 'x', kinds: ['work'], limit: 1, now: clock });
    const failure = { id: taken?.id ?? 0, owner: 'x', attempts: 1, attemptsMax: 1 };
    await fail(db, { ...failure, error: 'no', now: clock });
    clock += 999;
    await add(job, { kind: 'work', payload: 2, dedupeKey: 'other' });
    expect((await rows()).map(({ state }) => state)).toEqual(['dead', 'waiting']);
    clock += 1;
    await add(job);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }, {}]);
  });

  it('can be tried again or given up once dead, and not before', async () => {
    const retry = (id: number) => retryDead(db, id, { handlers: new Map(), now: clock });
    await add({ kind: 'work', payload: 1 }, { kind: 'work', payload: 2 });
    const [first, second] = await claim(db, { owner: 'x', kinds: ['work'], limit: 2, now: clock });
    const [a, b] = [first?.id ?? 0, second?.id ?? 0];
    expect([await retry(a), await forgetDead(db, b)]).toEqual([false, false]);
    for (const id of [a, b])
      await fail(db, { id, owner: 'x', attempts: 1, attemptsMax: 1, error: 'no', now: clock });
    expect([await retry(a), await forgetDead(db, b)]).toEqual([true, true]);
    expect(await rows()).toMatchObject([{ id: a, state: 'waiting', attempts: 0 }]);
  });
});
