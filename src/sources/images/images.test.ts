import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, FetchRequest, GuardedFetch } from '#platform';
import { makeWorld, type World } from '#test';
import { imageType } from './image-type.ts';
import { keptImages } from './kept-images.ts';
import { IMAGE_BYTES_MAX, KEPT_MS, MISSING_MS } from './limits.ts';
import { IMAGES_PATH, RECORDINGS_PATH, urlInName } from './name-rules.ts';
import { shownHtml } from './shown.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');
const SVG = Buffer.from('<?xml version="1.0"?><!-- a --><svg onload="steal()"></svg>');

/** The web as far as it has images. */
class Images implements GuardedFetch {
  readonly asked: FetchRequest[] = [];
  readonly #files = new Map<string, Buffer>();
  put(url: string, bytes: Buffer): void {
    this.#files.set(url, bytes);
  }
  async get(request: FetchRequest): Promise<Fetched> {
    this.asked.push(request);
    const { url } = request;
    const body = this.#files.get(url);
    if (!body)
      return { kind: 'failed', why: 'dns', detail: 'There is no such host.', url, redirects: [] };
    // Whatever it is called, what it is decides.
    const headers = { 'content-type': 'text/html', 'set-cookie': 'reader=1' };
    return { kind: 'ok', status: 200, url, headers, body, redirects: [], tookMs: 1 };
  }
  async post(): Promise<never> {
    throw new Error('nothing is handed over to images');
  }
  async exchange(): Promise<never> {
    throw new Error('images are not asked questions');
  }
  async close(): Promise<void> {}
}

describe('images of others', () => {
  let world: World;
  let web: Images;
  let anna: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    web = new Images();
    world = await makeWorld({ fetch: web });
    anna = await world.member('anna');
  });
  afterEach(() => world.close());

  const addressOf = (url: string, member = anna) =>
    /src="([^"]+)"/.exec(shownHtml(world.kith, member.id, `<img src="${url}" />`))?.[1] ?? '';
  const get = (address: string, as = anna) => world.ask('GET', address, { as });

  it('come from this Kith, as what they are, for their reader’s browser alone', async () => {
    web.put('https://a.example/one.png', PNG);
    const address = addressOf('https://a.example/one.png');
    expect(address).toContain(IMAGES_PATH);
    const answer = await get(address);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(web.asked).toMatchObject([
      { url: 'https://a.example/one.png', bytesMax: IMAGE_BYTES_MAX },
    ]);
  });

  it('are fetched once for everybody, and again when they are old', async () => {
    const bo = await world.member('bo');
    web.put('https://a.example/one.png', PNG);
    const url = 'https://a.example/one.png';
    await Promise.all([get(addressOf(url)), get(addressOf(url)), get(addressOf(url, bo), bo)]);
    expect(web.asked).toHaveLength(1);
    world.advance(KEPT_MS + 1);
    expect((await get(addressOf(url))).status).toBe(200);
    expect(web.asked).toHaveLength(2);
  });

  it('are given to nobody to whom this Kith did not show them', async () => {
    const bo = await world.member('bo');
    web.put('https://a.example/one.png', PNG);
    const address = addressOf('https://a.example/one.png');
    const [signature = ''] = address.slice(IMAGES_PATH.length).split('.');
    const elsewhere = Buffer.from('http://127.0.0.1/').toString('base64url');
    expect((await world.ask('GET', address)).status).toBe(401);
    expect((await get(address, bo)).status).toBe(404);
    for (const name of ['x', '.', `${signature}.`, `${signature}.${elsewhere}`, `.${elsewhere}`])
      expect((await get(IMAGES_PATH + name)).status, name).toBe(404);
    expect(web.asked).toEqual([]);
  });

  it('do nothing when one opens them by themselves, were they written to', async () => {
    web.put('https://a.example/one.svg', SVG);
    const answer = await get(addressOf('https://a.example/one.svg'));
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; sandbox$/,
    );
  });

  it('are not there when what is there is something else, and are not asked for again at once', async () => {
    web.put('https://a.example/page', Buffer.from('<html><svg></svg></html>'));
    const address = addressOf('https://a.example/page');
    const answer = await get(address);
    // A status of a fault would be told in the browser's console for every picture that is gone.
    expect(answer.status).toBe(204);
    expect(answer.headers.get('cache-control')).toBe(`private, max-age=${MISSING_MS / 1000}`);
    expect((await get(address)).status).toBe(204);
    expect(web.asked).toHaveLength(1);
    world.advance(MISSING_MS + 1);
    web.put('https://a.example/page', PNG);
    expect((await get(address)).status).toBe(200);
  });
});

