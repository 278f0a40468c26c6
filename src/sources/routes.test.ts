import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { UNDO_MS } from './feeds/leave.ts';
import type { SourceView } from './feeds/queries.ts';
import type { Progress } from './polling/refresh.ts';

interface Item {
  title: string;
  html: string;
}
type Member = Awaited<ReturnType<World['member']>>;

const asking = { title: 'On asking', html: '<p>How to ask a good question.</p>' };
const listening = { title: 'On listening', html: '<p>How to listen.</p>' };
const PORT_OF_NOBODY = 'http://127.0.0.1:9/feed';

/** A feed of one author with these items. */
const feedOf = (title: string, items: Item[]) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${title}</title><link>http://127.0.0.1/</link><description/>
${items
  .map(
    (item, at) => `<item><title>${item.title}</title><guid>item-${at}</guid>
<pubDate>Mon, 0${at + 1} Sep 2025 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[${item.html}]]></content:encoded></item>`,
  )
  .join('\n')}
</channel></rss>`;

describe.each(engines)('sources over the API on %s', (engine) => {
  let world: World;
  let server: Server;
  let site: string;
  /** What the site answers, by path; anything else is not there. */
  let answers: Map<string, { type: string; body: string }>;
  let anna: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    [anna, bo] = [await world.member('anna'), await world.member('bo')];
    answers = new Map();
    putFeed('/feed', 'Notes of Mira Lindqvist', [asking, listening]);
    const link = '<link rel="alternate" type="application/rss+xml" href="/feed">';
    answers.set('/', { type: 'text/html', body: `<title>Mira Lindqvist</title>${link}` });
    answers.set('/plain', { type: 'text/html', body: '<title>Nothing to follow</title>' });
    server = createServer((request, response) => {
      const answer = answers.get(request.url ?? '');
      response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' });
      response.end(answer?.body ?? 'no');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await world.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const putFeed = (path: string, title: string, items: Item[]) =>
    answers.set(path, { type: 'application/rss+xml', body: feedOf(title, items) });
  const ask = async (as: Member, method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, { as, ...(body === undefined ? {} : { body }) });
  const json = async <Answer>(as: Member, path: string) => {
    const answer = await ask(as, 'GET', path);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Answer;
  };
  const sourcesOf = async (as: Member, query = '') =>
    (await json<{ sources: SourceView[] }>(as, `/sources${query}`)).sources;
  const follow = async (as: Member, body: { url: string; personId?: number }) => {
    const answer = await ask(as, 'POST', '/sources', body);
    return {
      status: answer.status,
      ...((await answer.json()) as { sourceId: number; personId: number; isNew: boolean }),
    };
  };
  const entriesBy = async (as: Member, personId: number) =>
    (await json<{ entries: { id: number; title: string }[] }>(as, `/people/${personId}/entries`))
      .entries;

  it('follow a feed for a new person, and say how it is', async () => {
    const followed = await follow(anna, { url: `${site}/feed` });
    expect(followed).toMatchObject({ status: 201, isNew: true });
    await world.settle();
    expect(await sourcesOf(anna)).toMatchObject([
      {
        id: followed.sourceId,
        title: 'Notes of Mira Lindqvist',
        url: `${site}/feed`,
        state: 'ok',
        problem: null,
        advice: null,
        entries: 2,
        succeededAt: world.kith.now(),
        people: [{ id: followed.personId }],
      },
    ]);
    expect((await entriesBy(anna, followed.personId)).map((entry) => entry.title)).toEqual([
      'On listening',
      'On asking',
    ]);
  });

  it('find the feed of a site, and name its person', async () => {
    const { personId } = await follow(anna, { url: `${site}/` });
    expect(await json(anna, `/people/${personId}`)).toMatchObject({ name: 'Mira Lindqvist' });
    expect((await sourcesOf(anna)).map((source) => source.url)).toEqual([`${site}/feed`]);
  });

  it('follow for somebody known already', async () => {
    const person = (await (await ask(anna, 'POST', '/people', { name: 'Mira' })).json()) as {
      id: number;
    };
    const followed = await follow(anna, { url: `${site}/feed`, personId: person.id });
    expect(followed).toMatchObject({ status: 201, personId: person.id });
    expect(await sourcesOf(anna, `?person=${person.id}`)).toHaveLength(1);
    const { fields } = await json<{ fields: { field: string; values: { value: string }[] }[] }>(
      anna,
      `/people/${person.id}`,
    );
    expect(fields.find(({ field }) => field === 'feed')?.values).toMatchObject([
      { value: `${site}/feed` },
    ]);
    expect(await sourcesOf(anna, `?person=${person.id + 1}`)).toEqual([]);
    expect((await follow(bo, { url: `${site}/feed`, personId: person.id })).status).toBe(404);
    expect(await sourcesOf(bo)).toEqual([]);
  });

  it('are the same source when followed twice', async () => {
    const first = await follow(anna, { url: `${site}/feed` });
    const second = await follow(anna, { url: `${site}/feed` });
    expect(second).toMatchObject({ status: 200, isNew: false, sourceId: first.sourceId });
    expect(await sourcesOf(anna)).toHaveLength(1);
  });

  it.each([
    ['no address', 'javascript:alert(1)', 422],
    ['nothing', '  ', 422],
    ['a site without a feed', '/plain', 422],
    ['a page that is not there', '/missing', 422],
    ['a site that is down', PORT_OF_NOBODY, 422],
  ])('say what is wrong with %s', async (_, url, status) => {
    const answer = await ask(anna, 'POST', '/sources', {
      url: url.startsWith('/') ? `${site}${url}` : url,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code: 'invalid', fields: { url: expect.stringMatching(/\w+ \w+/) } },
    });
    expect(await sourcesOf(anna)).toEqual([]);
  });

  it('stand first when in trouble, with words and advice', async () => {
    const well = await follow(anna, { url: `${site}/feed` });
    putFeed('/other', 'Other', []);
    const ill = await follow(anna, { url: `${site}/other` });
    answers.delete('/other');
    await world.settle();
    const sources = await sourcesOf(anna);
    expect(sources.map((source) => source.id)).toEqual([ill.sourceId, well.sourceId]);
    expect(sources[0]).toMatchObject({
      state: 'failing',
      problem: expect.stringContaining('status 404'),
      advice: expect.stringContaining('may have moved'),
      failures: 1,
      succeededAt: null,
    });
  });

  it('belong to their member alone', async () => {
    const { sourceId, personId } = await follow(anna, { url: `${site}/feed` });
    await world.settle();
    const [entry] = await entriesBy(anna, personId);
    expect(await sourcesOf(bo)).toEqual([]);
    expect((await ask(bo, 'DELETE', `/sources/${sourceId}`)).status).toBe(404);
    expect((await ask(bo, 'POST', `/sources/${sourceId}/restore`)).status).toBe(404);
    expect((await ask(bo, 'GET', `/people/${personId}/entries`)).status).toBe(404);
    expect((await ask(bo, 'GET', `/entries/${entry?.id}`)).status).toBe(404);
    expect(await sourcesOf(bo, `?person=${personId}`)).toEqual([]);
    expect((await json<{ progress: unknown }>(bo, '/refresh')).progress).toBeNull();
    expect(await sourcesOf(anna)).toHaveLength(1);
  });

  it('come back whole when leaving is undone, with entries that the feed has dropped', async () => {
    const { sourceId, personId } = await follow(anna, { url: `${site}/feed` });
    await world.settle();
    const before = { sources: await sourcesOf(anna), entries: await entriesBy(anna, personId) };
    putFeed('/feed', 'Notes of Mira Lindqvist', []);
    expect((await ask(anna, 'DELETE', `/sources/${sourceId}`)).status).toBe(204);
    expect(await sourcesOf(anna)).toEqual([]);
    expect(await entriesBy(anna, personId)).toEqual([]);
    expect((await ask(anna, 'GET', `/entries/${before.entries[0]?.id}`)).status).toBe(404);
    expect((await ask(anna, 'DELETE', `/sources/${sourceId}`)).status).toBe(404);
    expect((await ask(anna, 'POST', `/sources/${sourceId}/restore`)).status).toBe(204);
    expect({
      sources: await sourcesOf(anna),
      entries: await entriesBy(anna, personId),
    }).toEqual(before);
    world.advance(UNDO_MS + 1);
    await world.settle();
    expect(await entriesBy(anna, personId)).toEqual(before.entries);
  });

  it('are forgotten with their entries when nobody follows them any more', async () => {
    const { sourceId } = await follow(anna, { url: `${site}/feed` });
    await world.settle();
    await ask(anna, 'DELETE', `/sources/${sourceId}`);
    world.advance(UNDO_MS + 1);
    await world.settle();
    const { read } = world.kith.db;
    expect(await read.selectFrom('feed').select('id').execute()).toEqual([]);
    expect(await read.selectFrom('entry').select('id').execute()).toEqual([]);
    expect((await ask(anna, 'POST', `/sources/${sourceId}/restore`)).status).toBe(404);
  });

  it('stay with one member when another leaves', async () => {
    const left = await follow(anna, { url: `${site}/feed` });
    const kept = await follow(bo, { url: `${site}/feed` });
    await world.settle();
    await ask(anna, 'DELETE', `/sources/${left.sourceId}`);
    world.advance(UNDO_MS + 1);
    await world.settle();
    expect(await sourcesOf(anna)).toEqual([]);
    expect(await sourcesOf(bo)).toMatchObject([{ id: kept.sourceId, entries: 2 }]);
    expect(await entriesBy(bo, kept.personId)).toHaveLength(2);
  });

  it('are looked at now, with progress that ends', async () => {
    await follow(anna, { url: `${site}/feed` });
    putFeed('/other', 'Other', []);
    await follow(anna, { url: `${site}/other` });
    await world.settle();
    world.advance(1000);
    putFeed('/feed', 'Notes', [
      asking,
      listening,
      { title: 'On waiting', html: '<p>How to wait.</p>' },
    ]);
    answers.delete('/other');
    const progress = async () =>
      (await json<{ progress: Progress | null }>(anna, '/refresh')).progress;
    expect((await ask(anna, 'POST', '/refresh', { which: 'all' })).status).toBe(202);
    // Counted in the end.
    expect(await progress()).toMatchObject({ done: 0, entriesTotal: null, isDone: false });
    await world.settle();
    expect(await progress()).toMatchObject({
      sources: 2,
      done: 2,
      fetched: 1,
      failed: [{ url: `${site}/other`, reason: expect.stringContaining('404') }],
      entriesNew: 1,
      entriesTotal: 3,
      isDone: true,
    });
  });

  it('end a look at them though one is left and forgotten meanwhile', async () => {
    const { sourceId } = await follow(anna, { url: `${site}/feed` });
    await world.settle();
    await ask(anna, 'POST', '/refresh', { which: 'all' });
    await ask(anna, 'DELETE', `/sources/${sourceId}`);
    world.advance(UNDO_MS + 1);
    await world.settle();
    expect((await json<{ progress: Progress }>(anna, '/refresh')).progress.isDone).toBe(true);
  });

  it('give no hostile HTML to a reader, the whole road from the feed', async () => {
    const hostile = `<p onclick="steal()">Fair words<script>steal()</script></p>
