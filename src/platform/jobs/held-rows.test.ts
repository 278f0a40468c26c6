import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { engines, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { atEnd, type Database, migrate, type Write, waitForTurn } from '../database/index.ts';
import { claim, LEASE_MS } from './claim.ts';
import { enqueue, type NewJob } from './enqueue.ts';
import { startRunner } from './runner.ts';
import { migrations } from './schema.ts';
import { renew } from './settle.ts';

const NOW = 1_000_000;
const held = { kind: 'work', payload: 'held', dedupeKey: 'held', isForMore: true };
const other = { kind: 'work', payload: 'other' };

describe.runIf(engines.includes('postgres'))('jobs that somebody writes, on PostgreSQL', () => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase('postgres', folder),
    async (lent) => {
      db = lent;
      await migrate(db, migrations, Date.now);
    },
  );
  const add = (...jobs: NewJob[]) => db.write((trx) => enqueue(trx, NOW, jobs));
  const take = (done = new Set<number>(), limit = 5) =>
    claim(db, { owner: 'x', kinds: ['work'], limit, now: NOW, done });

  /** Runs this while a transaction has enqueued the held job once more, at its end, and is not over. */
  async function whileHeld(check: () => Promise<unknown>): Promise<void> {
    await db.write(async (trx) => {
      await enqueue(trx, NOW, [held]);
      atEnd(trx, () => checkOf(trx, check));
    });
  }
  const checkOf = async (trx: Write, check: () => Promise<unknown>) => {
    // Whoever waited for the row would wait for ever.
    await sql`set local idle_in_transaction_session_timeout = '2s'`.execute(trx);
    await check();
  };

  it('hold up no others: who takes and settles goes past them', async () => {
    await add(held);
    const [taken] = await take();
    await add(other);
    const done = new Set([taken?.id ?? 0]);
    await whileHeld(async () => {
      expect((await take(done)).map(({ payload }) => payload)).toEqual(['"other"']);
      expect(done.size).toBe(1);
    });
    // It was asked for again meanwhile, and begins once more.
    expect((await take(done)).map(({ payload }) => payload)).toEqual(['"held"']);
    expect(done.size).toBe(0);
  });

  it('are settled the next time where whoever held them thought better of it', async () => {
    await add(held);
    const [taken] = await take();
    const done = new Set([taken?.id ?? 0]);
    const given = whileHeld(async () => {
      expect(await take(done)).toEqual([]);
      throw new Error('no');
    });
    await expect(given).rejects.toThrow('no');
    expect([await take(done), done.size]).toEqual([[], 0]);
    expect(await db.read.selectFrom('job').select('id').execute()).toEqual([]);
  });

  it('are taken when they are free', async () => {
    await add(held);
    await whileHeld(async () => {
      expect(await take()).toEqual([]);
    });
    expect(await take()).toHaveLength(1);
  });

  it('take nobody’s place: as many others are taken as are asked for, the earliest first', async () => {
    await add(held, ...Array.from({ length: 9 }, (_, n) => ({ kind: 'work', payload: n })));
    await whileHeld(async () => {
      const taken = [await take(new Set(), 1), await take(new Set(), 3)];
      const payloads = taken.map((some) => some.map(({ payload }) => payload).sort());
      expect(payloads).toEqual([['0'], ['1', '2', '3']]);
    });
  });

  it('that are done keep their lease until they are settled, however long taking has to wait', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = NOW;
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const run = () => {
      begun.resolve();
      return end.promise;
    };
    await add(other);
    const handlers = new Map([['work', { attemptsMax: 1, run }]]);
    const runner = startRunner({ db, handlers, runningMax: 1, now: () => now, onError: () => {} });
    await begun.promise;
    await db.write(async (trx) => {
      await waitForTurn(db, trx, 'claim');
      end.resolve();
      // Until it is done, and waits to be settled.
      await new Promise((resolve) => setTimeout(resolve, 100));
      now += LEASE_MS / 2;
      vi.advanceTimersByTime(LEASE_MS / 3);
      const lease = () => db.read.selectFrom('job').select('lease_until').executeTakeFirst();
      await expect.poll(lease).toEqual({ lease_until: now + LEASE_MS });
    });
    await runner.stop();
    vi.useRealTimers();
  });

  it('keep no other lease from being renewed', async () => {
    await add(held, other);
    const taken = (await take()).map(({ id }) => id);
    await whileHeld(() => renew(db, 'x', taken, NOW + 1));
    const leases = await db.read.selectFrom('job').select('lease_until').orderBy('id').execute();
    expect(leases.map((job) => job.lease_until)).toEqual([NOW + LEASE_MS, NOW + 1 + LEASE_MS]);
  });

  it('make no two wait for each other, in whatever order each asks for them', async () => {
    let runs = 0;
    const both = [0, 1].map(() => Promise.withResolvers<void>());
    const ask = (place: 0 | 1, keys: string[]) =>
      db.write(async (trx) => {
        runs++;
        for (const dedupeKey of keys) {
          await enqueue(trx, NOW, [{ kind: 'work', payload: 1, dedupeKey }]);
          both[place]?.resolve();
          await both[1 - place]?.promise;
        }
      });
    await Promise.all([ask(0, ['a', 'b']), ask(1, ['b', 'a'])]);
    expect(runs).toBe(2);
    expect(await db.read.selectFrom('job').select('id').execute()).toHaveLength(2);
  });
});
