import { describe, expect, it } from 'vitest';
import type { Fetched } from '#platform';
import { type LinkState, type Look, lookOf, stateAfter } from './rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOWHERE: Look = { is: 'nowhere', why: 'has nothing there' };
const UNASKED: LinkState & { check_at: number } = {
  check_at: 0,
  failed_since: null,
  gone_since: null,
  failure: null,
  seen_at: null,
};

/** What is known after these looks, each made when it was due. */
const stateOf = (...looks: Look[]) =>
  looks.reduce((state, look) => stateAfter(look, state, state.check_at), UNASKED);

describe('stateAfter', () => {
  it('is gone once it failed over days, and there again with one good answer', () => {
    expect(stateOf(NOWHERE)).toMatchObject({ failed_since: 0, gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE)).toMatchObject({ gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE)).toMatchObject({
      gone_since: 0,
      failure: NOWHERE.why,
    });
    expect(stateOf({ is: 'there' }, NOWHERE)).toMatchObject({
      seen_at: 0,
      failed_since: 30 * DAY_MS,
    });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE, { is: 'there' })).toMatchObject({
      failed_since: null,
      gone_since: null,
      failure: null,
    });
  });

  it('learns nothing from an answer that says nothing', () => {
    const unknown: Look = { is: 'unknown' };
    expect(stateOf(NOWHERE, unknown, unknown)).toMatchObject({ failed_since: 0, gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE, unknown)).toMatchObject({ gone_since: 0 });
    expect(stateOf(unknown)).toEqual({ ...UNASKED, check_at: 2 * DAY_MS });
  });
});

describe('lookOf', () => {
  const page = { url: 'https://a.example/', title: 'Roses', seen_at: 1 };
  const answered = { status: 200, headers: {}, body: new Uint8Array(), redirects: [], tookMs: 1 };
  const failed = (why: Extract<Fetched, { kind: 'failed' }>['why'], status?: number) =>
    lookOf(
      {
        kind: 'failed',
        why,
        detail: why,
        url: 'https://a.example/',
        redirects: [],
        ...(status === undefined ? {} : { status }),
      },
      page,
    ).is;

  it.each([
    ['https://a.example/2019/roses', 'https://www.a.example/', 'nowhere'],
    ['https://a.example/?p=7', 'https://a.example/?utm_source=x', 'nowhere'],
    ['https://a.example/', 'https://www.a.example/', 'there'],
    ['https://a.example/index.html', 'https://a.example/', 'there'],
    ['https://a.example/?utm_source=x', 'https://a.example/', 'there'],
    ['https://a.example/2019/roses', 'https://a.example/roses', 'there'],
    ['https://short.example/x', 'https://a.example/', 'there'],
  ])('takes %s that leads to %s for %s', (asked, url, is) => {
    expect(lookOf({ kind: 'ok', url, ...answered }, { ...page, url: asked }).is).toBe(is);
  });

  it('learns nothing from a front page where the page itself was never open', () => {
    const asked = { url: 'https://a.example/members/7', title: '', seen_at: null };
    const front = { kind: 'ok', url: 'https://a.example/', ...answered } as const;
    expect(lookOf(front, asked).is).toBe('unknown');
  });

  const called = (html: string, title = 'Roses') => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const body = new TextEncoder().encode(html);
    return lookOf({ kind: 'ok', url: page.url, ...answered, headers, body }, { ...page, title });
  };

  it.each([
    '<title>Page not found – A Garden</title>',
    '<title>A Garden | 404</title>',
    '<title>404 - Not Found</title>',
    '<title>404: This page could not be found.</title>',
    '<title>Error 404 (Not Found)</title><h1>Not Found</h1>',
    '<title>A Garden</title><body><h1 class="x">Sorry, the page cannot be found</h1>',
    '<title>Seite nicht gefunden</title>',
    '<title>P&aacute;gina no encontrada &#8211; Jard&iacute;n</title>',
    '<title>Page introuvable</title>',
  ])('takes a page that says that it is none for nowhere: %s', (html) => {
    expect(called(html)).toEqual({ is: 'nowhere', why: expect.stringContaining('called “') });
  });

  it.each([
    '<title>Roses – A Garden</title><h1>Roses</h1>',
    '<title>How to write a “page not found” page</title>',
    '<title>404 days of rain</title>',
    '<title>Peugeot 404</title>',
    '<title>A life not found in books</title>',
    '',
  ])('leaves a page that speaks of it: %s', (html) => {
    expect(called(html).is).toBe('there');
  });

  it.each([
    '404 Not Found',
    'HTTP 404 - Wikipedia',
    '404 – How I built my error page',
    'Not found — a novel by Joan Doe',
    'Blog of Ada | Error 404',
  ])('leaves a page that was called so when it was kept: %s', (title) => {
    expect(called(`<title>${title}</title>`, title).is).toBe('there');
  });

  it.each([
    [404, 'nowhere'],
    [410, 'nowhere'],
    [403, 'unknown'],
    [429, 'unknown'],
    [503, 'unknown'],
  ])('takes status %i for %s', (status, is) => {
    expect(failed('http-status', status)).toBe(is);
  });

  it('takes a server that is not there for nowhere, and one that is slow or that Kith may not ask for nothing', () => {
    expect([failed('dns'), failed('connect'), failed('tls')]).toEqual(Array(3).fill('nowhere'));
    expect([failed('timeout'), failed('refused-address')]).toEqual(Array(2).fill('unknown'));
    expect(failed('too-large')).toBe('there');
  });
});
