import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetch } from '#platform';
import { engines, makeWorld, type World } from '#test';
import { enqueueDue } from './schedule.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe.each(engines)('polling on %s', (engine) => {
  let world: World;
  let server: Server;
  let site: string;
  let asked: string[];
  let answers: Record<string, Answer>;
  let anna: Awaited<ReturnType<World['member']>>;

  beforeEach(async () => {
    // By the clock that the test moves, also for dates in Retry-After.
    const now = () => world.kith.now();
    const fetch = createFetch({ allowNet: ['127.0.0.0/8'], userAgent: 'Kith test', now });
    world = await makeWorld({ engine, fetch });
    anna = await world.member('anna');
    [asked, answers] = [[], {}];
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const answer = answers[path];
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await world.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const rss = (title: string, inChannel = '') =>
    `<rss version="2.0"><channel><title>T</title>${inChannel}<item><guid>${title}</guid><title>${title}</title><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`;
  /** An answer with this feed, and these headers. */
  const feed =
    (body: string, headers: Record<string, string> = {}): Answer =>
    (_, response) =>
      response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);
  const status =
    (code: number, headers: Record<string, string> = {}): Answer =>
    (_, response) =>
      response.writeHead(code, headers).end();

  async function follow(path: string): Promise<void> {
    const body = { url: `${site}${path}` };
    const answer = await world.ask('POST', '/api/v1/sources', { as: anna, body });
    expect(answer.status).toBe(201);
    await world.settle();
    asked = [];
  }
  /** Moves the clock and looks at what is due. Gives what was asked for. */
  async function later(ms: number): Promise<string[]> {
    asked = [];
    world.advance(ms);
    await enqueueDue(world.kith);
    await world.settle();
    return asked;
  }
  const row = (path: string) =>
    world.kith.db.read
      .selectFrom('feed')
      .selectAll()
      .where('url', '=', `${site}${path}`)
      .executeTakeFirstOrThrow();
  const titles = async () =>
    (await world.kith.db.read.selectFrom('entry').select('title').orderBy('id').execute()).map(
      (entry) => entry.title,
    );
  const waitOf = async (path: string) => (await row(path)).next_poll_at - world.kith.now();

  it('stores each text whole, in whatever script, and what has none', async () => {
    const said = ['Drömmar — “quoted” 😀', '学校で学ぶ。', '', 'x'.repeat(20_000)];
    const items = said.map(
      (text, n) =>
        `<item><guid>g${n}</guid><title>T ${n}</title><description><![CDATA[<p>${text}</p>]]></description></item>`,
    );
    answers['/texts'] = feed(
      `<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`,
    );
    await follow('/texts');
    const stored = world.kith.db.read
      .selectFrom('entry')
      .select(['title', 'html', 'text', 'excerpt'])
      .orderBy('title');
    expect(await stored.execute()).toEqual(
      said.map((text, n) => ({
        title: `T ${n}`,
        html: `<p>${text}</p>`,
        text: text.slice(0, 6_000),
        excerpt: text.length > 400 ? `${text.slice(0, 400)}…` : text,
      })),
    );
    const found = await world.ask('GET', '/api/v1/search/entries?q=%E5%AD%A6%E6%A0%A1', {
      as: anna,
    });
    expect(await found.text()).toContain('T 1');
    answers['/texts'] = feed(
      `<rss version="2.0"><channel><title>T</title>${items.join('').replace('Drömmar', 'Träume')}</channel></rss>`,
    );
    await later(2 * DAY_MS);
    const [first] = await stored.execute();
    expect(first?.text).toBe('Träume — “quoted” 😀');
  });

  it('does not ask before the document and its server want it', async () => {
    answers['/ttl'] = feed(rss('One', '<ttl>600</ttl>'));
    answers['/expires'] = feed(rss('Two'), {
      expires: new Date(world.kith.now() + 7 * HOUR_MS).toUTCString(),
      date: new Date(world.kith.now()).toUTCString(),
    });
    await follow('/ttl');
    await follow('/expires');
    expect(await waitOf('/ttl')).toBeGreaterThanOrEqual(10 * HOUR_MS);
    expect(await waitOf('/expires')).toBeGreaterThanOrEqual(7 * HOUR_MS);
  });

  it('remembers what the document asked for when nothing changed', async () => {
    const sent = feed(rss('One', '<ttl>1200</ttl>'), { etag: '"1"' });
    answers['/feed'] = (request, response) =>
      request.headers['if-none-match'] ? status(304)(request, response) : sent(request, response);
    await follow('/feed');
    expect(await later(DAY_MS)).toEqual(['/feed']);
    expect(await row('/feed')).toMatchObject({ last_result: 'unchanged' });
    expect(await waitOf('/feed')).toBeGreaterThanOrEqual(20 * HOUR_MS);
  });

  it('sees after 8 days what a server hides that says 304 for ever', async () => {
    answers['/feed'] = feed(rss('One'), { etag: '"for ever"' });
    await follow('/feed');
    const sent = feed(rss('Two'), { etag: '"for ever"' });
    answers['/feed'] = (request, response) =>
      request.headers['if-none-match'] ? status(304)(request, response) : sent(request, response);
    for (let day = 1; day <= 8; day++) await later(DAY_MS);
    expect(await titles()).toEqual(['One']);
    await later(DAY_MS);
    expect(await titles()).toEqual(['One', 'Two']);
  });

  it('fetches a feed that does not change whole once in 8 days, not at every look after them', async () => {
    const whole: number[] = [];
    let day = 0;
    const sent = feed(rss('One'), { etag: '"1"' });
    answers['/feed'] = (request, response) => {
      if (request.headers['if-none-match']) return status(304)(request, response);
      whole.push(day);
      return sent(request, response);
    };
    await follow('/feed');
    whole.length = 0;
    for (day = 1; day <= 20; day++) await later(DAY_MS);
    expect(whole).toEqual([9, 18]);
  });

  it('sends back no ETag of an answer that is not to be kept', async () => {
    const seen: (string | undefined)[] = [];
    const sent = feed(rss('One'), { etag: '"1"', expires: '0' });
    answers['/feed'] = (request, response) => {
      seen.push(request.headers['if-none-match']);
      return sent(request, response);
    };
    await follow('/feed');
    await later(DAY_MS);
    expect(seen.at(-1)).toBeUndefined();
    expect(await row('/feed')).toMatchObject({ last_result: 'unchanged', etag: null });
  });

  describe.each([
    ['429 with seconds', 429, () => '7200'],
    ['503 with a date', 503, () => new Date(world.kith.now() + 2 * HOUR_MS).toUTCString()],
  ])('when a server answers %s', (_, code, retryAfter) => {
    it('asks for none of its feeds until then, also after a restart', async () => {
      for (const path of ['/a', '/b', '/c']) {
        answers[path] = feed(rss(path));
        await follow(path);
      }
      world.advance(DAY_MS);
      answers['/a'] = status(code, { 'retry-after': retryAfter() });
      answers['/b'] = answers['/a'];
      answers['/c'] = answers['/a'];
      const untilAt = world.kith.now() + 2 * HOUR_MS;
      expect(await later(0)).toHaveLength(1);
      const waiting = await world.kith.db.read.selectFrom('feed').select('next_poll_at').execute();
      expect(Math.min(...waiting.map((one) => one.next_poll_at))).toBeGreaterThanOrEqual(untilAt);
      // Also when somebody asks for it: what is kept is in the database, not in the process.
      await world.ask('POST', '/api/v1/refresh', { as: anna, body: { which: 'all' } });
      expect(await later(119 * MINUTE_MS)).toEqual([]);
      for (const path of ['/a', '/b', '/c']) answers[path] = feed(rss(path));
      expect((await later(20 * MINUTE_MS)).toSorted()).toEqual(['/a', '/b', '/c']);
    });
  });

  it('lets only the feed wait that failed when its server asks for nothing', async () => {
    for (const path of ['/a', '/b']) {
      answers[path] = feed(rss(path));
      await follow(path);
    }
    answers['/a'] = status(503);
    expect((await later(DAY_MS)).toSorted()).toEqual(['/a', '/b']);
    expect(await row('/b')).toMatchObject({ state: 'ok' });
  });

  it('leaves a server alone for ten minutes that says "too many" and not how long', async () => {
    answers['/a'] = feed(rss('a'));
    await follow('/a');
    answers['/a'] = status(429);
    await later(DAY_MS);
    const [wait] = await world.kith.db.read.selectFrom('host_wait').selectAll().execute();
    expect(wait?.until_at).toBe(world.kith.now() + 10 * MINUTE_MS);
  });

  it('says that a feed is gone, looks again once a week, and takes it back', async () => {
    answers['/feed'] = feed(rss('One'));
    await follow('/feed');
    answers['/feed'] = status(410);
    for (let day = 0; day < 3; day++) await later(DAY_MS);
    expect(await row('/feed')).toMatchObject({ state: 'gone', failures: 3 });
    expect(await waitOf('/feed')).toBeGreaterThan(6 * DAY_MS);
    answers['/feed'] = feed(rss('Two'));
    await later(7 * DAY_MS);
    expect(await row('/feed')).toMatchObject({ state: 'ok', failures: 0 });
  });

  it('goes on trying a feed that fails for a month', async () => {
    answers['/feed'] = feed(rss('One'));
    await follow('/feed');
    answers['/feed'] = status(500);
    for (let day = 0; day < 30; day++) expect(await later(DAY_MS)).toEqual(['/feed']);
    expect(await row('/feed')).toMatchObject({ state: 'failing', failures: 30 });
  });
});
