import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { matchFrom } from '../mutes/standing.ts';
import type { FoundEntries } from '../search/schema.ts';
import type { StreamView } from '../stream/schema.ts';
import type { DeletionsView, DeletionView } from './schema.ts';

const MIRA = 'https://mira.example/feed';
const OLE = 'https://ole.example/feed';
const UNDO_MS = 10 * 60 * 1000;

interface Item {
  title: string;
  id?: string;
  url?: string;
}

describe.each(engines)('what a member deleted, on %s,', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const publish = (feed: string, ...items: Item[]) =>
    feeds.putText(
      feed,
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: feed,
        items: items.map(({ title, id = title, url = new URL(`/${title}`, feed).href }) => ({
          id,
          url,
          title,
          content_text: `Of ${title}.`,
          date_published: new Date(world.kith.now() - 1_000).toISOString(),
        })),
      }),
    );
  const follow = async (url: string, as = ada) => {
    const answer = await ask('POST', '/sources', { url }, as);
    await world.settle();
    return ((await answer.json()) as { sourceId: number }).sourceId;
  };
  const look = async () => {
    await ask('POST', '/refresh', { which: 'all' });
    await world.settle();
  };
  const titles = async (as = ada) => {
    const answer = await ask('GET', '/stream?show=all', undefined, as);
    return ((await answer.json()) as StreamView).entries.map(({ title }) => title).toSorted();
  };
  const found = async (q: string) =>
    ((await (await ask('GET', `/search/entries?q=${q}`)).json()) as FoundEntries).entries.length;
  const remove = async (title: string) => {
    const { id: entryId } = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow();
    const answer = await ask('POST', '/deletions', { entryId });
    expect(answer.status).toBe(201);
    return (await answer.json()) as DeletionView;
  };

  it('is in their stream and search no more, and in everybody else’s', async () => {
    publish(MIRA, { title: 'spam' }, { title: 'bread' });
    await follow(MIRA);
    const bo = await world.member('bo');
    await follow(MIRA, bo);
    expect(await found('spam')).toBe(1);
    const { id } = await remove('spam');
    expect(await titles()).toEqual(['bread']);
    expect(await found('spam')).toBe(0);
    expect(await titles(bo)).toEqual(['bread', 'spam']);
    expect((await ask('DELETE', `/deletions/${id}`, undefined, bo)).status).toBe(404);
    expect((await ask('DELETE', `/deletions/${id}`)).status).toBe(204);
    expect(await titles()).toEqual(['bread', 'spam']);
    expect(await found('spam')).toBe(1);
  });

  it('does not come back with the next look, under another guid, or by another source', async () => {
    publish(MIRA, { title: 'spam' }, { title: 'bread' });
    publish(OLE, { title: 'rye' });
    await follow(MIRA);
    await follow(OLE);
    await remove('spam');
    publish(MIRA, { title: 'spam', id: 'new guid' }, { title: 'spam, updated', id: 'spam' });
    publish(OLE, { title: 'spam again', url: 'https://mira.example/spam' });
    await look();
    expect(await titles()).toEqual(['bread', 'rye']);
  });

  it('is known again before anybody looks: reading and searching write nothing', async () => {
    publish(MIRA, { title: 'spam' }, { title: 'bread' });
    await follow(MIRA);
    await remove('spam');
    await titles();
    publish(MIRA, { title: 'spam', id: 'new guid' }, { title: 'bread' }, { title: 'rye' });
    await look();
    // It looks for work now and then, which is a write of its own.
    await world.kith.startJobs().stop();
    const write = vi.spyOn(world.kith.db, 'write');
    expect(await titles()).toEqual(['bread', 'rye']);
    expect(await found('spam')).toBe(0);
    expect(write).not.toHaveBeenCalled();
  });

  it('is looked for again among older entries that came while somebody read', async () => {
    publish(MIRA, { title: 'spam' }, { title: 'bread' });
    publish(OLE, { title: 'rye' });
    await follow(MIRA);
    await remove('spam');
    await titles();
    await world.settle();
    // It looks for work now and then, which is a write of its own.
    await world.kith.startJobs().stop();
    // Among other sources reading looks, and notes that it did.
    await ask('POST', '/sources', { url: OLE });
    const write = world.kith.db.write.bind(world.kith.db);
    vi.spyOn(world.kith.db, 'write').mockImplementation(async (work) => {
      await write((trx) => matchFrom(trx, { fromId: 1, memberIds: [ada.id] }));
      return write(work);
    });
    await titles();
    const noted = await world.kith.db.read
      .selectFrom('deletion_progress')
      .select('matched_to')
      .executeTakeFirstOrThrow();
    expect(noted.matched_to).toBe(0);
  });

  it('does not come back when its source is removed and followed anew', async () => {
    publish(MIRA, { title: 'spam' }, { title: 'bread' });
    const sourceId = await follow(MIRA);
    await remove('spam');
    await ask('DELETE', `/sources/${sourceId}`);
    world.advance(UNDO_MS + 1);
    await world.settle();
    const gone = await world.kith.db.read.selectFrom('entry').select('id').execute();
    expect(gone).toEqual([]);
    await follow(MIRA);
    expect(await titles()).toEqual(['bread']);
    const { deletions } = (await (await ask('GET', '/deletions')).json()) as DeletionsView;
    expect(deletions).toMatchObject([{ title: 'spam', url: 'https://mira.example/spam' }]);
  });

  it('takes nothing with it that only has the same address as everything there', async () => {
    const url = 'https://mira.example/blog';
    publish(MIRA, { title: 'spam', url }, { title: 'bread', url }, { title: 'rye', url });
    const sourceId = await follow(MIRA);
    await remove('spam');
    const answer = await ask('GET', `/stream?show=all&source=${sourceId}`);
    const left = ((await answer.json()) as StreamView).entries.map(({ title }) => title);
    expect(left.toSorted()).toEqual(['bread', 'rye']);
  });

  it('is only what is theirs', async () => {
    publish(MIRA, { title: 'spam' });
    const bo = await world.member('bo');
    await follow(MIRA, bo);
    const { id } = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .executeTakeFirstOrThrow();
    expect((await ask('POST', '/deletions', { entryId: id })).status).toBe(404);
  });
});
