import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { KeepView, LibraryView } from '../library/schema.ts';
import { linkChecker } from './check.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('addresses of what is kept, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let site: Server;
  let home: string;
  let asked: string[];
  let answers: Record<string, number>;
  let pages: Record<string, string>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    asked = [];
    answers = {};
    pages = {};
    site = createServer(({ method = '', url = '' }, response) => {
      asked.push(`${method} ${url}`);
      const status = answers[`${method} ${url}`] ?? answers[url] ?? 200;
      const head: Record<string, string> =
        status === 429 ? { 'retry-after': '600' } : status === 302 ? { location: '/' } : {};
      const type = pages[url] === undefined ? 'text/plain' : 'text/html';
      response.writeHead(status, { 'content-type': type, ...head }).end(pages[url]);
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    site.close();
    await world.close();
  });

  const ask = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, { as: ada, body });
  const keep = async (path: string) =>
    (await (await ask('POST', '/keeps', { url: `${home}${path}` })).json()) as KeepView;
  const gone = async () =>
    ((await (await ask('GET', '/keeps?is=gone')).json()) as LibraryView).keeps;

  it('are gone after days without an answer, which GET gave too, and back with one', async () => {
    answers = { '/lost': 404, 'HEAD /odd': 404 };
    const lost = await keep('/lost');
    await keep('/odd');
    await world.settle();
    const check = linkChecker(world.kith);
    expect(await check()).toBe(false);
    asked = [];
    for (let days = 0; days < 12; days += 1) {
      world.advance(DAY_MS);
      await check();
    }
    expect(await gone()).toMatchObject([{ id: lost.id, goneWhy: expect.stringContaining('404') }]);
    expect(asked.filter((line) => line.endsWith('/odd'))).toEqual(['HEAD /odd', 'GET /odd']);
    answers = {};
    world.advance(40 * DAY_MS);
    await check();
    world.advance(DAY_MS);
    await check();
    expect(await gone()).toEqual([]);
  });

  it('may be gone where the front page stands instead of one that was open, or one that says so', async () => {
    const moved = await keep('/2019/moved');
    answers = { '/members/7': 302 };
    await keep('/members/7');
    const soft = await keep('/soft');
    await world.settle();
    const check = linkChecker(world.kith);
    const days = async (count: number) => {
      for (let quarters = 0; quarters < count * 4; quarters += 1) {
        world.advance(DAY_MS / 4);
        await check();
      }
    };
    await days(2);
    answers = { '/members/7': 302, '/2019/moved': 302 };
    pages = { '/soft': '<title>Page not found | A Garden</title>' };
    await days(40);
    const front = expect.stringContaining('leads to its front page instead of this one');
    expect(await gone()).toMatchObject([
      { id: soft.id, goneWhy: expect.stringContaining('“Page not found”') },
      { id: moved.id, goneWhy: front },
    ]);
  });

  it('are asked once a minute of one host, or when that says', async () => {
    answers = { '/busy': 429 };
    await keep('/busy');
    await keep('/calm');
    await world.settle();
    const check = linkChecker(world.kith);
    world.advance(2 * DAY_MS);
    asked = [];
    expect([await check(), await check()]).toEqual([true, false]);
    expect(asked).toEqual(['HEAD /busy']);
    world.advance(61_000);
    expect(await check()).toBe(false);
    world.advance(600_000);
    expect([await check(), await check()]).toEqual([true, false]);
    expect(asked).toEqual(['HEAD /busy', 'HEAD /calm']);
  });
});
