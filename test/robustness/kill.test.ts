/**
 * Kills the real server with SIGKILL at moments drawn by chance while a member imports and looks at
 * sources, and starts it again. `KITH_KILLS=20` for more moments, `KITH_SEED` for others.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openPostgres, openSqlite } from '#platform';
import type { ImportView, Progress } from '#sources';
import { buildWebApp, isWebAppStale } from '../../bin/web-app.ts';
import { openBareDatabase, testPostgresUrl } from '../databases.ts';
import { isReplayHere, type Replay, startReplay } from './replay.ts';
import { alive, call, firstMember, type RunningServer, startServer } from './server.ts';
import { damagesIn, halfDoneIn, type Stored, storedIn } from './stored.ts';

const KILLS = Number(process.env.KITH_KILLS ?? 6);
const SEED = Number(process.env.KITH_SEED ?? 1);
const AFTER_START_MS_MAX = 1_800;
const WHILE_STARTING_MS_MAX = 900;
const STARTING_SHARE = 0.15;
const LOOK_EVERY_MS = 40;
/** How long is waited, no measure of anything: beside other work a start alone may take ten seconds. */
const PATIENCE_MS = 120_000 + KILLS * 25_000;
const OPML_PARTS = 4;
const CONTACTS = 700;

/** Mulberry32: the same moments for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Part {
  name: string;
  body: string;
}

function contacts(): Part {
  const lines = Array.from(
    { length: CONTACTS },
    (_, n) =>
      `Given${n},Family${n},https://www.linkedin.com/in/invented-${n},given${n}@example.org,Works ${n % 40},Maker,05 Mar 2024`,
  );
  const head = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  return { name: 'Connections.csv', body: [head, ...lines].join('\n') };
}

/** The subscriptions in several files, with the contacts between them. */
function partsOf(opml: string): Part[] {
  const outlines = opml.match(/<outline [^>]*xmlUrl[^>]*>/gi) ?? [];
  const size = Math.ceil(outlines.length / OPML_PARTS);
  const parts = Array.from({ length: OPML_PARTS }, (_, n) => ({
    name: `part-${n}.opml`,
    body: `<opml version="2.0"><body>${outlines
      .slice(n * size, (n + 1) * size)
      .map((outline) => outline.replace(/\/?>$/, '/>'))
      .join('')}</body></opml>`,
  }));
  return [...parts.slice(0, 2), contacts(), ...parts.slice(2)];
}

