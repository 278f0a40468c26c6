/**
 * A Kith for tests: real rooms and a real database, a clock that stands still until it is moved,
 * and members with names.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { addMember, type MemberView, startSession } from '#members';
import { type Config, createFetch, type Database, type GuardedFetch, type Kith, openPostgres, openSqlite, quietLog, readConfig } from '#platform';
import type { Tables } from '#tables';
import { serverOf } from '../src/doors/index.ts';
import { openKith } from '../src/main.ts';

export type TestEngine = 'sqlite' | 'pglite' | 'postgres';

/** The engines a suite runs on: SQLite and in-memory PostgreSQL always, a real server where the script started one. */
export const engines: TestEngine[] = process.env.KITH_TEST_POSTGRES
  ? ['sqlite', 'pglite', 'postgres']
  : ['sqlite', 'pglite'];

const START = Date.UTC(2026, 10, 23, 9, 0, 0);

export interface World {
  kith: Kith;
  /** Moves the clock. */
  advance(ms: number): void;
  member(name: string): Promise<MemberView & { cookie: string }>;
  /** Asks the server as a browser would; `as` is a member made by `member()`. */
  ask(method: string, path: string, options?: { as?: { cookie: string }; body?: unknown; headers?: Record<string, string> }): Promise<Response>;
  /** Runs jobs until none is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const INT8 = 20;
let pglite: Promise<PGlite> | undefined;

/** One in-memory PostgreSQL for all tests of a run (a new one takes over a second), emptied for each. */
async function openPglite(): Promise<Database> {
  pglite ??= PGlite.create({ parsers: { [INT8]: Number } });
  const engine = await pglite;
  await engine.exec('drop schema public cascade; create schema public;');
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) });
  return {
    engine: 'postgres',
    read: kysely,
    write: (work) => kysely.transaction().execute(work),
    close: async () => {},
  };
}

async function openTestDatabase(engine: TestEngine, folder: string): Promise<Database> {
  if (engine === 'pglite') return openPglite();
  if (engine === 'postgres') {
    const url = process.env.KITH_TEST_POSTGRES ?? '';
    const db = await openPostgres(url);
    const { sql } = await import('kysely');
    await sql`drop schema public cascade`.execute(db.read);
    await sql`create schema public`.execute(db.read);
    return db;
  }
  // A test does not have to survive a power cut.
  return openSqlite({ file: path.join(folder, 'kith.sqlite'), synchronous: 'NORMAL' });
}

export interface WorldOptions {
  engine?: TestEngine;
  settings?: Record<string, string>;
  fetch?: GuardedFetch;
}

export async function makeWorld({ engine = 'sqlite', settings = {}, fetch }: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-test-'));
  const config: Config = readConfig({ KITH_DATA: folder, KITH_ALLOW_NET: '127.0.0.0/8', ...settings });
  let clock = START;
  const kith = await openKith(config, {
    log: process.env.KITH_TEST_LOG ? { info: console.log, error: (what, error) => { console.error(what, error); return 'x'; } } : quietLog,
    db: await openTestDatabase(engine, folder),
    now: () => clock,
    fetch: fetch ?? createFetch({ allowNet: config.allowNet, userAgent: 'Kith test' }),
  });
  const server = serverOf(kith);

  return {
    kith,
    advance: (ms) => {
      clock += ms;
    },
    member: async (name) => {
      const member = await addMember(kith, { name, password: `${name} likes long passwords` });
      return { ...member, cookie: `kith_session=${await startSession(kith, member.id, 'test')}` };
    },
    ask: async (method, address, options = {}) =>
      server.request(`http://kith.test${address}`, {
        method,
        headers: {
          ...(options.as ? { cookie: options.as.cookie } : {}),
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          origin: 'http://kith.test',
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      }),
    settle: () => settle(kith),
    close: async () => {
      await kith.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SETTLE_TRIES_MAX = 3000;

/** Runs jobs until none is waiting for now or running. */
export async function settle(kith: Kith): Promise<void> {
  kith.startJobs();
  for (let tries = 0; tries < SETTLE_TRIES_MAX; tries++) {
    kith.wakeJobs();
    const open = await kith.db.read
      .selectFrom('job')
      .select('id')
      .where((eb) => eb.or([eb('state', '=', 'running'), eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', kith.now())])]))
      .limit(1)
      .executeTakeFirst();
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('jobs did not come to an end');
}
