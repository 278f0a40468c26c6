/** A feed that a hub pushes, with a hub that keeps to the Recommendation, all of it over HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { Hub } from '../../../test/hub.ts';
import { UNDO_MS } from '../feeds/leave.ts';
import type { SourceView } from '../feeds/queries.ts';
import { enqueueDue } from '../polling/schedule.ts';
import { keepPushed } from './keep-pushed.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const rss = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Looms</title>${titles
    .map(
      (title, at) =>
        `<item><guid>${title}</guid><title>${title}</title><description>On ${title}, at length.</description><pubDate>Mon, 23 Nov 2026 0${at + 5}:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

interface Open {
  world: World;
  anna: Awaited<ReturnType<World['member']>>;
  hub: Hub;
  topic: string;
  sourceId: number;
}

describe.each(engines)('a feed that a hub pushes, on %s', (engine) => {
  let hub: Hub;
  let server: Server;
  let here: string;
  let world: World;
  let titles: string[];
  let hubHost: string;
  beforeEach(async () => {
    hub = new Hub();
    titles = ['warp', 'reed', 'sley'];
    const hubUrl = await hub.open();
    hubHost = new URL(hubUrl).host;
    // The feed, and Kith itself as hubs reach it.
    const answerAt = async (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '';
      if (path === '/feed') {
        const link = `<${hubUrl}>; rel="hub", <${here}/feed>; rel="self"`;
        response
          .writeHead(200, { 'content-type': 'application/rss+xml', link })
          .end(rss(...titles));
        return;
      }
      const raw = new Uint8Array(await buffer(request));
      const headers = Object.fromEntries(
        ['content-type', 'link', 'x-hub-signature'].flatMap((name) => {
          const value = request.headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      );
      const sent = request.method === 'POST' ? { raw, headers } : { headers };
      const answer = await world.ask(request.method ?? 'GET', path, sent);
      response.writeHead(answer.status).end(await answer.text());
    };
    server = createServer((request, response) => void answerAt(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await world.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await hub.close();
  });

  async function open(settings: Record<string, string> = {}): Promise<Open> {
    world = await makeWorld({
      engine,
      settings: { KITH_URL: here, KITH_WEBSUB: 'on', ...settings },
    });
    const anna = await world.member('anna');
    const body = { url: `${here}/feed` };
    const answer = await world.ask('POST', '/api/v1/sources', { as: anna, body });
    const { sourceId } = (await answer.json()) as { sourceId: number };
    await settle();
    return { world, anna, hub, topic: `${here}/feed`, sourceId };
  }
  /** Jobs, and what the hub asks back because of them. */
  async function settle(): Promise<void> {
    await world.settle();
    await hub.settled();
  }
  async function later(ms: number): Promise<void> {
    world.advance(ms);
    await keepPushed(world.kith);
    await settle();
  }
  const pushes = () => world.kith.db.read.selectFrom('feed_push').selectAll().execute();
  const stored = async () =>
    (await world.kith.db.read.selectFrom('entry').select('title').orderBy('id').execute()).map(
      (entry) => entry.title,
    );
  const source = async ({ anna }: Open) => {
    const answer = await world.ask('GET', '/api/v1/sources', { as: anna });
    return ((await answer.json()) as { sources: SourceView[] }).sources[0];
  };

  it('comes as soon as it is published, is renewed, and is given up when nobody follows', async () => {
    const opened = await open();
    const { topic, sourceId, anna } = opened;
    expect([...hub.readers.values()]).toMatchObject([{ topic, secret: expect.any(String) }]);
    expect(await hub.publish(topic, rss('weft'))).toEqual([202]);
    await settle();
    expect(await stored()).toEqual([...titles, 'weft']);
    expect(await source(opened)).toMatchObject({
      title: 'Looms',
      push: { hub: hubHost, lastAt: world.kith.now(), isReliedOn: true },
    });
    // The next look is only to be on the safe side.
    world.advance(5 * HOUR_MS);
    await enqueueDue(world.kith);
    await settle();
    const next = (await source(opened))?.nextPollAt ?? 0;
    expect(next - world.kith.now()).toBeGreaterThan(20 * HOUR_MS);

    await later(14 * HOUR_MS);
    expect(hub.asked.map((form) => form.get('hub.mode'))).toEqual(['subscribe', 'subscribe']);
    expect((await pushes())[0]?.lease_until).toBe(world.kith.now() + DAY_MS);

    await world.ask('DELETE', `/api/v1/sources/${sourceId}`, { as: anna });
    await later(UNDO_MS);
    await later(0);
    expect(hub.asked.at(-1)?.get('hub.mode')).toBe('unsubscribe');
    expect(hub.readers.size).toBe(0);
    expect(await pushes()).toEqual([]);
  });

  it('believes nobody who does not know the secret, the topic or the address', async () => {
    const { topic } = await open();
    expect(await hub.publish(topic, rss('forged'), { isForged: true })).toEqual([202]);
    await settle();
    expect(await stored()).toEqual(titles);
    const [callback = ''] = hub.readers.keys();
    const path = new URL(callback).pathname;
    const question = (more: Record<string, string>) =>
      new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.challenge': 'x',
        ...more,
      });
    const status = async (at: string) => (await world.ask('GET', at)).status;
    expect(await status(`${path}?${question({})}`)).toBe(200);
    expect(await status(`${path}?${question({ 'hub.topic': 'https://other.example/' })}`)).toBe(
      404,
    );
    expect(await status(`${path}?${question({ 'hub.mode': 'unsubscribe' })}`)).toBe(404);
    expect(await status(`/api/v1/pushes/guessed?${question({})}`)).toBe(404);
    const guessed = await world.ask('POST', '/api/v1/pushes/guessed', { raw: rss('guessed') });
    expect(guessed.status).toBe(410);
    expect(world.errors).toEqual([]);
  });

  const isOnce = engine === 'sqlite';
  it.runIf(isOnce)(
    'is asked for again where the hub is away, and says why it is not there',
    async () => {
      hub.refusal = { status: 503, words: 'Back soon' };
      const opened = await open();
      expect(await pushes()).toMatchObject([
        { state: 'wanted', failures: 1, problem: 'The hub refused (503): Back soon' },
      ]);
      expect((await source(opened))?.push).toBeNull();
      hub.refusal = null;
      await later(11 * 60_000);
      expect(await pushes()).toMatchObject([{ state: 'active', failures: 0, problem: null }]);
    },
  );

  it.runIf(isOnce)(
    'is looked up where a secret could be overheard: what came is only a hint',
    async () => {
      const { topic } = await open({ KITH_URL: 'https://kith.example', KITH_WEBSUB: 'on' });
      const [push] = await pushes();
      expect(push?.secret).toBeNull();
      expect(hub.asked[0]?.has('hub.secret')).toBe(false);
      titles = [...titles, 'shed'];
      const path = `/api/v1/pushes/${push?.token}`;
      const answer = await world.ask('POST', path, {
        raw: rss('made up'),
        headers: { link: `<${topic}>; rel=self` },
      });
      expect(answer.status).toBe(202);
      await settle();
      expect(await stored()).toEqual(titles);
    },
  );

  it.runIf(isOnce)('is looked at as usual where the hub twice left out what was new', async () => {
    const opened = await open();
    for (const title of ['weft', 'shed']) {
      titles = [...titles, title];
      world.advance(DAY_MS / 4);
      await world.ask('POST', '/api/v1/refresh', { as: opened.anna, body: {} });
      await settle();
    }
    expect((await source(opened))?.push).toMatchObject({ isReliedOn: false });
    await hub.publish(opened.topic, rss('heddle'));
    expect((await source(opened))?.push).toMatchObject({ isReliedOn: true });
  });

  it.runIf(isOnce)('is not asked for where the host wants none, or nobody could come', async () => {
    await open({ KITH_WEBSUB: 'off' });
    expect(hub.asked).toEqual([]);
    await world.close();
    await open({ KITH_WEBSUB: 'auto' });
    expect(hub.asked).toEqual([]);
  });
});
