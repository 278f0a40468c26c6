import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { createFetch } from '#platform';
import { makeWorld, type World } from '#test';
import { pollFeed } from './poll.ts';

const FEEDS = ['one', 'two', 'three'];

let world: World;
/** One for each, since a host is asked one thing at a time. */
let servers: Server[];
/** Nobody is answered before all are asked: so all are read at about the same time. */
let isHeld: boolean;
let writes: MockInstance<World['kith']['db']['write']>;
beforeEach(async () => {
  const fetch = createFetch({ allowNet: ['127.0.0.0/8'], userAgent: 'Kith test' });
  world = await makeWorld({ engine: 'sqlite', fetch });
  isHeld = false;
  writes = vi.spyOn(world.kith.db, 'write');
  const waiting: (() => void)[] = [];
  const serve = (name: string) =>
    createServer((_, response) => {
      const body = `<rss version="2.0"><channel><title>${name}</title><item><guid>${name}</guid><title>About ${name}</title></item></channel></rss>`;
      waiting.push(() => response.writeHead(200, { 'content-type': 'application/xml' }).end(body));
      if (!isHeld || waiting.length === FEEDS.length)
        for (const answer of waiting.splice(0)) answer();
    });
  servers = FEEDS.map(serve);
  for (const [place, server] of servers.entries())
    await new Promise<void>((resolve) => server.listen(0, `127.0.0.${place + 1}`, resolve));
});
afterEach(async () => {
  await world.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Looks at all feeds at once. Gives how each look ended. */
async function lookAtAll(
  look: (name: string, id: number) => Promise<void> = (_, id) => pollFeed(world.kith, id),
): Promise<string[]> {
  const anna = await world.member('anna');
  for (const server of servers) {
    const { address, port } = server.address() as AddressInfo;
    const body = { url: `http://${address}:${port}/feed` };
    await world.ask('POST', '/api/v1/sources', { as: anna, body });
  }
  const feeds = await world.kith.db.read.selectFrom('feed').select('id').orderBy('id').execute();
  isHeld = true;
  writes.mockClear();
  const looks = await Promise.allSettled(
    feeds.map(({ id }, place) => look(FEEDS[place] ?? '', id)),
  );
  return looks.map(({ status }) => status);
}

const stored = () =>
  world.kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['entry.title', 'feed.title as feed', 'feed.last_result', 'feed.last_new'])
    .orderBy('feed.id')
    .execute();

const storedOf = (name: string) => ({
  title: `About ${name}`,
  feed: name,
  last_result: 'fetched',
  last_new: 1,
});

it('feeds that are read at about the same time are all stored, each with its own, some in one transaction', async () => {
  expect(await lookAtAll()).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  // Each by itself would be three.
  expect(writes.mock.calls.length).toBeLessThan(FEEDS.length);
  expect(await stored()).toEqual(FEEDS.map(storedOf));
});

it.each(FEEDS)(
  'a look that another process has begun anew is not stored, and keeps none of the others from it: %s',
  async (lost) => {
    const ended = await lookAtAll((name, id) =>
      world.kith.db.behind(
        () => pollFeed(world.kith, id),
        async () => {
          if (name === lost) throw new Error('another process has begun this anew');
        },
      ),
    );
    const others = FEEDS.filter((name) => name !== lost);
    expect(ended).toEqual(FEEDS.map((name) => (name === lost ? 'rejected' : 'fulfilled')));
    expect(await stored()).toEqual(others.map(storedOf));
  },
);

it('a feed that cannot be stored keeps none of the others from it', async () => {
  await world.kith.db.write((trx) =>
    sql`create trigger broken before insert on entry when new.title = 'About two'
        begin select raise(abort, 'it cannot be stored'); end`.execute(trx),
  );
  expect(await lookAtAll()).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await stored()).toEqual(['one', 'three'].map(storedOf));
});
