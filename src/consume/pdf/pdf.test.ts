import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { linesFrom, type PdfPage, pdfOf } from '../../../test/pdf-file.ts';
import type { HighlightView } from '../highlights/schema.ts';
import type { LibraryImportView } from '../imports/schema.ts';
import type { KeepView, LibraryView } from '../library/schema.ts';

const TITLE = { at: [72, 790] as const, words: 'Übungen: περί δοκιμών', size: 20 };
const FIRST: PdfPage = {
  words: [
    TITLE,
    ...linesFrom([
      'Whoever rehearses a rollback on a Tuesday learns where the documen-',
      'tation is wrong, and who has to be called at night. It takes an hour.',
    ]),
  ],
};
const SECOND: PdfPage = {
  words: linesFrom([
    'What is never tried does not work when it has to: nobody knows the',
    'way, and the tools have changed. Write down what you find, 例えば.',
  ]),
};
const PICTURE: PdfPage = { words: [] };
const MORE: PdfPage = { words: linesFrom(['This page was not there before.']) };
const PAGES = [FIRST, SECOND, PICTURE];
const SAID = { title: 'On rehearsing', author: 'Ines Okafor', created: 'D:20240506101500Z' };
const MARKED = 'nobody knows the way, and the tools have changed';

describe('PDFs in the library', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let site: Server;
  let home: string;
  let answer: { type: string; body: Uint8Array };
  beforeEach(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
    answer = { type: 'application/pdf', body: pdfOf(PAGES, SAID) };
    site = createServer((_, response) => {
      response.writeHead(200, { 'content-type': answer.type }).end(answer.body);
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    home = `http://127.0.0.1:${(site.address() as AddressInfo).port}/files/drills%20now.pdf`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    site.close();
    await world.close();
  });

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const kept = async (id: number, as = ada) =>
    (await (await ask('GET', `/keeps/${id}`, undefined, as)).json()) as KeepView;
  async function keepAddress(): Promise<KeepView> {
    const { id } = (await (await ask('POST', '/keeps', { url: home })).json()) as KeepView;
    await world.settle();
    return kept(id);
  }
  const send = (raw: Uint8Array<ArrayBuffer>, name = 'drills.pdf', as: typeof ada | null = ada) =>
    world.ask('POST', `/api/v1/keeps/files?name=${encodeURIComponent(name)}`, {
      raw,
      ...(as ? { as } : {}),
    });
  const refusal = async (raw: Uint8Array<ArrayBuffer>) => {
    const refused = await send(raw);
    expect(refused.status).toBe(422);
    return JSON.stringify(await refused.json());
  };
  const library = async (query = '', as = ada) =>
    (await (await ask('GET', `/keeps${query}`, undefined, as)).json()) as LibraryView;
  const mark = async (id: number) =>
    (await (
      await ask('POST', `/keeps/${id}/highlights`, { exact: MARKED })
    ).json()) as HighlightView;

  it('are kept by their address, page by page, with what they say of themselves', async () => {
    const keep = await keepAddress();
    expect(keep).toMatchObject({
      title: 'On rehearsing',
      author: 'Ines Okafor',
      source: '127.0.0.1',
      publishedAt: Date.UTC(2024, 4, 6, 10, 15),
      pages: 3,
      language: 'en',
      problem: null,
    });
    expect(keep.html).toMatch(
      /^<section aria-label="Page 1"><h3>Übungen: περί δοκιμών<\/h3><p>Whoever rehearses/u,
    );
    expect(keep.html).toContain('where the documentation is wrong');
    expect(keep.html).toContain('<section aria-label="Page 2"><p>What is never');
    expect(keep.html).toMatch(/<section aria-label="Page 3"><\/section>$/u);
    expect(keep.words).toBeGreaterThan(45);
  });

  it('are known by their first bytes, and named by their largest words or their file', async () => {
    answer.body = pdfOf(PAGES, { title: 'draft3.docx' });
    for (const type of ['application/octet-stream', 'text/html', '']) {
      answer.type = type;
      const keep = await keepAddress();
      expect(keep).toMatchObject({ title: 'Übungen: περί δοκιμών', pages: 3 });
      await ask('DELETE', `/keeps/${keep.id}`);
    }
    const file = (await (await send(pdfOf([SECOND]), 'My notes.pdf')).json()) as KeepView;
    expect(file).toMatchObject({ title: 'My notes', source: 'My notes.pdf', url: null, pages: 1 });
  });

  it('are found by their words, by their member only', async () => {
    const { id } = await keepAddress();
    for (const words of ['documentation', 'TOOLS changed', 'περί'])
      expect((await library(`?words=${encodeURIComponent(words)}`)).keeps).toMatchObject([{ id }]);
    expect((await library('?words=unsaid')).keeps).toEqual([]);
    const bo = await world.member('bo');
    expect((await library('?words=documentation', bo)).keeps).toEqual([]);
    expect((await ask('GET', `/keeps/${id}`, undefined, bo)).status).toBe(404);
    expect((await send(pdfOf(PAGES), 'x.pdf', null)).status).toBe(401);
  });

  it('are marked with the page, which goes out and comes in with the passage', async () => {
    const { id } = await keepAddress();
    expect(await mark(id)).toMatchObject({ page: 2, how: 'place' });
    const exported = async (ending: string) =>
      (await world.ask('GET', `/api/v1/library.${ending}`, { as: ada })).text();
    expect(JSON.parse(await exported('jsonld')).first.items[0].target.selector).toContainEqual({
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
      value: 'page=2',
    });
    expect(await exported('csv')).toContain(`${MARKED}” (page 2)`);
    const bo = await world.member('bo');
    for (const ending of ['json', 'jsonld']) {
      const list = new TextEncoder().encode(await exported(ending));
      const read = await world.ask('POST', '/api/v1/library-imports', { as: bo, raw: list });
      const { id: importId } = (await read.json()) as LibraryImportView;
      const choices = { withPages: false };
      await ask('POST', `/library-imports/${importId}/apply`, choices, bo);
      await world.settle();
      const [theirs] = (await library('', bo)).keeps;
      const copy = await kept(theirs?.id ?? 0, bo);
      expect(copy).toMatchObject({ pages: 3, language: 'en', highlights: [{ page: 2 }] });
    }
  });

  it('keep what is marked when the file has changed, on the page where it stands now', async () => {
    const { id } = await keepAddress();
    await mark(id);
    answer.body = pdfOf([FIRST, PICTURE, MORE, SECOND], SAID);
    await ask('POST', `/keeps/${id}/text`);
    await world.settle();
    const now = await kept(id);
    expect(now).toMatchObject({ pages: 4, highlights: [{ page: 4, how: 'words' }] });
    answer.body = pdfOf([FIRST], SAID);
    await ask('POST', `/keeps/${id}/text`);
    await world.settle();
    // Lost, with where it was.
    expect(await kept(id)).toMatchObject({ pages: 1, highlights: [{ page: 4, how: null }] });
    const textId = now.earlierTexts[0]?.id;
    await ask('POST', `/keeps/${id}/texts/${textId}/restore`);
    expect(await kept(id)).toMatchObject({ pages: 3, highlights: [{ page: 2, how: 'place' }] });
  });

  it('are the same when the same file is sent again, and come back when they are removed', async () => {
    const made = (await (await send(pdfOf(PAGES, SAID))).json()) as KeepView;
    await ask('PATCH', `/keeps/${made.id}`, { takeaway: 'Rehearse.' });
    const again = (await (await send(pdfOf(PAGES, SAID), 'copy.pdf')).json()) as KeepView;
    expect(again).toMatchObject({ id: made.id, takeaway: 'Rehearse.' });
    const list = await world.ask('GET', '/api/v1/library.json', { as: ada });
    const raw = new Uint8Array(await list.arrayBuffer());
    const read = await world.ask('POST', '/api/v1/library-imports', { as: ada, raw });
    const { id: importId } = (await read.json()) as LibraryImportView;
    const { items } = (await (await ask('GET', `/library-imports/${importId}/items`)).json()) as {
      items: { plan: string }[];
    };
    expect(items).toMatchObject([{ plan: 'known' }]);
    await ask('DELETE', `/keeps/${made.id}`);
    expect((await library('?words=documentation')).keeps).toEqual([]);
    await ask('POST', `/keeps/${made.id}/restore`);
    expect((await library('?words=documentation')).keeps).toMatchObject([{ id: made.id }]);
  });

  it('say what is wrong with them, and nothing is lost', async () => {
    const whole = pdfOf(PAGES, SAID);
    expect(await refusal(pdfOf(PAGES, { password: 'sesame' }))).toContain('locked with a password');
    expect(await refusal(whole.slice(0, 900))).toContain('broken or cut off');
    expect(await refusal(pdfOf([PICTURE]))).toContain('its pages are pictures');
    expect(await refusal(new TextEncoder().encode('Dear diary'))).toContain('This is no PDF');
    expect((await library()).keeps).toEqual([]);
    answer.body = whole.slice(0, 900);
    const keep = await keepAddress();
    expect(keep).toMatchObject({ url: home, html: '', isFetching: false });
    expect(keep.problem).toContain('broken or cut off');
    answer = { type: 'application/pdf', body: new TextEncoder().encode('<p>Sign in</p>') };
    await ask('POST', `/keeps/${keep.id}/text`);
    await world.settle();
    expect((await kept(keep.id)).problem).toContain('it is none');
    // A lock without a password is none.
    expect((await send(pdfOf(PAGES, { password: '' }))).status).toBe(201);
  });
});

