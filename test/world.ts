/**
 * A Kith for tests: real rooms and a real database, a clock that stands still until it is moved,
 * and members with names.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { type MemberView, startSession } from '#members';
import { addPerson, type NewPerson, type Provenance } from '#people';
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
import { admit } from '../src/members/join.ts';
import { hashPassword } from '../src/members/password.ts';
import { openTestDatabase, type TestEngine } from './databases.ts';

export {
  engines,
  everyEngine,
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

/** As `Response.json()` gives it: where a test names no type, nothing is known of the answer. */
type Json = Awaited<ReturnType<Response['json']>>;

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
  /** Asks the API, whose path goes on after `/api/v1`, and reads its answer; undefined where that is empty. */
  asked<Answer = Json>(
    method: string,
    path: string,
    options?: AskOptions,
  ): Promise<{ status: number; body: Answer }>;
  /** The same for what must be accepted: throws where it is not. */
  accepted<Answer = Json>(method: string, path: string, options?: AskOptions): Promise<Answer>;
  /** Somebody a member knows of, put straight into the database as written down by hand; gives their id. */
  person(memberId: number, name: string, more?: Partial<NewPerson & Provenance>): Promise<number>;
  /** Has the database do one statement, for what no front door does. */
  statement(text: string): Promise<void>;
  /** What is announced from now on: an event that nobody listens to makes no job. */
  announced(): { event: string; payload: unknown }[];
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

  return {
    kith,
    folder,
    errors,
    advance: (ms) => {
      clock += ms;
    },
    member: async (name) => {
      const member = await admit(kith, {
        name,
        hash: await hashOf(`${name} likes long passwords`),
      });
      return { ...member, cookie: `kith_session=${await startSession(kith, member.id, 'test')}` };
    },
    ...waysToAsk(kith),
    person: (memberId, name, more = {}) =>
      kith.db.write((trx) =>
        addPerson(trx, {
          memberId,
          name,
          fields: [],
          keys: [],
          origin: 'hand',
          originDetail: '',
          now: clock,
          ...more,
        }),
      ),
    announced: () => announcedBy(kith),
    statement: async (text) => {
      await kith.db.write((trx) => sql.raw(text).execute(trx));
    },
    settle: () => settle(kith),
    close: async () => {
      await kith.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function waysToAsk(kith: Kith): Pick<World, 'ask' | 'asked' | 'accepted'> {
  // Made when it is asked: its hundreds of routes take as long as a small test.
  let server: ReturnType<typeof serverOf> | undefined;
  const ask: World['ask'] = async (method, address, { as, body, raw, headers } = {}) => {
    server ??= serverOf(kith);
    return server.request(`http://kith.test${address}`, {
      method,
      headers: {
        ...(as ? { cookie: as.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        origin: 'http://kith.test',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
    });
  };
  const asked: World['asked'] = async (method, address, options) => {
    const response = await ask(method, `/api/v1${address}`, options);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const accepted: World['accepted'] = async (method, address, options) => {
    const { status, body } = await asked(method, address, options);
    if (status >= 300) throw new Error(`${method} ${address}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return { ask, asked, accepted };
}

function announcedBy(kith: Kith): { event: string; payload: unknown }[] {
  const told: { event: string; payload: unknown }[] = [];
  const { announce } = kith;
  kith.announce = async (trx, event, payload) => {
    told.push({ event, payload });
    await announce(trx, event, payload);
  };
  return told;
}

const hashes = new Map<string, string>();

/** To hash a password is slow on purpose, so that the same one is hashed once in a worker. */
async function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? (await hashPassword(password));
  hashes.set(password, known);
  return known;
}

const SETTLE_MS_MAX = 60_000;
const SETTLE_EVERY_MS = 20;

/** Runs jobs until none is waiting for now or running. */
export async function settle(kith: Kith): Promise<void> {
  kith.startJobs();
  const lastAt = Date.now() + SETTLE_MS_MAX;
  // Most come to an end at once; after those that do not it is looked less and less often.
  // Asked as jobs ask, so that they do not give way to it.
  const isOpen = () => kith.db.behind(() => hasOpenJobs(kith));
  for (let waitMs = 1; await isOpen(); waitMs = Math.min(waitMs * 2, SETTLE_EVERY_MS)) {
    if (Date.now() > lastAt) throw new Error('jobs did not come to an end');
    kith.wakeJobs();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function hasOpenJobs(kith: Kith): Promise<boolean> {
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
  return open !== undefined;
}
