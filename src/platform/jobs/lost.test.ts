import { describe, expect, it } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { claim, LEASE_MS } from './claim.ts';
import { enqueue } from './enqueue.ts';
import { startRunner } from './runner.ts';
import { migrations } from './schema.ts';

describe.each(everyEngine)('a job whose process slept beyond its lease, on %s', (engine) => {
  let db: Database;
  let clock: number;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      clock = 1_000_000;
      await migrate(db, migrations, Date.now);
    },
  );
  const add = (...payloads: string[]) =>
    db.write((trx) =>
      enqueue(
        trx,
        clock,
        payloads.map((payload) => ({ kind: 'work', payload, orderingKey: 'k' })),
      ),
    );
  const errorOf = async () =>
    (await db.read.selectFrom('job').select('error').executeTakeFirst())?.error;
  /** As a job does, which says what it made. */
  const write = (said: string) =>
    db.write((trx) => trx.updateTable('job').set({ error: said }).execute());

  /** Has the first job sleep, with this meanwhile, and then write; gives how often which job was begun here, and what went wrong. */
  async function slept(meanwhile: (wake: () => void) => Promise<void>) {
    const [begun, slept, over] = [0, 1, 2].map(() => Promise.withResolvers<void>());
    const said: string[] = [];
    const run = async (payload: unknown) => {
      said.push(String(payload));
      if (said.length > 1) return;
      begun?.resolve();
      await slept?.promise;
      try {
        await write('from the one that slept');
      } finally {
        over?.resolve();
      }
    };
    const onError = (_: string, error: unknown) => void said.push(String(error));
    const handlers = new Map([['work', { attemptsMax: 3, run }]]);
    const runner = startRunner({ db, handlers, runningMax: 4, now: () => clock, onError });
    await begun?.promise;
    clock += LEASE_MS + 1;
    await meanwhile(runner.wake);
    slept?.resolve();
    await over?.promise;
    await runner.stop();
    return said;
  }

  it('writes nothing more where another has begun it anew', async () => {
    await add('first');
    const said = await slept(async () => {
      const taken = await claim(db, { owner: 'heir', kinds: ['work'], limit: 1, now: clock });
      expect(taken).toHaveLength(1);
      await write('from the heir');
    });
    expect(said).toEqual(['first', 'Error: another process has begun this anew']);
    expect(await errorOf()).toBe('from the heir');
  });

  it('goes on where nobody has, and is not begun a second time beside itself', async () => {
    await add('first', 'second');
    const said = await slept(async (wake) => {
      wake();
      // It takes a turn, in which it must find nothing to do.
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await errorOf()).toBe(null);
    });
    expect(said[0]).toBe('first');
    expect(said.filter((one) => one === 'first')).toHaveLength(1);
    expect(said.some((one) => one.startsWith('Error'))).toBe(false);
  });
});
