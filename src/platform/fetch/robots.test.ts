import type { RequestListener } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { createLoopback } from './loopback.ts';
import { createPoliteFetch, type PoliteOptions } from './robots.ts';
import { createRobotsMemory } from './robots-store.ts';

const loopback = createLoopback();
afterAll(() => loopback.stop());

const HOUR_MS = 3_600_000;

interface Site {
  robots?: RequestListener | string;
  page?: RequestListener;
}

/** A site with a robots.txt, everything asked of it in order, and a polite fetch to visit it. */
async function siteWith(site: Site, options: Partial<PoliteOptions> = {}) {
  const asked: string[] = [];
  const port = await loopback.serve((request, response) => {
    asked.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    const { robots } = site;
    if (request.url !== '/robots.txt') {
      if (site.page === undefined) response.end('page');
      else site.page(request, response);
    } else if (typeof robots === 'function') robots(request, response);
    else response.writeHead(robots === undefined ? 404 : 200).end(robots);
  });
  const clock = { ms: Date.UTC(2026, 0, 5, 12) };
  const fetch = loopback.fetch({ lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
  const polite = createPoliteFetch(fetch, {
    hostRequestsPerDayMax: 100,
    requestsPerDayMax: 100,
    hostDelayMs: 0,
    enabled: true,
    now: () => clock.ms,
    ...options,
  });
  const get = (path: string, host = 'a.example', signal?: AbortSignal) =>
    polite.get({ url: `http://${host}:${port}${path}`, ...(signal && { signal }) });
  return { get, asked, clock, port };
}

const status =
  (code: number): RequestListener =>
  (_request, response) =>
    response.writeHead(code).end('User-agent: *\nDisallow: /');

describe('robots.txt', () => {
  it('is asked for once, before the first page', async () => {
    const { get, asked } = await siteWith({ robots: 'User-agent: *\nDisallow: /no' });
    expect(await get('/one')).toMatchObject({ kind: 'ok', status: 200 });
    expect(await get('/two')).toMatchObject({ kind: 'ok' });
    expect(await get('/no/three')).toMatchObject({
      kind: 'failed',
      why: 'robots',
    });
    expect(asked).toEqual(['a.example/robots.txt', 'a.example/one', 'a.example/two']);
  });

  it.each([404, 401, 403, 410])('that does not exist (%i) forbids nothing', async (code) => {
    const { get } = await siteWith({ robots: status(code) });
    expect(await get('/')).toMatchObject({ kind: 'ok' });
  });

  it.each<[string, RequestListener]>([
    ['500', status(500)],
    ['503', status(503)],
    ['429', status(429)],
    ['no answer', (request) => request.socket.destroy()],
  ])('that cannot be had now (%s) forbids everything for an hour', async (_name, robots) => {
    const site: Site = { robots };
    const { get, asked, clock } = await siteWith(site);
    expect(await get('/')).toMatchObject({ kind: 'failed', why: 'robots' });
    site.robots = 'User-agent: *\nAllow: /';
    const askedBefore = asked.length;
    clock.ms += HOUR_MS - 1;
    expect(await get('/')).toMatchObject({ kind: 'failed', why: 'robots' });
    expect(asked).toHaveLength(askedBefore);
    clock.ms += 1;
    expect(await get('/')).toMatchObject({ kind: 'ok' });
  });

  it('is asked for again after a day', async () => {
    const site: Site = { robots: '' };
    const { get, clock } = await siteWith(site);
    expect(await get('/')).toMatchObject({ kind: 'ok' });
    site.robots = 'User-agent: Kith\nDisallow: /';
    clock.ms += 24 * HOUR_MS - 1;
    expect(await get('/')).toMatchObject({ kind: 'ok' });
    clock.ms += 1;
    expect(await get('/')).toMatchObject({ kind: 'failed', why: 'robots' });
  });

  it('may be behind a redirect, and a maze of them is none', async () => {
    const moved = await siteWith({
      robots: (_request, response) => response.writeHead(301, { location: '/r2' }).end(),
      page: (request, response) =>
        response.end(request.url === '/r2' ? 'User-agent: *\nDisallow: /' : 'page'),
    });
    expect(await moved.get('/')).toMatchObject({ kind: 'failed', why: 'robots' });
    const maze = await siteWith({
      robots: (_request, response) => response.writeHead(301, { location: '/robots.txt' }).end(),
    });
    expect(await maze.get('/')).toMatchObject({ kind: 'ok' });
  });

  it('of every host on the way is kept', async () => {
    const { get, asked, port } = await siteWith({
      robots: (request, response) =>
        response.end(request.headers.host?.startsWith('b.') ? 'User-agent: *\nDisallow: /x' : ''),
      page: (request, response) =>
        request.url === '/x' && request.headers.host?.startsWith('b.')
          ? response.end('forbidden fruit')
          : response.writeHead(302, { location: `http://b.example:${port}/x` }).end(),
    });
    expect(await get('/start')).toMatchObject({
      kind: 'failed',
      why: 'robots',
      url: `http://b.example:${port}/x`,
      redirects: [{ status: 302, from: `http://a.example:${port}/start` }],
    });
    expect(asked).toEqual(['a.example/robots.txt', 'a.example/start', 'b.example/robots.txt']);
  });

  it('does not hide that an address is refused', async () => {
    const { get } = await siteWith({});
    expect(await get('/', '10.0.0.1')).toMatchObject({ kind: 'failed', why: 'refused-address' });
  });
});

describe('the budget', () => {
  it('of a host is for its pages and for one day', async () => {
    const { get, clock } = await siteWith({}, { hostRequestsPerDayMax: 2 });
    expect(await get('/1')).toMatchObject({ kind: 'ok' });
    expect(await get('/2')).toMatchObject({ kind: 'ok' });
    expect(await get('/3')).toMatchObject({ kind: 'failed', why: 'budget' });
    expect(await get('/1', 'b.example')).toMatchObject({ kind: 'ok' });
    clock.ms += 24 * HOUR_MS;
    expect(await get('/3')).toMatchObject({ kind: 'ok' });
  });

  it('of a day is for all hosts, robots.txt included', async () => {
    const { get, asked } = await siteWith({}, { requestsPerDayMax: 3 });
    expect(await get('/1')).toMatchObject({ kind: 'ok' });
    expect(await get('/1', 'b.example')).toMatchObject({ kind: 'failed', why: 'budget' });
    expect(await get('/2')).toMatchObject({ kind: 'failed', why: 'budget' });
    expect(asked).toEqual(['a.example/robots.txt', 'a.example/1', 'b.example/robots.txt']);
  });

  it('holds for many at once, and for two fetches on one store', async () => {
    const store = createRobotsMemory();
    const options = { store, hostRequestsPerDayMax: 5 };
    const one = await siteWith({}, options);
    const two = await siteWith({}, options);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).get(`/${n}`)),
    );
    expect(all.filter(({ kind }) => kind === 'ok')).toHaveLength(5);
    expect([...one.asked, ...two.asked].filter((path) => !path.includes('robots'))).toHaveLength(5);
  });

  it('holds when another process counts between looking and counting', async () => {
    const store = { ...createRobotsMemory(), countToday: async () => 0 };
    const { get } = await siteWith({}, { store, hostRequestsPerDayMax: 1 });
    expect(await get('/1')).toMatchObject({ kind: 'ok' });
    expect(await get('/2')).toMatchObject({ kind: 'failed', why: 'budget' });
  });

  it('is nothing when visiting strangers is switched off', async () => {
    let isOn = false;
    const { get, asked } = await siteWith({}, { enabled: () => isOn });
    const off = await get('/');
    expect(off).toMatchObject({ kind: 'failed', why: 'budget' });
    expect(off.kind === 'failed' && off.detail).toContain('switched off');
    expect(asked).toEqual([]);
    isOn = true;
    expect(await get('/')).toMatchObject({ kind: 'ok' });
  });
});