describe('the thread that reads PDFs', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
  });
  afterEach(() => world.close());
  const send = (raw: Uint8Array<ArrayBuffer>) =>
    world.ask('POST', '/api/v1/keeps/files?name=a.pdf', { as: ada, raw });

  it('gives up a file of kilobytes that unpacks to more than it takes, and reads the next', async () => {
    const bomb = deflateSync(Buffer.alloc(70 * 1024 * 1024, ' '), { level: 1 });
    const refused = await send(pdfOf([FIRST], { content: () => bomb }));
    expect(await refused.json()).toMatchObject({
      error: { message: expect.stringContaining('unpacks to more') },
    });
    expect((await send(pdfOf([FIRST]))).status).toBe(201);
  });

  it('takes no page with another: one that cannot be read is empty', async () => {
    const broken = deflateSync(Buffer.from('BT /F 11 Tf <0041> Tj'));
    const pages = [FIRST, SECOND];
    const content = (page: PdfPage) =>
      page === SECOND
        ? Buffer.concat([broken.subarray(0, 12), Buffer.alloc(40)])
        : deflateSync(Buffer.from('BT /F 11 Tf 1 0 0 1 72 700 Tm <004100420043> Tj ET'));
    const keep = (await (await send(pdfOf(pages, { content }))).json()) as KeepView;
    expect(keep.html).toBe(
      '<section aria-label="Page 1"><p>ABC</p></section><section aria-label="Page 2"></section>',
    );
  });

  it('reads 300 pages', async () => {
    const pages = Array.from({ length: 300 }, (_, at) => ({
      words: linesFrom([`This is what page ${at + 1} has to say,`, 'in two lines.']),
    }));
    const keep = (await (await send(pdfOf(pages))).json()) as KeepView;
    expect(keep.pages).toBe(300);
    expect(keep.html).toContain(
      '<section aria-label="Page 300"><p>This is what page 300 has to say, in two lines.</p></section>',
    );
  });
});
