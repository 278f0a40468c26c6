import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, GuardedFetch } from '#platform';
import type { EntryView } from '#sources';
import { engines, makeWorld, type World } from '#test';
import type { KeepView } from '../library/schema.ts';
import type { ArticleView } from './schema.ts';

const SENTENCE = 'Rehearse a rollback before you need one, with everybody there. ';
const page = (body: string, head = '') =>
  `<html><head><title>On rollbacks</title>${head}</head><body><nav>Home</nav><article>${body}</article></body></html>`;
const LONG = page(
  `<p onclick="steal()">${SENTENCE.repeat(8)}</p><p>${SENTENCE.repeat(8)}<img src="/a.png" alt="A chart" onerror="steal()"><script>steal()</script></p>`,
);

/** The web: pages by address, and what was asked for. */
class Pages implements GuardedFetch {
  readonly asked: string[] = [];
  readonly pages = new Map<string, { body?: string; status?: number; type?: string }>();
  async get({ url }: { url: string }): Promise<Fetched> {
    this.asked.push(url);
    const { body, status = 404, type = 'text/html' } = this.pages.get(url) ?? {};
    if (body === undefined)
      return {
        kind: 'failed',
        why: 'http-status',
        status,
        detail: 'No such page.',
        url,
        redirects: [],
      };
    const bytes = new TextEncoder().encode(body);
    const headers = { 'content-type': type };
    return { kind: 'ok', status: 200, url, headers, body: bytes, redirects: [], tookMs: 1 };
  }
  async post(): Promise<never> {
    throw new Error('pages are only read');
  }
  async exchange(): Promise<never> {
    throw new Error('pages are only read');
  }
  async close(): Promise<void> {}
}

describe.each(engines)('whole articles on %s', (engine) => {
  let world: World;
  let web: Pages;
  let anna: Awaited<ReturnType<World['member']>>;
  let bo: Awaited<ReturnType<World['member']>>;
  let entryId: number;
  const sourceIds = new Map<number, number>();
  const URL_OF = 'https://ines.example/rollbacks';
  beforeEach(async () => {
    web = new Pages();
    world = await makeWorld({ engine, fetch: web });
    [anna, bo] = [await world.member('anna'), await world.member('bo')];
    const feed = 'https://ines.example/feed';
    web.pages.set(feed, {
      type: 'application/feed+json',
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Ines',
        items: [
          { id: '1', url: URL_OF, title: 'On rollbacks', content_html: '<p>Rehearse a …</p>' },
        ],
      }),
    });
    for (const member of [anna, bo]) {
      const answer = await ask('POST', '/sources', { url: feed, name: 'Ines' }, member);
      sourceIds.set(member.id, ((await answer.json()) as { sourceId: number }).sourceId);
    }
    await world.settle();
    const rows = await world.kith.db.read.selectFrom('entry').select('id').execute();
    entryId = rows[0]?.id ?? 0;
    web.asked.length = 0;
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = anna) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const article = async (as = anna) =>
    (await (await ask('GET', `/entries/${entryId}/article`, undefined, as)).json()) as ArticleView;
  const fetchIt = async (by = 'hand', as = anna) =>
    (await (await ask('POST', `/entries/${entryId}/article`, { by }, as)).json()) as ArticleView;

  it('are fetched when somebody asks, cleaned last, once for all; nobody sees what others asked for', async () => {
    web.pages.set(URL_OF, { body: LONG });
    expect(await article()).toMatchObject({ html: null, isAsked: false, isAlways: false });
    const got = await fetchIt();
    expect(got).toMatchObject({ isAsked: true, note: null, sourceId: sourceIds.get(anna.id) });
    expect(got.html).toContain('Rehearse a rollback');
    expect(got.html).toMatch(/<img src="\/api\/v1\/images\/[\w-]+\.[\w-]+" alt="A chart"/);
    expect(got.html).not.toMatch(/onclick|onerror|<script|ines\.example\/a\.png/);
    expect(await article()).toEqual(got);
    expect(await article(bo)).toMatchObject({ html: null, isAsked: false, note: null });
    expect((await fetchIt('hand', bo)).words).toBe(got.words);
    expect(web.asked).toEqual([URL_OF]);
  });

  it('give way to what the feed gave, and come back, and are what is kept', async () => {
    web.pages.set(URL_OF, { body: LONG });
    await fetchIt();
    expect((await ask('DELETE', `/entries/${entryId}/article`)).status).toBe(204);
    expect(await article()).toMatchObject({ html: null, isAsked: false });
    await fetchIt();
    expect(web.asked).toEqual([URL_OF]);
    const kept = (await (await ask('POST', '/keeps', { entryId })).json()) as KeepView;
    expect(kept.html).toContain('Rehearse a rollback');
    const bos = (await (await ask('POST', '/keeps', { entryId }, bo)).json()) as KeepView;
    expect(bos.html).toContain('Rehearse a …');
    const entry = (await (await ask('GET', `/entries/${entryId}`)).json()) as EntryView;
    expect(entry.html).toContain('Rehearse a …');
  });

  it('say why where there is none, and are tried again by hand', async () => {
    const none: [{ body?: string; status?: number; type?: string }, string][] = [
      [{}, 'No such page.'],
      [{ status: 402 }, 'only to those who sign in or pay'],
      [{ status: 403 }, 'does not give this page to programs'],
      [{ body: page('<p>Rehearse a …</p>') }, 'no more than the feed'],
      [{ body: '%PDF-1.7', type: 'application/pdf' }, 'It is a PDF: keep it'],
      [{ body: 'PNG', type: 'image/png' }, 'no page of text'],
      [
        { body: page('<p>Rehearse a …</p>', '<script>{"isAccessibleForFree":false}</script>') },
        'for those who pay',
      ],
    ];
    for (const [given, note] of none) {
      web.pages.set(URL_OF, given);
      expect(await fetchIt()).toMatchObject({ html: null, note: expect.stringContaining(note) });
    }
    expect((await fetchIt('source')).html).toBeNull();
    expect(web.asked).toHaveLength(none.length);
    web.pages.set(URL_OF, { body: LONG });
    expect((await fetchIt()).html).toContain('Rehearse a rollback');
  });

  it('come by themselves where their source is always read whole, unless the site asks programs to stay away', async () => {
    web.pages.set(URL_OF, { body: LONG });
    web.pages.set('https://ines.example/robots.txt', {
      body: 'User-agent: *\nDisallow: /',
      type: 'text/plain',
    });
    const sourceId = sourceIds.get(anna.id);
    expect((await ask('PUT', `/sources/${sourceId}/article`, { isAlways: true })).status).toBe(204);
    expect(await article()).toMatchObject({ isAlways: true });
    expect(await article(bo)).toMatchObject({ isAlways: false });
    expect(await fetchIt('source')).toMatchObject({
      html: null,
      note: expect.stringContaining('robots.txt'),
    });
    expect((await fetchIt()).html).toContain('Rehearse a rollback');
    await ask('PUT', `/sources/${sourceId}/article`, { isAlways: false });
    expect(await article()).toMatchObject({ isAlways: false });
    const theirs = sourceIds.get(bo.id);
    expect((await ask('PUT', `/sources/${theirs}/article`, { isAlways: true })).status).toBe(404);
  });
});
