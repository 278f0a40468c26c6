import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { movedTo } from './moves.ts';
import { enqueueDue } from './schedule.ts';

const DAY_MS = 86_400_000;
type Member = Awaited<ReturnType<World['member']>>;

const hop = (status: number, from: string, to: string) => ({
  status,
  from: `https://a.example/${from}`,
  to: `https://a.example/${to}`,
});

describe('movedTo', () => {
  it.each([
    ['no redirect', [], null],
    ['a permanent one', [hop(301, '1', '2')], 'https://a.example/2'],
    ['two permanent ones', [hop(308, '1', '2'), hop(301, '2', '3')], 'https://a.example/3'],
    ['a temporary one', [hop(302, '1', '2')], null],
    ['a temporary one before', [hop(307, '1', '2'), hop(301, '2', '3')], null],
    ['a temporary one after', [hop(301, '1', '2'), hop(302, '2', '3')], 'https://a.example/2'],
    [
      'one that leaves https',
      [{ status: 301, from: 'https://a.example/1', to: 'http://a.example/1' }],
      null,
    ],
    [
      'one that comes to https',
      [{ status: 301, from: 'http://a.example/1', to: 'https://a.example/1' }],
      'https://a.example/1',
    ],
  ])('reads %s', (_, redirects, to) => {
    expect(movedTo(redirects)).toBe(to);
  });
  it('never takes what only a temporary redirect leads to', () => {
    const statuses = fc.array(fc.constantFrom(301, 302, 303, 307, 308), { maxLength: 8 });
    fc.assert(
      fc.property(statuses, (all) => {
        const to = movedTo(all.map((status, at) => hop(status, `${at}`, `${at + 1}`)));
        const lent = all.findIndex((status) => status !== 301 && status !== 308);
        const end = lent === -1 ? all.length : lent;
        expect(to).toBe(end === 0 ? null : `https://a.example/${end}`);
      }),
    );
  });
});

describe.each(engines)('a feed that moves on %s', (engine) => {
  let world: World;
  let server: Server;
  let site: string;
  /** By path: a status and where it leads, or the titles of a feed. */
  let answers: Record<string, [number, string] | string[]>;
  let asked: string[];
  let anna: Member;

  beforeEach(async () => {
    world = await makeWorld({ engine });
    anna = await world.member('anna');
    [answers, asked] = [{}, []];
    server = createServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path);
      const answer = answers[path] ?? [404, ''];
      const [status, location] = answer;
      if (typeof status === 'number') response.writeHead(status, { location }).end();
      else
        response.end(
          `<rss version="2.0"><channel><title>T</title>${answer.map((title) => `<item><guid>${title}</guid><title>${title}</title><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>`).join('')}</channel></rss>`,
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

  async function follow(path: string, as = anna): Promise<number> {
    const body = { url: `${site}${path}` };
    const answer = await world.ask('POST', '/api/v1/sources', { as, body });
    expect(answer.status).toBeLessThan(300);
    await world.settle();
    return ((await answer.json()) as { sourceId: number }).sourceId;
  }
  async function look(afterMs = DAY_MS): Promise<void> {
    asked = [];
    world.advance(afterMs);
    await enqueueDue(world.kith);
    await world.settle();
  }
  interface Source {
    id: number;
    url: string;
    entries: number;
    moved: { from: string; to: string; isTaken: boolean } | null;
  }
  async function sources(as = anna): Promise<Source[]> {
    const answer = await world.ask('GET', '/api/v1/sources', { as });
    return ((await answer.json()) as { sources: Source[] }).sources;
  }
  const choose = (id: number, which: 'old' | 'new', as = anna) =>
    world.ask('PUT', `/api/v1/sources/${id}/address`, { as, body: { which } });

  async function movedFeed(): Promise<number> {
    answers['/old'] = ['One'];
    const id = await follow('/old');
    answers['/old'] = [301, '/new'];
    answers['/new'] = ['One'];
    for (let looks = 0; looks < 3; looks++) await look();
    return id;
  }

  it('is asked at its new address once that was seen thrice over two days', async () => {
    answers['/old'] = ['One'];
    await follow('/old');
    answers['/old'] = [301, '/new'];
    answers['/new'] = ['One'];
    for (let looks = 0; looks < 2; looks++) {
      await look();
      expect(await sources()).toMatchObject([{ url: `${site}/old`, moved: null }]);
    }
    await look();
    const moved = { from: `${site}/old`, to: `${site}/new`, isTaken: true };
    expect(await sources()).toMatchObject([{ url: `${site}/new`, moved, entries: 1 }]);
    await look();
    expect(asked).toEqual(['/new']);
  });

  it('stays where its server was wrong for an evening', async () => {
    answers['/old'] = ['One'];
    await follow('/old');
    answers['/new'] = ['One'];
    for (let round = 0; round < 3; round++) {
      answers['/old'] = [301, '/new'];
      await look();
      await look();
      answers['/old'] = ['One'];
      await look();
    }
    expect(await sources()).toMatchObject([{ url: `${site}/old`, moved: null }]);
  });

  it('never moves for a temporary redirect', async () => {
    answers['/old'] = ['One'];
    await follow('/old');
    answers['/old'] = [302, '/new'];
    answers['/new'] = ['One'];
    for (let looks = 0; looks < 6; looks++) await look();
    expect(await sources()).toMatchObject([{ url: `${site}/old`, moved: null }]);
  });

  it('keeps its old address when a member wants that, until they think again', async () => {
    const id = await movedFeed();
    expect((await choose(id, 'old')).status).toBe(204);
    for (let looks = 0; looks < 4; looks++) await look();
    expect(await sources()).toMatchObject([{ url: `${site}/old`, moved: { isTaken: false } }]);
    expect((await choose(id, 'new')).status).toBe(204);
    expect(await sources()).toMatchObject([{ url: `${site}/new`, moved: { isTaken: true } }]);
  });

  it('has no other address to choose when it did not move', async () => {
    answers['/old'] = ['One'];
    expect((await choose(await follow('/old'), 'old')).status).toBe(404);
  });

  it('is left alone by members who do not follow it', async () => {
    const bo = await world.member('bo');
    const id = await movedFeed();
    expect((await choose(id, 'old', bo)).status).toBe(404);
    expect(await sources()).toMatchObject([{ url: `${site}/new` }]);
  });

  it('is known by its old address, too', async () => {
    const id = await movedFeed();
    const bo = await world.member('bo');
    answers['/old'] = ['One'];
    await follow('/old', bo);
    expect(await sources(bo)).toMatchObject([{ url: `${site}/new` }]);
    expect((await sources()).map((source) => source.id)).toEqual([id]);
  });

  it('becomes one with a feed that is followed already, and loses nothing', async () => {
    const bo = await world.member('bo');
    answers['/old'] = ['Ancient', 'One'];
    answers['/new'] = ['One', 'Two'];
    await follow('/old');
    await follow('/old', bo);
    const twin = await follow('/new', bo);
    const ancient = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('title', '=', 'Ancient')
      .executeTakeFirstOrThrow();
    answers['/old'] = [301, '/new'];
    for (let looks = 0; looks < 3; looks++) await look();
    expect(await sources(bo)).toMatchObject([{ id: twin, url: `${site}/new`, entries: 3 }]);
    expect(await sources()).toMatchObject([{ url: `${site}/new`, entries: 3 }]);
    const read = await world.ask('GET', `/api/v1/entries/${ancient.id}`, { as: anna });
    expect(read.status).toBe(200);
    await look();
    expect(asked).toEqual(['/new']);
    expect(world.errors).toEqual([]);
  });
});
