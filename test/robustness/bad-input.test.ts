import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { bringIn, firstLook } from './network.ts';

const MEGABYTE = 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
/** What a body of 20 MB may cost on its way: itself in pieces, joined, and what is not collected yet. */
const GROWTH_MAX = 200 * MEGABYTE;
const PATIENCE_MS = 90_000;

const opmlOf = (urls: string[]) =>
  `<opml version="2.0"><head><title>List</title></head><body>${urls
    .map((url) => `<outline type="rss" text="Feed" xmlUrl="${url}"/>`)
    .join('')}</body></opml>`;

describe('bad input', () => {
  let world: World;
  let noor: Awaited<ReturnType<World['member']>>;
  let servers: Server[];
  beforeEach(async () => {
    world = await makeWorld();
    noor = await world.member('noor');
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    expect(world.errors).toEqual([]);
    await world.close();
  });

  async function site(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const sendFile = (raw: string | Uint8Array<ArrayBuffer>) =>
    world.ask('POST', '/api/v1/imports?name=list.opml', {
      as: noor,
      raw,
      headers: { 'content-type': 'application/octet-stream' },
    });
  const messageOf = async (answer: Response) =>
    [
      answer.status,
      ((await answer.json()) as { error: { message: string } }).error.message,
    ] as const;
  const isNothingMade = async () => {
    for (const table of ['import_batch', 'import_item', 'source', 'feed', 'person'] as const) {
      const row = await world.kith.db.read.selectFrom(table).selectAll().limit(1).execute();
      expect(row, table).toEqual([]);
    }
  };

  it(
    'as a list of 20 MB is read within limits, and a larger one is refused in words',
    async () => {
      const outline = (n: number) =>
        `<outline type="rss" text="Feed ${n}" description="${'d'.repeat(1_950)}" xmlUrl="http://127.0.0.1:9/${n}"/>`;
      const lines = Array.from({ length: 10_000 }, (_, n) => outline(n));
      const list = `<opml version="2.0"><body>${lines.join('\n')}</body></opml>`;
      expect(list.length).toBeGreaterThan(19 * MEGABYTE);
      const read = await sendFile(list);
      expect(read.status).toBe(201);
      expect(await read.json()).toMatchObject({ state: 'preview', rowsTotal: 10_000 });

      const [status, message] = await messageOf(await sendFile('x'.repeat(42 * MEGABYTE)));
      expect([status, message]).toEqual([
        422,
        'That is too large: at most 41 MB can be sent at once.',
      ]);
      const [tooMuch, why] = await messageOf(
        await sendFile(opmlOf(Array.from({ length: 10_001 }, (_, n) => `http://127.0.0.1:9/${n}`))),
      );
      expect([tooMuch, why]).toEqual([
        429,
        expect.stringContaining('more than 10,000 sources. Split'),
      ]);
      const batches = await world.kith.db.read.selectFrom('import_batch').select('id').execute();
      expect(batches.length).toBe(1);
    },
    PATIENCE_MS,
  );

  it.each([
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'],
    ['a web page', '<!doctype html><html><body><p>Hello</p></body></html>'],
    ['nothing', '   \n'],
  ])('as %s instead of a list is refused in words, and nothing is made', async (_, file) => {
    const [status, message] = await messageOf(await sendFile(file));
    expect(status).toBe(422);
    expect(message).toMatch(/^[A-Z].{20,}\.$/);
    await isNothingMade();
  });

  it('as contacts in another language and encoding become people', async () => {
    const table = [
      'Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am',
      'Jürgen;Weiß;https://www.linkedin.com/in/invented-j;;Möbelwerk Süd;Geschäftsführer;05 Mrz 2024',
    ].join('\r\n');
    const bytes = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
    await bringIn(world, noor, bytes);
    const people = await world.kith.db.read.selectFrom('person').select('name').execute();
    expect(people).toEqual([{ name: 'Jürgen Weiß' }]);
  });

  it('as an address that answers with a PDF is said to be none to follow', async () => {
    const pdf = await site((_, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf' });
      response.end('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj');
    });
    const followed = await world.ask('POST', '/api/v1/sources', { as: noor, body: { url: pdf } });
    const [status, message] = await messageOf(followed);
    expect([status, message]).toEqual([422, expect.stringMatching(/^[A-Z].{20,}\.$/)]);
    await isNothingMade();
    await bringIn(world, noor, opmlOf([`${pdf}/feed`]));
    const { failed } = await firstLook(world, noor);
    expect(failed).toEqual([
      expect.objectContaining({ url: `${pdf}/feed`, reason: expect.stringMatching(/PDF|feed/) }),
    ]);
  });

  it(
    'as a feed without end is cut off, in little memory',
    async () => {
      let sent = 0;
      const endless = await site((_, response) => {
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.write('<rss version="2.0"><channel><title>No end</title><description>');
        const more = () => {
          while (!response.destroyed && response.write(CHUNK)) sent += CHUNK.length;
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      });
      const before = process.memoryUsage().rss;
      await bringIn(world, noor, opmlOf([`${endless}/feed`]));
      const { failed } = await firstLook(world, noor);
      expect(failed).toEqual([
        expect.objectContaining({ reason: expect.stringMatching(/larger than 2\d MB/) }),
      ]);
      // This process is the server too: its pieces lie in the buffers of the connection.
      expect(sent).toBeLessThan(60 * MEGABYTE);
      expect(process.memoryUsage().rss - before).toBeLessThan(GROWTH_MAX);
    },
    PATIENCE_MS,
  );

  it(
    'as feeds that are bombs end in words or are read within limits, and the next is read',
    async () => {
      const laughs = Array.from(
        { length: 12 },
        (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
      ).join('');
      const item = '<item><title>Still here</title><guid>1</guid></item>';
      const bodies: Record<string, string> = {
        '/laughs': `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss version="2.0"><channel><title>&l12;</title>${item}</channel></rss>`,
        '/file': `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title>${item}</channel></rss>`,
        '/deep': `<rss version="2.0"><channel><title>Deep</title>${'<a>'.repeat(200_000)}`,
        '/deep.json': `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(200_000)}`,
        '/good': `<rss version="2.0"><channel><title>Good</title>${item}</channel></rss>`,
      };
      const bombs = await site((request, response) => {
        response.writeHead(200, { 'content-type': 'application/xml' });
        response.end(bodies[request.url ?? '']);
      });
      const urls = Object.keys(bodies).map((way) => `${bombs}${way}`);
      await bringIn(world, noor, opmlOf(urls));
      const progress = await firstLook(world, noor);
      expect(progress.done).toBe(urls.length);
      for (const { reason } of progress.failed) expect(reason).toMatch(/^[A-Z].{15,}\.$/);
      const feeds = await world.kith.db.read
        .selectFrom('feed')
        .select(['url', 'title', 'state'])
        .execute();
      expect(feeds.find((feed) => feed.url.endsWith('/good'))).toMatchObject({
        title: 'Good',
        state: 'ok',
      });
      for (const feed of feeds) {
        expect(feed.title.length).toBeLessThan(10_000);
        expect(feed.title).not.toContain('root:');
      }
    },
    PATIENCE_MS,
  );

  it('as a goal of 100,000 characters is refused in words', async () => {
    const goal = { need: 'n'.repeat(100_000), able: 'be able to', kind: 'learning' };
    const [status, message] = await messageOf(
      await world.ask('POST', '/api/v1/goals', { as: noor, body: goal }),
    );
    expect([status, message]).toEqual([422, expect.stringMatching(/10,?000 characters/)]);
    expect(await world.kith.db.read.selectFrom('goal').select('id').execute()).toEqual([]);
  });
});