<img src="x" onerror="steal()" alt="A chart"><a href="javascript:steal()">a link</a>
<iframe src="https://evil.example/"></iframe><svg><animate onbegin="steal()"/></svg>
<form action="https://evil.example/"><input name="password"></form><style>*{display:none}</style>
<math><mtext><style><img src=x onerror=steal()></style></mtext></math>
<a href="https://good.example/" target="_top">a good link</a>`;
    putFeed('/feed', 'Notes', [
      { title: '&lt;img src=x onerror=steal()&gt; A title', html: hostile },
      { title: 'Deep', html: `${'<div>'.repeat(5_000)}<b onclick=steal()>x</b>` },
    ]);
    const { personId } = await follow(anna, { url: `${site}/feed` });
    await world.settle();
    const entries = await entriesBy(anna, personId);
    expect(entries).toHaveLength(2);
    const views = await Promise.all(
      entries.map((entry) =>
        json<{ html: string; people: { id: number }[] }>(anna, `/entries/${entry.id}`),
      ),
    );
    expect(views.flatMap((view) => view.people.map(({ id }) => id))).toEqual([personId, personId]);
    for (const { html } of views) {
      expect(html).not.toMatch(
        /<(script|style|iframe|use|foreignobject|animate|form|input)|\son\w+\s*=|javascript:|evil\.example\/"><\/iframe/i,
      );
    }
    const whole = views.map((view) => view.html).join('');
    expect(whole).toContain('Fair words');
    expect(whole).toContain('<a href="https://good.example/">');
  });
});
