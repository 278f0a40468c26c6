/**
 * A Kith for tests: real rooms and a real database, a clock that stands still until it is moved,
 * and members with names.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addMember, type MemberView, startSession } from '#members';
import {
  type Config,
  createFetch,
  type GuardedFetch,
  type Kith,
  type Log,
  type Mail,
  readConfig,
} from '#platform';
import { serverOf } from '../src/doors/index.ts';
import { openKith } from '../src/main.ts';
import { openTestDatabase, type TestEngine } from './databases.ts';

export {
  engines,
  openBareDatabase,
  openTestDatabase,
  type TestEngine,
  testPostgresUrl,
} from './databases.ts';
export { PublishedFeeds, type PublishedItem } from './published-feeds.ts';

const START = Date.UTC(2026, 10, 23, 9, 0, 0);

interface AskOptions {
  as?: { cookie: string };
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

export interface World {
  kith: Kith;
  /** The data folder; gone after `close`. */
  folder: string;
  /** What went wrong inside without ending anything: failed jobs, bugs behind a 500. */
  errors: { what: string; error: unknown; reference: string }[];
  /** Moves the clock. */
  advance(ms: number): void;
  member(name: string): Promise<MemberView & { cookie: string }>;
  /** Asks the server as a browser would; `as` is a member made by `member()`. */
  ask(method: string, path: string, options?: AskOptions): Promise<Response>;
  /** Runs jobs until none is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  engine?: TestEngine;
  settings?: Record<string, string>;
  fetch?: GuardedFetch;
  mail?: Mail;
}

/** `KITH_TEST_LOG=1` prints what the log would say. */
function rememberingLog(errors: World['errors']): Log {
  const isLoud = Boolean(process.env.KITH_TEST_LOG);
  return {
    info: (text) => {
      if (isLoud) console.log(text);
    },
    error: (what, error) => {
      if (isLoud) console.error(what, error);
      const reference = `test-${errors.length + 1}`;
      errors.push({ what, error, reference });
      return reference;
    },
  };
}

export async function makeWorld({
  engine = 'sqlite',
  settings = {},
  fetch,
  mail,
}: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-test-'));
  const config: Config = readConfig({
    KITH_DATA: folder,
    KITH_ALLOW_NET: '127.0.0.0/8',
    ...settings,
  });
  let clock = START;
  const errors: World['errors'] = [];
  const kith = await openKith(config, {
    log: rememberingLog(errors),
    db: await openTestDatabase(engine, folder),
    now: () => clock,
    fetch: fetch ?? createFetch({ allowNet: config.allowNet, userAgent: 'Kith test' }),
    ...(mail ? { mail } : {}),
  });
  const server = serverOf(kith);

  return {
    kith,
    folder,
    errors,
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
        ...(options.raw === undefined ? {} : { body: options.raw }),
      }),
    settle: () => settle(kith),
    close: async () => {
      await kith.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SETTLE_TRIES_MAX = 3000;
const SETTLE_EVERY_MS = 20;

/** Runs jobs until none is waiting for now or running. */
export async function settle(kith: Kith): Promise<void> {
  kith.startJobs();
  for (let tries = 0; tries < SETTLE_TRIES_MAX; tries++) {
    kith.wakeJobs();
    const open = await kith.db.read
      .selectFrom('job')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('state', '=', 'running'),
          eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', kith.now())]),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_EVERY_MS));
  }
  throw new Error('jobs did not come to an end');
}
