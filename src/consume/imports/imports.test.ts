import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { KeepView, LibraryView } from '../library/schema.ts';
import { fetchNextWaiting } from './fetch-waiting.ts';
import type { LibraryImportView, LibraryItemView } from './schema.ts';

const WORDS = 'Rehearse a rollback before you need one, on a Tuesday, with everybody there. ';

const linesOf = (text: string) => text.split('\n').filter(Boolean);

describe.each(engines)('imports into the library on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let site: Server;
  let home: string;
  let asked: string[];
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    asked = [];
    site = createServer(({ url = '' }, response) => {
      asked.push(url);
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><body><article><p>${WORDS.repeat(8)}</p></article></body></html>`);
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    site.close();
    await world.close();
  });

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const raw = typeof body === 'string' ? { raw: body } : { body };
    const answer = await world.ask(method, `/api/v1${path}`, {
      as: ada,
      ...raw,
      ...(typeof body === 'string'
        ? { headers: { 'content-type': 'application/octet-stream' } }
        : {}),
    });
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  }
  const begin = (list: string) =>
    call<LibraryImportView>('POST', '/library-imports?name=pages.json', list);
  async function apply(id: number, choices: object = {}): Promise<LibraryImportView> {
    await call('POST', `/library-imports/${id}/apply`, choices);
    await world.settle();
    return call('GET', `/library-imports/${id}`);
  }
  const library = async () => (await call<LibraryView>('GET', '/keeps')).keeps;
  const kept = (id: number) => call<KeepView>('GET', `/keeps/${id}`);
  const pages = () =>
    JSON.stringify([
      {
        url: `${home}/one`,
        title: 'One <script>alert(1)</script>',
        content: `<p>${WORDS}</p><script>steal()</script><img src=x onerror=steal()>`,
        tags: ['ops'],
        is_archived: 0,
        created_at: '2024-05-06T10:00:00Z',
        annotations: [{ quote: 'before you need one', text: 'Mine' }],
      },
      {
        url: `${home}/two`,
        title: 'Two',
        tags: [],
        is_archived: 1,
        created_at: '2023-01-02T10:00:00Z',
      },
      { url: `${home}/two/?utm_source=x`, title: 'Two again', tags: ['twice'] },
      { url: 'javascript:steal()', title: 'Bad' },
    ]);

  it('shows what would come, brings it in with dates, tags, texts and highlights, and fetches pages one by one', async () => {
    const preview = await begin(pages());
    expect(preview).toMatchObject({
      format: 'wallabag',
      state: 'preview',
      items: { new: 2, more: 0, known: 0 },
      highlights: 1,
    });
    expect(preview.problems).toHaveLength(1);
    const { items } = await call<{ items: LibraryItemView[] }>(
      'GET',
      `/library-imports/${preview.id}/items`,
    );
    expect(items).toMatchObject([{ highlights: 1 }, { title: 'Two', tags: ['twice'] }]);
    expect(await library()).toEqual([]);
    const done = await apply(preview.id);
    expect(done).toMatchObject({ state: 'applied', stepsDone: 2, stepsTotal: 2, toFetch: 1 });
    const [one, two] = await library();
    expect(one).toMatchObject({
      title: 'One <script>alert(1)</script>',
      createdAt: Date.UTC(2024, 4, 6, 10),
      tags: ['ops'],
    });
    expect(two).toMatchObject({ title: 'Two', isFetching: false });
    const text = await kept(one?.id ?? 0);
    expect(text.html).not.toMatch(/steal|script/);
    expect(text.highlights).toMatchObject([
      { exact: 'before you need one', note: 'Mine', how: 'words' },
    ]);
    expect(asked).toEqual([]);
    expect(await fetchNextWaiting(world.kith, 0)).toBe(ada.id);
    await world.settle();
    expect(asked).toEqual(['/two']);
    expect((await kept(two?.id ?? 0)).html).toContain('Rehearse');
    expect(await fetchNextWaiting(world.kith, 0)).toBeNull();
    expect(world.errors).toEqual([]);
  });

  it('adds to what is kept, finds nothing new the second time, and is taken back whole', async () => {
    const own = await call<KeepView>('POST', '/keeps', {
      url: `${home}/one`,
      takeaway: 'My words.',
      tags: ['mine'],
    });
    await world.settle();
    const before = await kept(own.id);
    const { id } = await begin(pages());
    await apply(id, { withPages: false });
    expect(await kept(own.id)).toMatchObject({
      tags: ['mine', 'ops'],
      takeaway: 'My words.',
      highlights: [{ exact: 'before you need one' }],
    });
    expect((await begin(pages())).items).toEqual({ new: 0, more: 0, known: 2 });
    await call('POST', `/library-imports/${id}/undo`);
    await world.settle();
    expect(await call('GET', `/library-imports/${id}`)).toMatchObject({
      state: 'undone',
      stayed: 0,
    });
    const { updatedAt: _, ...same } = await kept(own.id);
    expect(before).toMatchObject(same);
    expect(await library()).toHaveLength(1);
  });

  it('goes whole when it is taken back, though no two things were done at the same moment', async () => {
    let now = world.kith.now();
    vi.spyOn(world.kith, 'now').mockImplementation(() => (now += 1));
    const { id } = await apply((await begin(pages())).id, { withPages: false });
    expect(await library()).not.toEqual([]);
    await call('POST', `/library-imports/${id}/undo`);
    await world.settle();
    expect(await call('GET', `/library-imports/${id}`)).toMatchObject({
      state: 'undone',
      stayed: 0,
    });
    expect(await library()).toEqual([]);
  });

  it('leaves what was touched since when it is taken back', async () => {
    const { id } = await begin(pages());
    await apply(id, { withPages: false });
    world.advance(1_000);
    const [one] = await library();
    await call('PATCH', `/keeps/${one?.id}`, { takeaway: 'My own words.' });
    await call('POST', `/library-imports/${id}/undo`);
    await world.settle();
    expect(await call('GET', `/library-imports/${id}`)).toMatchObject({
      state: 'undone',
      stayed: 1,
    });
    expect(await library()).toMatchObject([{ takeaway: 'My own words.' }]);
  });

  it('keeps books without an address, by title and author', async () => {
    const rows = 'Highlight,Book Title,Book Author,Note\nOne,The Drill,Ines,\n';
    const { id } = await begin(rows);
    await apply(id);
    const [book] = await library();
    expect(book).toMatchObject({
      url: null,
      title: 'The Drill',
      author: 'Ines',
      highlightCount: 1,
    });
    expect((await begin(`${rows}Two,The Drill,Ines,\n`)).items).toMatchObject({ more: 1 });
  });

  it('keeps all that is said of a page: what a takeaway has no room for becomes a note, which goes when the import is taken back', async () => {
    const said = (word: string, lines: number) =>
      Array.from({ length: lines }, (_, at) => `${word} ${at} on rollbacks`).join('\n');
    const [first, second, third] = [said('One', 320), said('Two', 320), said('Three', 100)];
    const list = JSON.stringify(
      [first, second].map((extended) => ({ href: `${home}/one`, description: 'One', extended })),
    );
    const preview = await begin(list);
    expect(preview).toMatchObject({ items: { new: 1 }, takeaways: 1, notes: 1 });
    await apply(preview.id, { withPages: false });
    const [one] = await library();
    const notes = async () => {
      const { notes: lines } = await call<{ notes: { id: number }[] }>('GET', '/notes');
      return Promise.all(
        lines.map(({ id }) =>
          call<{ title: string; text: string; sourceUrl: string }>('GET', `/notes/${id}`),
        ),
      );
    };
    const [rest, ...more] = await notes();
    expect(rest).toMatchObject({ title: 'One, continued', sourceUrl: `${home}/one` });
    expect(more).toEqual([]);
    expect(linesOf(`${one?.takeaway}\n${rest?.text}`)).toEqual(linesOf(`${first}\n${second}`));
    expect(one?.takeaway.length).toBeLessThanOrEqual(10_000);
    expect(await begin(list)).toMatchObject({ items: { known: 1 }, notes: 0 });
    const again = await begin(
      JSON.stringify([{ href: `${home}/one`, description: 'One', extended: third }]),
    );
    expect(again).toMatchObject({ items: { more: 1 }, notes: 1 });
    await apply(again.id, { withPages: false });
    expect((await notes()).map(({ text }) => text).toSorted()).toEqual(
      [rest?.text ?? '', third].toSorted(),
    );
    for (const id of [again.id, preview.id]) {
      await call('POST', `/library-imports/${id}/undo`);
      await world.settle();
    }
    expect(await notes()).toEqual([]);
    expect(await library()).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  it('says how many tags and highlights a page has no room for, before they stay out', async () => {
    const list = (word: string, tags: number, annotations: number) =>
      JSON.stringify([
        {
          url: `${home}/one`,
          title: 'One',
          is_archived: 0,
          tags: Array.from({ length: tags }, (_, at) => `${word} ${at}`),
          annotations: Array.from({ length: annotations }, (_, at) => ({
            quote: `${word} ${at}`,
          })),
        },
      ]);
    const preview = await begin(list('first', 41, 503));
    expect(preview).toMatchObject({ items: { new: 1 }, leftOut: { tags: 11, highlights: 3 } });
    await apply(preview.id, { withPages: false });
    const [one] = await library();
    expect(one).toMatchObject({ highlightCount: 500 });
    expect(one?.tags).toHaveLength(30);
    // There is no room left, so that it brings nothing and says of each why.
    expect(await begin(list('second', 2, 1))).toMatchObject({
      items: { more: 0, known: 1 },
      leftOut: { tags: 2, highlights: 1 },
    });
    expect((await begin(pages())).leftOut).toEqual({ tags: 1, highlights: 1 });
  });

  it('is each member’s own, and says what it cannot read', async () => {
    const { id } = await begin(pages());
    const bo = await world.member('bo');
    for (const path of [`/library-imports/${id}`, `/library-imports/${id}/items`])
      expect((await world.ask('GET', `/api/v1${path}`, { as: bo })).status).toBe(404);
    const bad = await world.ask('POST', '/api/v1/library-imports', { as: ada, raw: 'no list' });
    expect(bad.status).toBe(422);
    await call('DELETE', `/library-imports/${id}`);
    expect(await call('GET', '/library-imports')).toEqual({ imports: [] });
  });
});