describe('turns', () => {
  /** A page that records how many requests each host had open at once. */
  function crowd() {
    const open = new Map<string, number>();
    const most = new Map<string, number>();
    const page: RequestListener = (request, response) => {
      const host = request.headers.host?.split(':')[0] ?? '';
      open.set(host, (open.get(host) ?? 0) + 1);
      most.set(host, Math.max(most.get(host) ?? 0, open.get(host) ?? 0));
      setTimeout(() => {
        open.set(host, (open.get(host) ?? 0) - 1);
        response.end();
      }, 10);
    };
    return { most, page };
  }

  it('go to one request at a time at a host', async () => {
    const { most, page } = crowd();
    const { get, asked } = await siteWith({ page, robots: page });
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => get(`/${n}`, n % 2 ? 'a.example' : 'b.example')),
    );
    expect(all.every(({ kind }) => kind === 'ok')).toBe(true);
    expect([...most]).toEqual(
      expect.arrayContaining([
        ['a.example', 1],
        ['b.example', 1],
      ]),
    );
    expect(asked.filter((path) => path.endsWith('/robots.txt'))).toHaveLength(2);
  });

  it('do not let a hanging host hold up another', async () => {
    const held = Promise.withResolvers<() => void>();
    const { get } = await siteWith({
      page: (request, response) => {
        if (request.headers.host?.startsWith('b.')) response.end('quick');
        else held.resolve(() => response.end('slow'));
      },
    });
    const slow = get('/');
    const release = await held.promise;
    expect(await get('/', 'b.example')).toMatchObject({ kind: 'ok' });
    release();
    expect(await slow).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['its own delay', '', HOUR_MS],
    ['the Crawl-delay of the host', 'User-agent: *\nCrawl-delay: 30', 0],
  ])('wait for %s, unless the caller gives up', async (_name, robots, hostDelayMs) => {
    const { get, clock, asked } = await siteWith({ robots }, { hostDelayMs });
    expect(await get('/1')).toMatchObject({ kind: 'ok' });
    const stop = new AbortController();
    const second = get('/2', 'a.example', stop.signal);
    // Another host's whole visit is time enough for one that did not wait.
    expect(await get('/', 'b.example')).toMatchObject({ kind: 'ok' });
    stop.abort();
    expect(await second).toMatchObject({ kind: 'failed', why: 'cut-off' });
    expect(asked).not.toContain('a.example/2');
    clock.ms += Math.max(hostDelayMs, 30_000);
    expect(await get('/3')).toMatchObject({ kind: 'ok' });
  });

  it('are refused when a hundred wait already', async () => {
    const { get } = await siteWith({});
    const all = await Promise.all(Array.from({ length: 105 }, (_, n) => get(`/${n}`)));
    const refused = all.filter((fetched) => fetched.kind === 'failed');
    expect(refused.every((fetched) => fetched.why === 'budget')).toBe(true);
    expect(refused.length).toBeGreaterThanOrEqual(5);
  });

  it('pause for as long as Retry-After says', async () => {
    const site: Site = {
      page: (_request, response) => response.writeHead(503, { 'retry-after': '600' }).end(),
    };
    const { get, clock, asked } = await siteWith(site);
    expect(await get('/')).toMatchObject({ why: 'http-status', retryAfterMs: 600_000 });
    delete site.page;
    clock.ms += 599_000;
    expect(await get('/')).toMatchObject({ why: 'budget', retryAfterMs: 1000 });
    expect(asked).toHaveLength(2);
    clock.ms += 1000;
    expect(await get('/')).toMatchObject({ kind: 'ok' });
  });
});