/** A member's memory of what Kith said was done. */
interface Acknowledged {
  cookie: string;
  applied: Set<number>;
  begun: Set<number>;
  entries: number;
  /** At how many kills a job was under way; at how many of those an import. */
  cut: { jobs: number; imports: number };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Goes on where the member was: import what is missing, look at the sources. Ends when all is done. */
async function goOn(address: string, parts: Part[], known: Acknowledged): Promise<void> {
  known.cookie ||= await firstMember(address);
  const ask = <T>(method: string, way: string, body?: unknown) =>
    call<T>(address, known.cookie, { method, way, body });
  for (const part of parts) {
    const { imports } = await ask<{ imports: ImportView[] }>('GET', '/imports');
    let batch =
      imports.find((one) => one.fileName === part.name) ??
      (await ask<ImportView>('POST', `/imports?name=${part.name}`, part.body));
    const isNew = batch.state !== 'applied' || !known.applied.has(batch.id);
    if (batch.state === 'preview') await ask('POST', `/imports/${batch.id}/apply`, {});
    known.begun.add(batch.id);
    while (batch.state !== 'applied') {
      await pause(LOOK_EVERY_MS);
      batch = await ask<ImportView>('GET', `/imports/${batch.id}`);
    }
    known.applied.add(batch.id);
    if (isNew) await look(ask, known);
  }
  await look(ask, known);
}

async function look(
  ask: <T>(method: string, way: string, body?: unknown) => Promise<T>,
  known: Acknowledged,
): Promise<void> {
  const before = known.entries;
  await ask('POST', '/refresh', { which: 'all' });
  for (;;) {
    const { progress } = await ask<{ progress: Progress }>('GET', '/refresh');
    const { entriesNew, entriesTotal } = progress;
    known.entries = Math.max(known.entries, entriesTotal ?? before + entriesNew);
    if (progress.isDone) return;
    await pause(LOOK_EVERY_MS);
  }
}

interface Ground {
  settings: Record<string, string>;
  open(): Promise<Database>;
}

/** How often more it is killed until a job was cut. */
const MORE_KILLS = 3;

/** Kills at `kills` moments, and at more while no job was at work at any of them, each time checking what is stored; then lets it come to its end. */
async function live(ground: Ground, parts: Part[], kills: number): Promise<Stored> {
  const chance = chanceFrom(SEED);
  const known: Acknowledged = {
    cookie: '',
    applied: new Set(),
    begun: new Set(),
    entries: 0,
    cut: { jobs: 0, imports: 0 },
  };
  let before: Stored | undefined;
  const isEnough = (kill: number) => known.cut.jobs > 0 || kill >= kills * MORE_KILLS;
  for (let kill = 0; kill < kills || !isEnough(kill); kill++) {
    const server = startServer(ground.settings);
    if (known.cookie && chance() < STARTING_SHARE) {
      await pause(chance() * WHILE_STARTING_MS_MAX);
      await server.kill();
    } else {
      await killWhileLiving(server, parts, { known, afterMs: chance() * AFTER_START_MS_MAX });
    }
    before = await check(ground, known, before);
  }
  const last = startServer(ground.settings);
  await goOn(await last.address, parts, known);
  await last.kill();
  const stored = await check(ground, known, before);
  const db = await ground.open();
  expect(await halfDoneIn(db, [...known.begun])).toEqual([]);
  const counts = await db.read.selectFrom('job').select(['kind', 'state', 'error']).execute();
  expect(counts.filter((job) => job.state === 'dead')).toEqual([]);
  await db.close();
  // A kill that interrupts nothing would show nothing.
  if (kills > 0) expect(known.cut.jobs).toBeGreaterThan(0);
  console.info(`${kills} kills on ${db.engine}; at work: ${JSON.stringify(known.cut)}`);
  return stored;
}

async function killWhileLiving(
  server: RunningServer,
  parts: Part[],
  { known, afterMs }: { known: Acknowledged; afterMs: number },
): Promise<void> {
  const address = await server.address;
  let isKilled = false;
  const living = (async () => {
    // Who is done looks at everything again, until the end.
    for (;;) await goOn(address, parts, known);
  })().catch((error: unknown) => {
    if (!isKilled) throw error;
  });
  await Promise.race([living, pause(afterMs)]);
  isKilled = true;
  await server.kill();
  await living;
}

/** Right after a kill: the file is sound, what was acknowledged is there, and nothing stored has gone. */
async function check(
  ground: Ground,
  known: Acknowledged,
  before: Stored | undefined,
): Promise<Stored> {
  const db = await ground.open();
  expect(await damagesIn(db)).toEqual([]);
  expect(await halfDoneIn(db, [...known.applied])).toEqual([]);
  const stored = await storedIn(db);
  const running = await db.read
    .selectFrom('job')
    .select('kind')
    .where('state', '=', 'running')
    .execute();
  if (running.length > 0) known.cut.jobs++;
  if (running.some((job) => job.kind === 'sources.apply-import')) known.cut.imports++;
  await db.close();
  expect(stored.entries.length).toBeGreaterThanOrEqual(known.entries);
  for (const list of ['sources', 'entries'] as const) {
    const now = new Set(stored[list]);
    expect(before?.[list].filter((line) => !now.has(line)) ?? []).toEqual([]);
    expect(now.size).toBe(stored[list].length);
  }
  expect(new Set(stored.keys).size).toBe(stored.keys.length);
  return stored;
}

describe.skipIf(!isReplayHere)(`a server killed ${KILLS} times`, () => {
  let replay: Replay;
  let parts: Part[];
  let folder: string;
  let undisturbed: Stored;

  const sqliteAt = (name: string): Ground => ({
    settings: { KITH_DATA: path.join(folder, name) },
    open: () => openSqlite({ file: path.join(folder, name, 'kith.sqlite'), readers: 1 }),
  });
  beforeAll(async () => {
    if (isWebAppStale()) buildWebApp();
    folder = mkdtempSync(path.join(tmpdir(), 'kith-kill-'));
    replay = await startReplay(['--include', '^[a-e]|^group', '--latency', '10']);
    parts = partsOf(await replay.opml());
    undisturbed = await live(sqliteAt('undisturbed'), parts, 0);
    expect(undisturbed.sources.length).toBe(replay.feeds);
    expect(undisturbed.people.length).toBeGreaterThan(CONTACTS);
    expect(undisturbed.entries.length).toBeGreaterThan(500);
  }, PATIENCE_MS);
  afterAll(async () => {
    for (const child of alive) child.kill('SIGKILL');
    await replay.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'goes on at each start and ends as if nothing had happened, on SQLite',
    async () => {
      expect(await live(sqliteAt('killed'), parts, KILLS)).toEqual(undisturbed);
    },
    PATIENCE_MS,
  );

  it.skipIf(!process.env.KITH_TEST_POSTGRES)(
    'goes on at each start and ends as if nothing had happened, on PostgreSQL',
    async () => {
      const lent = await openBareDatabase('postgres', '');
      const url = await testPostgresUrl();
      const ground: Ground = {
        settings: { DATABASE_URL: url, KITH_DATA: path.join(folder, 'unused') },
        open: () => openPostgres(url),
      };
      try {
        expect(await live(ground, parts, KILLS)).toEqual(undisturbed);
      } finally {
        await lent.close();
      }
    },
    PATIENCE_MS,
  );
});
