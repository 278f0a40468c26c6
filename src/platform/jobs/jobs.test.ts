import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import { type Database, migrate } from '../database/index.ts';
import { claim, LEASE_MS, settleDone } from './claim.ts';
import { enqueue, type NewJob } from './enqueue.ts';
import { deadLetters, jobCounts } from './letters.ts';
import { INTERRUPTIONS_MAX, type JobHandler, type Runner, startRunner } from './runner.ts';
import { migrations } from './schema.ts';
import { backOffMs, fail, renew } from './settle.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('backOffMs', () => {
  it('doubles from five seconds to six hours, spread by a quarter each way', () => {
    expect([1, 2, 3].map((attempts) => backOffMs(attempts, 0.5))).toEqual([5_000, 10_000, 20_000]);
    expect(backOffMs(40, 0.5)).toBe(6 * 60 * 60 * 1000);
    expect([backOffMs(1, 0), backOffMs(1, 1)]).toEqual([3_750, 6_250]);
  });
});

describe.each(everyEngine)('jobs on %s', (engine) => {
  let db: Database;
  let runners: Runner[];
  let clock: number;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    async (lent) => {
      db = lent;
      await migrate(db, migrations, Date.now);
      runners = [];
      clock = 1_000_000;
    },
  );
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(runners.map((runner) => runner.stop()));
  });

  const add = (...jobs: NewJob[]) => db.write((trx) => enqueue(trx, clock, jobs));
  const rows = () => db.read.selectFrom('job').selectAll().orderBy('id').execute();
  function start(
    run: JobHandler['run'],
    options: { attemptsMax?: number; runningMax?: number; errors?: unknown[] } = {},
  ): Runner {
    const runner = startRunner({
      db,
      handlers: new Map([['work', { attemptsMax: options.attemptsMax ?? 3, run }]]),
      runningMax: options.runningMax ?? 8,
      now: () => clock,
      onError: (_, error) => options.errors?.push(error),
    });
    runners.push(runner);
    return runner;
  }
  const until = (check: () => Promise<boolean> | boolean) =>
    vi.waitFor(async () => expect(await check()).toBe(true), { timeout: 20_000, interval: 10 });
  const isEmpty = async () => (await rows()).length === 0;

  it('are there exactly when their cause is', async () => {
    const write = db.write(async (trx) => {
      await enqueue(trx, clock, [{ kind: 'work', payload: 1 }]);
      throw new Error('no');
    });
    await expect(write).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });

  it('run once each, with two runners at the same table', async () => {
    const ran: unknown[] = [];
    const jobs = Array.from({ length: 120 }, (_, n) => ({ kind: 'work', payload: n }));
    await add(...jobs);
    for (let n = 0; n < 2; n++) start(async (payload) => void ran.push(payload));
    await until(isEmpty);
    expect(ran.toSorted((a, b) => Number(a) - Number(b))).toEqual(jobs.map((job) => job.payload));
  });

  it('of one ordering key never overlap and keep their order, whatever their durations', async () => {
    const job = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      ms: fc.integer({ min: 0, max: 12 }),
    });
    const work = fc.array(job, { minLength: 5, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(work, async (given) => {
        const begun: Record<string, number[]> = {};
        const busy = new Set<string>();
        let overlaps = 0;
        const run = async (payload: unknown) => {
          const { n, key, ms } = payload as { n: number; key: string; ms: number };
          if (busy.has(key)) overlaps++;
          busy.add(key);
          begun[key] = [...(begun[key] ?? []), n];
          await pause(ms);
          busy.delete(key);
        };
        await add(
          ...given.map((one, n) => ({
            kind: 'work',
            payload: { ...one, n },
            orderingKey: one.key,
          })),
        );
        const pair = [start(run), start(run)];
        await until(isEmpty);
        await Promise.all(pair.map((runner) => runner.stop()));
        expect(overlaps).toBe(0);
        expect(Object.values(begun).flat().length).toBe(given.length);
        for (const order of Object.values(begun))
          expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
      { numRuns: 6 },
    );
  });

  it('run no more at a time than allowed', async () => {
    let [running, most] = [0, 0];
    await add(...Array.from({ length: 12 }, () => ({ kind: 'work', payload: 0 })));
    start(
      async () => {
        most = Math.max(most, ++running);
        await pause(5);
        running--;
      },
      { runningMax: 3 },
    );
    await until(isEmpty);
    expect(most).toBe(3);
  });

  it('wait for their time', async () => {
    const ran: unknown[] = [];
    await add(
      { kind: 'work', payload: 'later', runAt: clock + 1_000 },
      { kind: 'work', payload: 'now' },
    );
    const runner = start(async (payload) => void ran.push(payload));
    await until(() => ran.length === 1);
    expect(await claim(db, { owner: 'x', kinds: ['work'], limit: 5, now: clock })).toEqual([]);
    clock += 1_000;
    runner.wake();
    await until(isEmpty);
    expect(ran).toEqual(['now', 'later']);
  });

  it('with the same dedupe key are one, brought forward by the earliest wish', async () => {
    await add({ kind: 'work', payload: 1, dedupeKey: 'k', runAt: clock + 500 });
    await add({ kind: 'work', payload: 2, dedupeKey: 'k', runAt: clock + 900 });
    expect((await rows()).map((row) => row.run_at)).toEqual([clock + 500]);
    await add({ kind: 'work', payload: 3, dedupeKey: 'k' });
    expect((await rows()).map((row) => [row.run_at, row.payload])).toEqual([[clock, '1']]);
  });

  it('with the same dedupe key still count what failed when brought forward, and begin anew when dead', async () => {
    for (const attempts of [1, 2]) {
      await add({ kind: 'work', payload: 1, dedupeKey: 'k' });
      const [taken] = await claim(db, { owner: 'x', kinds: ['work'], limit: 1, now: clock });
      expect(taken).toMatchObject({ attempts });
      const failure = { id: taken?.id ?? 0, owner: 'x', attempts, attemptsMax: 2 };
      await fail(db, { ...failure, error: 'no', now: clock });
    }
    await add({ kind: 'work', payload: 1, dedupeKey: 'k' });
    expect(await rows()).toMatchObject([{ state: 'waiting', run_at: clock, attempts: 0 }]);
  });

  it('with the same dedupe key can be given in one go', async () => {
    await add(
      { kind: 'work', payload: 1, dedupeKey: 'k', runAt: clock + 9 },
      { kind: 'work', payload: 2, dedupeKey: 'k' },
      { kind: 'work', payload: 3 },
      { kind: 'work', payload: 4 },
    );
    expect((await rows()).map((row) => row.payload)).toEqual(['2', '3', '4']);
  });

  it('refuse a payload that is too large', async () => {
    await expect(add({ kind: 'work', payload: 'x'.repeat(70_000) })).rejects.toThrow(/too large/);
  });

  it('come back later after a failure and are dead after the last', async () => {
    const errors: unknown[] = [];
    await add({ kind: 'work', payload: 1, dedupeKey: 'k' });
    const runner = start(() => Promise.reject(new Error('the well is dry')), {
      attemptsMax: 2,
      errors,
    });
    await until(() => errors.length === 1);
    await until(async () => (await rows())[0]?.state === 'waiting');
    const [row] = await rows();
    const waitMs = (row?.run_at ?? 0) - clock;
    expect(waitMs).toBeGreaterThanOrEqual(3_750);
    expect(waitMs).toBeLessThanOrEqual(6_250);
    expect(row).toMatchObject({ attempts: 1, error: 'the well is dry', lease_owner: null });
    clock += 10_000;
    runner.wake();
    await until(async () => (await deadLetters(db)).length === 1);
    expect(await jobCounts(db)).toMatchObject([{ kind: 'work', state: 'dead' }]);
  });

  it('of a dead owner are taken over when the lease has ended, not earlier', async () => {
    await add(
      { kind: 'work', payload: 1, orderingKey: 'k' },
      { kind: 'work', payload: 2, orderingKey: 'k' },
    );
    const take = (owner: string) => claim(db, { owner, kinds: ['work'], limit: 5, now: clock });
    const [first] = await take('gone');
    clock += LEASE_MS;
    expect(await take('heir')).toEqual([]);
    clock += 1;
    expect(await take('heir')).toMatchObject([{ id: first?.id, attempts: 1, interruptions: 1 }]);
  });

  it('stay with an owner who renews, and cannot be settled by one who lost them', async () => {
    await add({ kind: 'work', payload: 1 });
    const [job] = await claim(db, { owner: 'slow', kinds: ['work'], limit: 1, now: clock });
    const id = job?.id ?? 0;
    clock += LEASE_MS - 1;
    await renew(db, 'slow', [id], clock);
    clock += LEASE_MS;
    expect(await claim(db, { owner: 'heir', kinds: ['work'], limit: 1, now: clock })).toEqual([]);
    clock += 1;
    expect(await claim(db, { owner: 'heir', kinds: ['work'], limit: 1, now: clock })).toHaveLength(
      1,
    );
    await db.write((trx) => settleDone(db, trx, [id], 'slow'));
    await fail(db, { id, owner: 'slow', attempts: 1, attemptsMax: 1, error: 'late', now: clock });
    expect(await rows()).toMatchObject([{ state: 'running', lease_owner: 'heir' }]);
  });

  it('are renewed by their runner while they run', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await add({ kind: 'work', payload: 1 });
    start(() => held);
    const leaseUntil = async () => (await rows())[0]?.lease_until;
    const first = clock + LEASE_MS;
    while ((await leaseUntil()) !== first) await pause(5);
    clock += LEASE_MS / 2;
    vi.advanceTimersByTime(LEASE_MS / 3);
    while ((await leaseUntil()) !== first + LEASE_MS / 2) await pause(5);
    release();
  });

  it('that end their process each time become dead letters', async () => {
    await add({ kind: 'work', payload: 'poison' });
    for (let attempt = 0; attempt <= INTERRUPTIONS_MAX; attempt++) {
      await claim(db, { owner: `victim ${attempt}`, kinds: ['work'], limit: 1, now: clock });
      clock += LEASE_MS + 1;
    }
    const ran: unknown[] = [];
    start(async (payload) => void ran.push(payload), { attemptsMax: 3 });
    await until(async () => (await deadLetters(db)).length === 1);
    expect(ran).toEqual([]);
  });

  it('of a kind nobody here knows are left alone', async () => {
    await add({ kind: 'of another version', payload: 1 }, { kind: 'work', payload: 2 });
    start(async () => {});
    await until(async () => (await rows()).length === 1);
    expect(await rows()).toMatchObject([
      { kind: 'of another version', state: 'waiting', attempts: 0 },
    ]);
  });

  it('are finished before stop returns, and none is begun after', async () => {
    let done = 0;
    await add({ kind: 'work', payload: 1 }, { kind: 'work', payload: 2 });
    let begun = 0;
    const runner = start(
      async () => {
        begun++;
        await pause(60);
        done++;
      },
      { runningMax: 1 },
    );
    await until(() => begun === 1);
    await runner.stop();
    expect([begun, done]).toEqual([1, 1]);
    expect((await rows()).map((row) => row.state)).toEqual(['waiting']);
  });
});
