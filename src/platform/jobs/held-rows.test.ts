import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { engines, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { claim, LEASE_MS } from './claim.ts';
import { enqueue, type NewJob } from './enqueue.ts';
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
  const take = (done = new Set<number>()) =>
    claim(db, { owner: 'x', kinds: ['work'], limit: 5, now: NOW, done });

  /** Runs this while a transaction has enqueued the held job once more and is not over. */
  async function whileHeld(check: () => Promise<void>): Promise<void> {
    await db.write(async (trx) => {
      await enqueue(trx, NOW, [held]);
      // Whoever waited for the row would wait for ever.
      await sql`set local idle_in_transaction_session_timeout = '2s'`.execute(trx);
      await check();
    });
  }

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

  it('keep no other lease from being renewed', async () => {
    await add(held, other);
    const taken = (await take()).map(({ id }) => id);
    await whileHeld(() => renew(db, 'x', taken, NOW + 1));
    const leases = await db.read.selectFrom('job').select('lease_until').orderBy('id').execute();
    expect(leases.map((job) => job.lease_until)).toEqual([NOW + LEASE_MS, NOW + 1 + LEASE_MS]);
  });
});
