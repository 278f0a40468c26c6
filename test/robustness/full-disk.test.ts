/** The disk fills up while one writes: it is said, nothing that was saved goes, one can read on, and it goes on once there is room. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoteView } from '#create';
import { isOutOfRoom } from '#platform';
import { makeWorld, type World } from '#test';

const SAVES_MAX = 200;
const PAGES_PLENTY = 1_000_000;
const HOUR_MS = 3_600_000;
const textOf = (save: number) => `${save}: ${`what was written in save ${save} `.repeat(400)}`;

describe('a full disk', () => {
  let world: World;
  let member: { cookie: string };
  beforeEach(async () => {
    world = await makeWorld();
    member = await world.member('noor');
  });
  afterEach(async () => {
    await leaveRoomFor(PAGES_PLENTY);
    await world.kith.db.write((trx) => sql`drop table if exists ballast`.execute(trx));
    await world.close();
  });

  const leaveRoomFor = (pages: number) =>
    world.kith.db.write((trx) => sql.raw(`pragma max_page_count = ${pages}`).execute(trx));
  const told = async (name: 'page_count' | 'page_size' | 'freelist_count') => {
    const pragma = sql<Record<string, number>>`${sql.raw(`pragma ${name}`)}`;
    return Number((await pragma.execute(world.kith.db.read)).rows[0]?.[name]);
  };
  /** A file that was emptied has pages to spare, which would be written to first. */
  const fillSpare = async () => {
    const bytes = (await told('freelist_count')) * (await told('page_size'));
    await world.kith.db.write(async (trx) => {
      await sql`create table ballast (bytes blob)`.execute(trx);
      await sql`insert into ballast values (zeroblob(${sql.lit(bytes)}))`.execute(trx);
    });
  };
  const ask = (method: string, path: string, body?: object) =>
    world.ask(method, `/api/v1${path}`, { as: member, ...(body ? { body } : {}) });

  it('is told, takes nothing that was saved, and one goes on once there is room', async () => {
    const note = (await (await ask('POST', '/notes', { text: textOf(0) })).json()) as NoteView;
    await fillSpare();
    await leaveRoomFor((await told('page_count')) + 8);
    let saved = 0;
    let answer = await ask('PATCH', `/notes/${note.id}`, { text: textOf(1) });
    while (answer.ok && saved < SAVES_MAX) {
      saved += 1;
      answer = await ask('PATCH', `/notes/${note.id}`, { text: textOf(saved + 1) });
    }
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({
      error: { code: 'full', message: expect.stringMatching(/disk of this Kith is full/) },
    });
    // Somebody who comes back after a while reads, though their visit cannot be written down.
    world.advance(2 * HOUR_MS);
    const read = await ask('GET', `/notes/${note.id}`);
    expect(read.status).toBe(200);
    expect(await read.json()).toMatchObject({ text: textOf(saved) });

    await leaveRoomFor(PAGES_PLENTY);
    const last = await ask('PATCH', `/notes/${note.id}`, { text: textOf(saved + 1) });
    expect(last.status).toBe(200);
    expect(await last.json()).toMatchObject({ text: textOf(saved + 1) });
    const check = sql<{ integrity_check: string }>`pragma integrity_check`;
    expect((await check.execute(world.kith.db.read)).rows).toEqual([{ integrity_check: 'ok' }]);
  });

  it('is known by the words of PostgreSQL and the system, too', () => {
    const named = (code: string) => Object.assign(new Error('no room'), { code });
    expect(['53100', 'ENOSPC'].map((code) => isOutOfRoom(named(code)))).toEqual([true, true]);
    expect([named('23505'), new Error('53100'), null].map(isOutOfRoom)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
