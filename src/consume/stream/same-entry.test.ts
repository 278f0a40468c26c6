/** One entry that two sources carry: kept once it is kept, and read once it is read, wherever one looks. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { LibraryView } from '../library/schema.ts';
import type { StreamView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('an entry of two sources, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let server: Server;
  let site: string;
  /** Whether the old address leads to the new one. */
  let isMoved = false;
  beforeEach(async () => {
    isMoved = false;
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    server = createServer((request, response) => {
      if (isMoved && request.url === '/old') {
        response.writeHead(301, { location: '/new' }).end();
        return;
      }
      const item = `<item><guid>on-looms</guid><title>On looms</title><link>${site}/on-looms?utm_source=${request.url?.slice(1)}</link><description>At length.</description></item>`;
      response.end(
        `<rss version="2.0"><channel><title>${request.url}</title>${item}</channel></rss>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await world.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, { as: ada, body });
  async function follow(path: string): Promise<number> {
    const answer = await ask('POST', '/sources', { url: `${site}${path}` });
    await world.settle();
    return ((await answer.json()) as { sourceId: number }).sourceId;
  }
  async function entryOf(sourceId: number) {
    const answer = await ask('GET', `/stream?show=all&source=${sourceId}`);
    const [entry] = ((await answer.json()) as StreamView).entries;
    if (!entry) throw new Error('the source has no entry');
    return entry;
  }

  it('is kept in both once it is kept in one', async () => {
    const [first, second] = [await follow('/old'), await follow('/new')];
    const kept = await ask('POST', '/keeps', { entryId: (await entryOf(first)).id });
    const { id } = (await kept.json()) as { id: number };
    const elsewhere = await entryOf(second);
    expect(elsewhere.keepId).toBe(id);
    const library = await ask('GET', `/keeps?entry=${elsewhere.id}`);
    expect(((await library.json()) as LibraryView).keeps).toMatchObject([{ id }]);
  });

  it('stays read, and the keep of it leads on, when one feed moves into the other', async () => {
    const [first, second] = [await follow('/old'), await follow('/new')];
    const { id: entryId } = await entryOf(first);
    await ask('PUT', '/stream/read', { entryIds: [entryId], isRead: true });
    await ask('POST', '/keeps', { entryId });
    expect((await entryOf(second)).isRead).toBe(false);
    isMoved = true;
    for (let looks = 0; looks < 3; looks++) {
      world.advance(DAY_MS + 1);
      await ask('POST', '/refresh', { which: 'all' });
      await world.settle();
    }
    const stays = await entryOf(second);
    expect(stays.isRead).toBe(true);
    const library = await ask('GET', '/keeps');
    expect(((await library.json()) as LibraryView).keeps).toMatchObject([{ entryId: stays.id }]);
    expect(world.errors).toEqual([]);
  });
});
