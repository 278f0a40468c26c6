import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '#names';
import { engines, makeWorld, type World } from '#test';
import { applyImport } from '../imports/apply.ts';
import { beginImport } from '../imports/begin.ts';
import { importById } from '../imports/queries.ts';
import { startRefresh } from './refresh.ts';

type Post = [author: string | null, title: string];

function feedOf(title: string, posts: Post[]): string {
  const items = posts.map(
    ([author, name], index) =>
      `<item><guid>${title}-${index}</guid><title>${name}</title>${author ? `<dc:creator>${author}</dc:creator>` : ''}<pubDate>Mon, ${10 + index} Aug 2026 10:00:00 GMT</pubDate></item>`,
  );
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><link>http://blog.example/</link>${items.join('')}</channel></rss>`;
}

describe.each(engines)('who publishes in a feed, on %s', (engine) => {
  let world: World;
  let server: Server;
  let base: string;
  const feeds = new Map<string, string>();

  beforeEach(async () => {
    world = await makeWorld({ engine });
    server = createServer((request, response) => {
      const feed = feeds.get(request.url ?? '');
      response.writeHead(feed ? 200 : 404, { 'content-type': 'application/rss+xml' });
      response.end(feed ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await world.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function bringIn(memberId: number, outlines: Record<string, string>) {
    const lines = Object.entries(outlines).map(
      ([path, title]) => `<outline text="${title}" xmlUrl="${base}${path}"/>`,
    );
    const bytes = new TextEncoder().encode(`<opml><body>${lines.join('')}</body></opml>`);
    const id = await beginImport(world.kith, memberId, { bytes, name: 'list.opml' });
    const preview = await importById(world.kith, memberId, id);
    await applyImport(world.kith, memberId, id, []);
    await world.settle();
    return preview;
  }
  const names = async (memberId: number) =>
    (
      await world.kith.db.read
        .selectFrom('person')
        .select('name')
        .where('member_id', '=', memberId)
        .where('removed_at', 'is', null)
        .orderBy('name')
        .execute()
    ).map((row) => row.name);

  it('is one person, called as they sign', async () => {
    feeds.set(
      '/a/feed',
      feedOf('Thoughts', [
        ['Ada Bello', 'One'],
        ['Ada Bello', 'Two'],
        [null, 'Three'],
      ]),
    );
    const noor = await world.member('noor');
    await bringIn(noor.id, { '/a/feed': 'My favourite feed' });
    expect(await names(noor.id)).toEqual(['Ada Bello']);
  });

  it('is several people where several sign, and nobody called like the feed', async () => {
    feeds.set(
      '/group/feed',
      feedOf('The Group', [
        ['Ada Bello', 'One'],
        ['Tim Okoro', 'Two'],
        ['Ada Bello', 'Three'],
        ['Ada Bello and Tim Okoro', 'Four'],
      ]),
    );
    const noor = await world.member('noor');
    await bringIn(noor.id, { '/group/feed': 'The Group' });
    expect(await names(noor.id)).toEqual(['Ada Bello', 'Tim Okoro']);
  });

  it('is followed again with its list, where nobody was removed but its source', async () => {
    feeds.set(
      '/group/feed',
      feedOf('The Group', [
        ['Ada Bello', 'One'],
        ['Tim Okoro', 'Two'],
      ]),
    );
    for (const name of ['Bo Dahl', 'Cy Ekman'])
      feeds.set(`/${name.slice(0, 2)}/feed`, feedOf(name, [[null, 'One']]));
    const list = { '/group/feed': 'The Group', '/Bo/feed': 'Bo Dahl', '/Cy/feed': 'Cy Ekman' };
    const noor = await world.member('noor');
    await bringIn(noor.id, list);
    const urls = async () =>
      (await world.accepted('GET', '/sources', { as: noor })).sources as {
        id: number;
        url: string;
      }[];
    const group = (await urls()).find(({ url }) => url.endsWith('/group/feed'));
    await world.accepted('DELETE', `/sources/${group?.id}`, { as: noor });
    const again = await bringIn(noor.id, list);
    expect(again).toMatchObject({ erased: 0, counts: { new: 1, known: 2, skip: 0, gone: 0 } });
    expect((await urls()).map(({ url }) => url)).toContain(`${base}/group/feed`);
  });

  it('is known to a second member who follows what was read already', async () => {
    feeds.set(
      '/a/feed',
      feedOf('Thoughts', [
        ['Ada Bello', 'One'],
        ['Ada Bello', 'Two'],
      ]),
    );
    const noor = await world.member('noor');
    const bo = await world.member('bo');
    await bringIn(noor.id, { '/a/feed': 'Thoughts' });
    await bringIn(bo.id, { '/a/feed': 'Something' });
    expect(await names(bo.id)).toEqual(['Ada Bello']);
    const entries = await world.kith.db.read
      .selectFrom('source_person')
      .innerJoin('source', 'source.id', 'source_person.source_id')
      .innerJoin('entry', (join) =>
        join
          .onRef('entry.feed_id', '=', 'source.feed_id')
          .onRef('entry.author_key', '=', 'source_person.author_key'),
      )
      .select('entry.id')
      .where('source.member_id', '=', bo.id)
      .execute();
    expect(entries).toHaveLength(2);
  });

  it('is not doubled for two members who follow what was read already at the same time', async () => {
    feeds.set(
      '/group/feed',
      feedOf('The Group', [
        ['Ada Bello', 'One'],
        ['Tim Okoro', 'Two'],
      ]),
    );
    const noor = await world.member('noor');
    const later = [await world.member('bo'), await world.member('mara'), await world.member('ola')];
    await bringIn(noor.id, { '/group/feed': 'The Group' });
    const body = { url: `${base}/group/feed` };
    await Promise.all(later.map((as) => world.ask('POST', '/api/v1/sources', { as, body })));
    await world.settle();
    const made = await Promise.all([noor, ...later].map(({ id }) => names(id)));
    for (const people of made)
      expect(people.filter((name) => name !== 'The Group')).toEqual(['Ada Bello', 'Tim Okoro']);
  });

  it('is not doubled when a list with a group is imported again', async () => {
    feeds.set(
      '/group/feed',
      feedOf('The Group', [
        ['Ada Bello', 'One'],
        ['Tim Okoro', 'Two'],
      ]),
    );
    const noor = await world.member('noor');
    await bringIn(noor.id, { '/group/feed': 'The Group' });
    const again = await bringIn(noor.id, { '/group/feed': 'The Group' });
    expect(again.counts).toMatchObject({ new: 0, known: 1 });
    expect(await names(noor.id)).toEqual(['Ada Bello', 'Tim Okoro']);
  });

  it('is one person in two feeds where older entries were signed jointly', async () => {
    const noor = await world.member('noor');
    const mara = await world.member('mara');
    const pair = 'Ada Bello and Tim Okoro';
    const both: Post[] = [
      ['Ada Bello', 'One'],
      ['Tim Okoro', 'Two'],
    ];
    feeds.set('/x/feed', feedOf('The Group', [...both, [pair, 'Three']]));
    feeds.set('/y/feed', feedOf('The Others', both));
    await bringIn(noor.id, { '/x/feed': 'The Group' });
    // As entries were stored before what two signed went to whom they name first.
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ author_key: nameKey('Ada Bello Tim Okoro'), author_name: pair })
        .where('title', '=', 'Three')
        .execute(),
    );
    await bringIn(mara.id, { '/x/feed': 'The Group' });
    await bringIn(mara.id, { '/y/feed': 'The Others' });
    expect(await names(mara.id)).toEqual(['Ada Bello', 'Tim Okoro']);
  });

  it('grows by who joins later', async () => {
    feeds.set(
      '/a/feed',
      feedOf('Thoughts', [
        ['Ada Bello', 'One'],
        ['Ada Bello', 'Two'],
      ]),
    );
    const noor = await world.member('noor');
    await bringIn(noor.id, { '/a/feed': 'Thoughts' });
    feeds.set(
      '/a/feed',
      feedOf('Thoughts', [
        ['Ada Bello', 'One'],
        ['Ada Bello', 'Two'],
        ['Tim Okoro', 'Three'],
      ]),
    );
    world.advance(60_000);
    await startRefresh(world.kith, noor.id, 'all');
    await world.settle();
    expect(await names(noor.id)).toEqual(['Ada Bello', 'Tim Okoro']);
  });
});
