import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { publish } from '../../../test/written.ts';
import type { ReadAllDone, StreamView } from './schema.ts';

describe.each(engines)('the stream on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let feeds = 0;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const stream = async (query = '', as = ada) =>
    (await (await ask('GET', `/stream${query}`, undefined, as)).json()) as StreamView;
  const titles = async (query = '') => (await stream(query)).entries.map(({ title }) => title);

  /** A feed with an entry for each age in days; gives its id and those of its entries. */
  const feed = async (word: string, ages: number[]) => {
    feeds += 1;
    const host = `${word}.example`;
    const { id } = await world.kith.db.write((trx) =>
      trx
        .insertInto('feed')
        .values({
          url: `https://${host}/${feeds}`,
          host,
          title: word,
          next_poll_at: 0,
          created_at: 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const written = ages.map((daysAgo) => ({ title: `${word} ${daysAgo}`, daysAgo }));
    return { id, entries: await publish(world, id, written) };
  };
  const follow = async (feedId: number, personId?: number, as = ada, at = 0) =>
    world.kith.db.write(async (trx) => {
      const { id } = await trx
        .insertInto('source')
        .values({ member_id: as.id, feed_id: feedId, title: '', batch_id: null, created_at: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (personId !== undefined)
        await trx
          .insertInto('source_person')
          .values({ source_id: id, author_key: '', person_id: personId })
          .execute();
      return id;
    });

  it('holds what the member follows, the newest first, and nothing else', async () => {
    await follow((await feed('one', [1, 3])).id);
    await follow((await feed('two', [2])).id);
    await feed('strange', [0]);
    expect(await titles()).toEqual(['one 1', 'two 2', 'one 3']);
    expect((await stream()).waiting).toBe(3);
  });

  it('lets what is old wait no more, and keeps it under all', async () => {
    await follow((await feed('one', [1, 29, 31])).id);
    expect(await titles()).toEqual(['one 1', 'one 29']);
    expect(await titles('?show=all')).toEqual(['one 1', 'one 29', 'one 31']);
  });

  it('lets things wait as long as the member chose, and shows what waits no more', async () => {
    const { id, entries } = await feed('one', [1, 8, 40, 100, 2_000]);
    await follow(id);
    expect(await titles('?show=old')).toEqual(['one 40', 'one 100', 'one 2000']);
    const choose = (waitsDays: number | null) => ask('PUT', '/stream/settings', { waitsDays });
    await choose(7);
    expect(await stream()).toMatchObject({ waiting: 1, entries: [{ title: 'one 1' }] });
    await choose(90);
    expect(await titles()).toEqual(['one 1', 'one 8', 'one 40']);
    await ask('PUT', '/stream/read', { entryIds: entries.slice(3, 4), isRead: true });
    expect(await titles('?show=old')).toEqual(['one 2000']);
    await choose(null);
    expect(await titles()).toEqual(['one 1', 'one 8', 'one 40', 'one 2000']);
    expect(await titles('?show=old')).toEqual([]);
    const settings = await ask('GET', '/stream/settings');
    expect(await settings.json()).toEqual({ minutes: 15, waitsDays: null });
    expect((await choose(8)).status).toBe(422);
  });

  it('goes on where a page ended, each entry once, also those of one moment', async () => {
    await follow((await feed('one', [1, ...Array.from({ length: 120 }, () => 2)])).id);
    const seen: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: StreamView = await stream(after === '' ? '' : `?after=${after}`);
      seen.push(...page.entries.map((entry) => entry.id));
      after = page.next;
    }
    expect(seen).toHaveLength(121);
    expect(new Set(seen).size).toBe(121);
  });

  it('is of one source, person or place', async () => {
    const person = await world.person(ada.id, 'Ines');
    const one = await follow((await feed('one', [1])).id, person);
    await follow((await feed('two', [2])).id);
    expect(await stream(`?source=${one}`)).toMatchObject({ of: 'one', waiting: 1 });
    expect(await titles(`?person=${person}`)).toEqual(['one 1']);
    const [entry] = (await stream(`?person=${person}`)).entries;
    expect(entry?.people).toEqual([{ id: person, name: 'Ines' }]);
  });

  it('remembers what was read, one by one and several at once, and takes it back', async () => {
    const { id, entries } = await feed('one', [1, 2, 3]);
    await follow(id);
    expect(
      (await ask('PUT', '/stream/read', { entryIds: entries.slice(0, 2), isRead: true })).status,
    ).toBe(204);
    expect(await titles()).toEqual(['one 3']);
    expect((await stream('?show=all')).entries.map(({ isRead }) => isRead)).toEqual([
      true,
      true,
      false,
    ]);
    await ask('PUT', '/stream/read', { entryIds: entries.slice(0, 1), isRead: false });
    expect(await titles()).toEqual(['one 1', 'one 3']);
  });

  it('marks all as read from a place on, and takes back just those', async () => {
    const { id, entries } = await feed('one', [1, 2, 3]);
    await follow(id);
    await ask('PUT', '/stream/read', { entryIds: entries.slice(1, 2), isRead: true });
    const answer = await ask('POST', '/stream/read-all', {});
    const { count, at } = (await answer.json()) as ReadAllDone;
    expect(count).toBe(2);
    expect(await titles()).toEqual([]);
    expect((await ask('DELETE', `/stream/read-all/${at}`)).status).toBe(204);
    expect(await titles()).toEqual(['one 1', 'one 3']);
  });

  it('marks all once for a key however often it is sent, and takes it back by that key', async () => {
    const { id } = await feed('one', [1, 2]);
    await follow(id);
    const bo = await world.member('bo');
    const draftKey = randomUUID();
    const mark = async (as = ada) =>
      (await (await ask('POST', '/stream/read-all', { draftKey }, as)).json()) as ReadAllDone;
    const takeBack = async (as = ada, key = draftKey) =>
      expect((await ask('DELETE', `/stream/read-all/${key}`, undefined, as)).status).toBe(204);
    const first = await mark();
    expect(first.count).toBe(2);
    await publish(world, id, [{ title: 'since', daysAgo: 0 }]);
    expect(await mark()).toEqual(first);
    expect(await titles()).toEqual(['since']);
    // The key of another member is none of theirs.
    await takeBack(bo);
    expect(await titles()).toEqual(['since']);
    await takeBack();
    expect(await titles()).toHaveLength(3);
    // What was taken back before it came is not marked any more.
    expect((await mark()).count).toBe(0);
    expect(await titles()).toHaveLength(3);
  });

  it('leaves what has come since one looked waiting when all is marked', async () => {
    const { id } = await feed('one', [1, 2]);
    await follow(id);
    const { askedAt: cameBy } = await stream();
    world.advance(60_000);
    await publish(world, id, [{ title: 'since', daysAgo: 3 }]);
    expect((await ask('POST', '/stream/read-all', { cameBy })).status).toBe(200);
    expect(await titles()).toEqual(['since']);
  });

  it('leaves what was followed since one looked waiting when all is marked', async () => {
    await follow((await feed('one', [1])).id);
    const { id: ofOthers } = await feed('two', [2]);
    const { askedAt: cameBy } = await stream();
    world.advance(60_000);
    await follow(ofOthers, undefined, ada, world.kith.now());
    expect((await ask('POST', '/stream/read-all', { cameBy })).status).toBe(200);
    expect(await titles()).toEqual(['two 2']);
  });

  it('keeps what a member has read from every other', async () => {
    const bo = await world.member('bo');
    const { id, entries } = await feed('one', [1]);
    await follow(id);
    const theirs = await follow(id, undefined, bo);
    await ask('PUT', '/stream/read', { entryIds: entries, isRead: true });
    expect((await stream('', bo)).waiting).toBe(1);
    expect((await ask('GET', `/stream?source=${theirs}`)).status).toBe(404);
    const strange = await feed('strange', [0]);
    expect(
      (await ask('PUT', '/stream/read', { entryIds: strange.entries, isRead: true })).status,
    ).toBe(404);
  });

  it('says what is wrong with an address', async () => {
    expect((await ask('GET', '/stream?after=soon')).status).toBe(422);
    expect((await ask('PUT', '/stream/read', { entryIds: [], isRead: true })).status).toBe(422);
  });
});
