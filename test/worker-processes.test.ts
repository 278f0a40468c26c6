import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, enqueue, migrate, platform } from '#platform';
import { engines, openBareDatabase, testPostgresUrl } from './databases.ts';

const WORKER = fileURLToPath(new URL('./processes/work.ts', import.meta.url));
/** So far ahead that every lease of a killed process has ended. */
const AHEAD_MS = 120_000;
const JOBS = 90;
const KEYS = 7;

interface Happened {
  n: number;
  ordering_key: string;
  what: 'begin' | 'end';
  pid: number;
}

// Needs a real server: an in-memory PostgreSQL has one process.
describe.skipIf(!engines.includes('postgres'))('several worker processes on PostgreSQL', () => {
  let db: Database;
  let url: string;
  let started: ChildProcess[];
  beforeEach(async () => {
    started = [];
    url = await testPostgresUrl();
    db = await openBareDatabase('postgres', '');
    await migrate(db, platform.migrations ?? [], Date.now);
    await sql`create table happened (at bigserial, n bigint, ordering_key text, what text, pid bigint)`.execute(
      db.read,
    );
    const jobs = Array.from({ length: JOBS }, (_, n) => {
      const key = `host-${n % KEYS}`;
      return { kind: 'work', payload: { n, key, ms: (n * 7) % 20 }, orderingKey: key };
    });
    await db.write((trx) => enqueue(trx, Date.now(), jobs));
  });
  afterEach(async () => {
    for (const child of started) child.kill('SIGKILL');
    await db.close();
  });

  /** Gives workers that all are there and have begun at the same moment: on a busy machine one could else do everything before the next is up. */
  async function startWorkers(count: number, aheadMs = 0) {
    const workers = Array.from({ length: count }, () => {
      const child = spawn(process.execPath, [WORKER, url, String(aheadMs)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      started.push(child);
      return {
        child,
        ended: new Promise<number | null>((resolve) => child.once('exit', resolve)),
      };
    });
    await Promise.all(workers.map(({ child }) => once(child.stdout, 'data')));
    return workers.map(({ child, ended }) => {
      child.stdin.write('begin\n');
      return { child, ended, firstEnd: once(child.stdout, 'data') };
    });
  }
  const happened = async () =>
    (
      await sql<Happened>`select n, ordering_key, what, pid from happened order by at`.execute(
        db.read,
      )
    ).rows;

  /** Walks through what happened; a key is busy from a begin to its end. */
  function overlapsIn(events: Happened[], isAlive: (pid: number) => boolean): number {
    const busy = new Map<string, number>();
    let overlaps = 0;
    for (const { ordering_key: key, what, pid, n } of events) {
      if (what === 'begin' && busy.has(key)) overlaps++;
      if (what === 'begin' && isAlive(pid)) busy.set(key, n);
      if (what === 'end') busy.delete(key);
    }
    return overlaps;
  }

  it('share the work: each job once, no key in two processes', async () => {
    const workers = await startWorkers(3);
    expect(await Promise.all(workers.map((worker) => worker.ended))).toEqual([0, 0, 0]);
    const events = await happened();
    const ends = events.filter((event) => event.what === 'end').map((event) => event.n);
    expect(ends.toSorted((a, b) => a - b)).toEqual(Array.from({ length: JOBS }, (_, n) => n));
    expect(overlapsIn(events, () => true)).toBe(0);
    expect(new Set(events.map((event) => event.pid)).size).toBeGreaterThan(1);
  });

  it('lose nothing when they are killed, and the next takes over', async () => {
    const victims = await startWorkers(2);
    // Of the first alone: by the time the second begins, the first may have done everything.
    await Promise.race(victims.map((victim) => victim.firstEnd));
    for (const victim of victims) victim.child.kill('SIGKILL');
    await Promise.all(victims.map((victim) => victim.ended));
    const [next] = await startWorkers(1, AHEAD_MS);
    expect(await next?.ended).toBe(0);
    const events = await happened();
    const killed = new Set(victims.map((victim) => victim.child.pid));
    const done = new Set(events.filter((event) => event.what === 'end').map((event) => event.n));
    expect(done.size).toBe(JOBS);
    // Only what a killed process had in its hands may have begun twice.
    const begunTwice = events.filter(
      (event, at) =>
        event.what === 'begin' &&
        events.slice(at + 1).some((later) => later.what === 'begin' && later.n === event.n),
    );
    expect(begunTwice.every((event) => killed.has(event.pid))).toBe(true);
    expect(overlapsIn(events, (pid) => !killed.has(pid))).toBe(0);
  });
});
