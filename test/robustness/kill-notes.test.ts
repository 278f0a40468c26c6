/**
 * Kills the real server with SIGKILL while somebody writes notes: what was acknowledged is there
 * afterwards, to the last letter, in the note or in its history. `KITH_KILLS` and `KITH_SEED` as in
 * kill.test.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoteView } from '#create';
import { type Database, openPostgres, openSqlite } from '#platform';
import { buildWebApp, isWebAppStale } from '../../bin/web-app.ts';
import { openBareDatabase, testPostgresUrl } from '../databases.ts';
import { alive, call, firstMember, type RunningServer, startServer } from './server.ts';
import { damagesIn } from './stored.ts';

const KILLS = Number(process.env.KITH_KILLS ?? 6);
const SEED = Number(process.env.KITH_SEED ?? 1);
const WRITERS = 4;
const WRITING_MS_MAX = 500;
const SAVED_EVERY_MS = 5;
const SAVED_TRIES_MAX = 4_000;
const PATIENCE_MS = 60_000 + KILLS * 12_000;

/** Where in the writing each kill falls: other moments for another seed. */
const momentOf = (kill: number) =>
  ((SEED * 7919 + kill * 104_729) % WRITING_MS_MAX) + WRITING_MS_MAX / 5;

interface Writer {
  id: number;
  revision: number;
  /** The number of the last save that the server has answered. */
  saved: number;
}

/** Long enough that a save is more than one page of the database. */
const textOf = (writer: number, save: number) =>
  `${writer}:${save}:${`what was written in save ${save} `.repeat(200)}:end`;

interface Ground {
  settings: Record<string, string>;
  open(): Promise<Database>;
}

async function live(ground: Ground): Promise<void> {
  const writers: Writer[] = [];
  let cookie = '';
  for (let kill = 0; kill < KILLS; kill++) {
    const server = startServer(ground.settings);
    const address = await server.address;
    cookie ||= await firstMember(address);
    await writeUntilKilled(server, { address, cookie, writers, afterMs: momentOf(kill) });
    await check(ground, writers);
  }
  expect(writers).toHaveLength(WRITERS);
  // A kill before anything was saved would show nothing.
  for (const writer of writers) expect(writer.saved).toBeGreaterThanOrEqual(KILLS - 1);
}

interface Writing {
  address: string;
  cookie: string;
  writers: Writer[];
  afterMs: number;
}

async function writeUntilKilled(server: RunningServer, writing: Writing): Promise<void> {
  let isKilled = false;
  const all = Array.from({ length: WRITERS }, async (_, number) => {
    for (;;) await save(writing, number);
  }).map((living) =>
    living.catch((error: unknown) => {
      if (!isKilled) throw error;
    }),
  );
  const before = writing.writers.map((writer) => writer.saved);
  const hasGoneOn = everybodySaved(writing.writers, before).then(() => wait(writing.afterMs));
  await Promise.race([...all, hasGoneOn]);
  isKilled = true;
  await server.kill();
  await Promise.all(all);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Until every writer has saved something in this life of the server, however slow the machine is. */
async function everybodySaved(
  writers: readonly (Writer | undefined)[],
  before: readonly number[],
): Promise<void> {
  const isSo = () =>
    Array.from({ length: WRITERS }, (_, number) => writers[number]).every(
      (writer, number) => writer && writer.saved > (before[number] ?? -1),
    );
  for (let tries = 0; tries < SAVED_TRIES_MAX && !isSo(); tries++) await wait(SAVED_EVERY_MS);
}

/** One save as the editor makes it: upon what the server has, told apart by its number. */
async function save({ address, cookie, writers }: Writing, number: number): Promise<void> {
  const ask = (method: string, way: string, body?: unknown) =>
    call<NoteView>(address, cookie, { method, way, body });
  const known = writers[number];
  if (!known) {
    const note = await ask('POST', '/notes', { title: `Note ${number}`, text: textOf(number, 0) });
    writers[number] = { id: note.id, revision: note.revision, saved: 0 };
    return;
  }
  // After a kill the save under way may be there: the writer reads before going on.
  const now = await ask('GET', `/notes/${known.id}`);
  const next = Number(now.text.split(':')[1]) + 1;
  const form = { text: textOf(number, next), revision: now.revision };
  const note = await ask('PATCH', `/notes/${known.id}`, form);
  Object.assign(known, { revision: note.revision, saved: next });
}

/** What was acknowledged, or the save after it that was under way: whole, and nothing else. */
async function check(ground: Ground, writers: readonly (Writer | undefined)[]): Promise<void> {
  const db = await ground.open();
  expect(await damagesIn(db)).toEqual([]);
  for (const [number, writer] of writers.entries()) {
    if (!writer) continue;
    const row = await db.read
      .selectFrom('note')
      .select(['text', 'revision', 'text_revision'])
      .where('id', '=', writer.id)
      .executeTakeFirstOrThrow();
    expect([textOf(number, writer.saved), textOf(number, writer.saved + 1)]).toContain(row.text);
    expect(row.revision).toBeGreaterThanOrEqual(writer.revision);
    expect(row.text_revision).toBeLessThanOrEqual(row.revision);
    // The first state was overwritten and is kept.
    if (writer.saved > 0) {
      const first = await db.read
        .selectFrom('note_revision')
        .select('text')
        .where('note_id', '=', writer.id)
        .orderBy('id')
        .executeTakeFirst();
      expect(first?.text).toBe(textOf(number, 0));
    }
  }
  await db.close();
}

describe(`a server killed ${KILLS} times while notes are saved`, () => {
  let folder: string;
  beforeAll(() => {
    if (isWebAppStale()) buildWebApp();
    folder = mkdtempSync(path.join(tmpdir(), 'kith-kill-notes-'));
  }, PATIENCE_MS);
  afterAll(() => {
    for (const child of alive) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'has all that it acknowledged, on SQLite',
    async () => {
      await live({
        settings: { KITH_DATA: path.join(folder, 'sqlite') },
        open: () => openSqlite({ file: path.join(folder, 'sqlite', 'kith.sqlite'), readers: 1 }),
      });
    },
    PATIENCE_MS,
  );

  it.skipIf(!process.env.KITH_TEST_POSTGRES)(
    'has all that it acknowledged, on PostgreSQL',
    async () => {
      const lent = await openBareDatabase('postgres', '');
      const url = await testPostgresUrl();
      try {
        await live({
          settings: { DATABASE_URL: url, KITH_DATA: path.join(folder, 'unused') },
          open: () => openPostgres(url),
        });
      } finally {
        await lent.close();
      }
    },
    PATIENCE_MS,
  );
});