describe('recordings of others', () => {
  it('play in a page of their own that can do nothing else, for who was shown them', async () => {
    const world = await makeWorld();
    const [anna, bo] = [await world.member('anna'), await world.member('bo')];
    const url = 'https://a.example/talk.mp3?a=1&b="><script>steal()</script>';
    const html = `<audio src="${url.replaceAll('"', '&quot;')}"></audio>`;
    const address = /src="([^"]+)"/.exec(shownHtml(world.kith, anna.id, html))?.[1] ?? '';
    expect(address).toContain(RECORDINGS_PATH);
    expect(urlInName(address)).toBe(url);
    const answer = await world.ask('GET', `${address}?as=audio`, { as: anna });
    const page = await answer.text();
    expect(page).toContain(
      '<audio src="https://a.example/talk.mp3?a=1&amp;b=&quot;&gt;&lt;script&gt;',
    );
    expect(page).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; media-src http: https:; frame-ancestors 'self'; sandbox",
    );
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect((await world.ask('GET', address, { as: bo })).status).toBe(404);
    // What may be shown as an image may not be played, and the other way round.
    const asImage = address.replace(RECORDINGS_PATH, IMAGES_PATH);
    expect((await world.ask('GET', asImage, { as: anna })).status).toBe(404);
    await world.close();
  });
});

describe('urlInName', () => {
  it.each([
    '',
    '/api/v1/images/',
    '/api/v1/images/x.%%%',
    '/api/v1/images/x.YWJj',
    '/elsewhere/x.y',
  ])('finds none in %s', (address) => {
    expect(urlInName(address)).toBeNull();
  });
});

describe('imageType', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['\uFEFF <!-- c --> <!DOCTYPE svg PUBLIC "x"> <svg>', 'image/svg+xml'],
    ['<html><svg></svg></html>', null],
    ['<svgfoo>', null],
    ['GIF89a', 'image/gif'],
    ['GIF88a', null],
    ['', null],
  ])('knows %s', (text, type) => {
    expect(imageType(Buffer.from(text))).toBe(type);
  });
});

describe('keptImages', () => {
  let folder: string;
  let now = Date.UTC(2026, 10, 27);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kith-images-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => keptImages({ folder, bytesMax: 100, keptMs: 1_000_000, now: () => now });
  const names = ['a', 'b', 'c', 'd'];

  it('keeps no more than there is room for: what nobody looked at longest goes first', async () => {
    const images = open();
    for (const name of names.slice(0, 3)) {
      now += 10_000;
      await images.put(name, Buffer.alloc(33, name));
    }
    now += 10_000;
    expect(await images.get('a')).toEqual(Buffer.alloc(33, 'a'));
    now += 10_000;
    await images.put('d', Buffer.alloc(33, 'd'));
    const kept = await Promise.all(names.map(async (name) => (await images.get(name)) !== null));
    expect(kept).toEqual([true, false, true, true]);
  });

  it('gives nothing that is too old, takes it away, and keeps files to itself', async () => {
    const images = open();
    await images.put('a', Buffer.from('x'));
    const [group = ''] = readdirSync(folder);
    const [file = ''] = readdirSync(path.join(folder, group));
    expect(statSync(path.join(folder, group, file)).mode & 0o777).toBe(0o600);
    now += 1_000_001;
    expect(await images.get('a')).toBeNull();
    await images.prune();
    expect(readdirSync(path.join(folder, group))).toEqual([]);
  });
});
