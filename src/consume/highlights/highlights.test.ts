import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import type { KeepView } from '../library/schema.ts';
import type { HighlightView, MarkedInEntry } from './schema.ts';

const LEAD = 'Rehearse a rollback before you need one. ';
const MIDDLE = 'Do it on a Tuesday, with everybody there who would be called at night. ';
const REST = 'What is never tried does not work when it has to, and nobody knows the way. ';
const pageOf = (paragraphs: readonly string[]) =>
  `<!doctype html><html><head><title>On rollbacks</title></head><body><article>${paragraphs
    .map((words) => `<p>${words}</p>`)
    .join('')}</article></body></html>`;

describe.each(engines)('highlights on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let site: Server;
  let url: string;
  let page: string;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    page = pageOf([LEAD.repeat(4), `${MIDDLE}<b>${REST}</b>`, REST.repeat(5)]);
    site = createServer((request, response) => {
      if (page === '') response.writeHead(404).end();
      else if (page === 'front' && request.url !== '/')
        response.writeHead(302, { location: '/' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/page`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    site.close();
    await world.close();
  });

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const asked = async <Answer>(method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, body);
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
    return (answer.status === 204 || answer.status === 202 ? null : await answer.json()) as Answer;
  };
  async function kept(): Promise<KeepView> {
    const { id } = await asked<KeepView>('POST', '/keeps', { url });
    await world.settle();
    return asked<KeepView>('GET', `/keeps/${id}`);
  }
  /** An entry of a source of Ada’s, about the same page. */
  async function entryOf(html: string): Promise<number> {
    const ines = { feedUrl: 'https://ines.example/feed', title: 'Ines' };
    const { feedId } = await followFeed(world, ada.id, ines);
    const text = LEAD + MIDDLE;
    const [id = 0] = await publish(world, feedId, [{ title: 'Rollbacks', url, html, text }]);
    return id;
  }
  const quote = { exact: `${MIDDLE}${REST.slice(0, 20)}`.trim(), prefix: 'need one. ', suffix: '' };
  const mark = (id: number, form: object = quote) =>
    asked<HighlightView>('POST', `/keeps/${id}/highlights`, form);

  it('marks a passage across elements, with a note, and sends it with the text', async () => {
    const { id } = await kept();
    const draftKey = crypto.randomUUID();
    const made = await mark(id, { ...quote, draftKey });
    expect(made).toMatchObject({ exact: quote.exact, how: 'place', note: '' });
    expect(made.prefix.endsWith('before you need one. ')).toBe(true);
    expect((await mark(id, { ...quote, draftKey })).id).toBe(made.id);
    await asked('PATCH', `/highlights/${made.id}`, { note: 'Our next drill.' });
    const view = await asked<KeepView>('GET', `/keeps/${id}`);
    expect(view.highlights).toMatchObject([{ id: made.id, note: 'Our next drill.' }]);
    expect(view.highlightCount).toBe(1);
    const document = await (await ask('GET', '/export')).json();
    expect(document).toMatchObject({ highlights: [{ keepId: id, note: 'Our next drill.' }] });
  });

  it('takes only what is in the text', async () => {
    const { id } = await kept();
    const other = { exact: 'words of another page altogether' };
    expect((await ask('POST', `/keeps/${id}/highlights`, other)).status).toBe(409);
    expect((await ask('POST', `/keeps/${id}/highlights`, { exact: ' ' })).status).toBe(422);
    expect((await ask('POST', `/keeps/${id}/highlights`, { exact: 'a\ud83d' })).status).toBe(422);
  });

  it('finds passages again in a text that was fetched anew, shows what is lost as lost, and goes back', async () => {
    const { id } = await kept();
    const stays = await mark(id);
    const goes = await mark(id, { exact: LEAD.repeat(2).trim(), start: 0 });
    page = pageOf([
      'A new beginning that was not there before. '.repeat(5),
      `${MIDDLE.replace('everybody', 'every body')}${REST}`,
      REST.repeat(5),
    ]);
    await asked('POST', `/keeps/${id}/text`);
    await world.settle();
    const anew = await asked<KeepView>('GET', `/keeps/${id}`);
    expect(anew.html).toContain('A new beginning');
    expect(anew.highlights).toMatchObject([
      { id: stays.id, how: 'alike', exact: quote.exact },
      { id: goes.id, how: null, start: null, end: null },
    ]);
    const [earlier] = anew.earlierTexts;
    const back = await asked<KeepView>('POST', `/keeps/${id}/texts/${earlier?.id}/restore`);
    expect(back.html).not.toContain('A new beginning');
    expect(back.highlights.map(({ how, start }) => [how, start])).toEqual([
      ['place', 0],
      ['place', stays.start],
    ]);
    expect(back.earlierTexts).toHaveLength(1);
    expect(world.errors).toEqual([]);
  });

  it('loses no earlier text by going back to one, when there are as many as are kept', async () => {
    const { id } = await kept();
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
      page = pageOf([`As it was on ${day}. `.repeat(20), REST.repeat(5)]);
      await asked('POST', `/keeps/${id}/text`);
      await world.settle();
    }
    const { earlierTexts } = await asked<KeepView>('GET', `/keeps/${id}`);
    expect(earlierTexts).toHaveLength(5);
    const [last, ...others] = earlierTexts.map((one) => one.id);
    const back = await asked<KeepView>('POST', `/keeps/${id}/texts/${last}/restore`);
    expect(back.html).toContain('on Thursday');
    expect(back.earlierTexts.map((one) => one.id)).toEqual([expect.any(Number), ...others]);
  });

  it('keeps the text that is there when no other comes', async () => {
    const { id, html } = await kept();
    page = '';
    await asked('POST', `/keeps/${id}/text`);
    await world.settle();
    const after = await asked<KeepView>('GET', `/keeps/${id}`);
    expect(after).toMatchObject({ html, isFetching: false, earlierTexts: [] });
    expect(after.problem).toContain('404');
    // Where a site has its front page now, that is another page.
    page = 'front';
    await asked('POST', `/keeps/${id}/text`);
    await world.settle();
    const front = await asked<KeepView>('GET', `/keeps/${id}`);
    expect(front).toMatchObject({ html, title: 'On rollbacks', earlierTexts: [] });
    expect(front.problem).toContain('front page');
  });

  it('is removed, brought back within ten minutes, and then gone', async () => {
    const { id } = await kept();
    const made = await mark(id);
    await asked('DELETE', `/highlights/${made.id}`);
    expect((await asked<KeepView>('GET', `/keeps/${id}`)).highlights).toEqual([]);
    await asked('POST', `/highlights/${made.id}/restore`);
    await asked('DELETE', `/highlights/${made.id}`);
    world.advance(11 * 60_000);
    await world.settle();
    expect((await ask('POST', `/highlights/${made.id}/restore`)).status).toBe(404);
  });

  it('keeps an entry by marking in it, and finds the passage in the entry as it is written now', async () => {
    const entryId = await entryOf(`<p>${LEAD}</p><p>${MIDDLE}</p>`);
    const first = { exact: MIDDLE.trim(), prefix: 'one. ' };
    const made = await asked<HighlightView>('POST', `/entries/${entryId}/highlights`, first);
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ html: `<p>An addition. ${LEAD}</p><p>${MIDDLE}</p><p>${REST}</p>` })
        .where('id', '=', entryId)
        .execute(),
    );
    const shown = await asked<{ highlights: HighlightView[] }>(
      'GET',
      `/entries/${entryId}/highlights`,
    );
    expect(shown.highlights).toMatchObject([
      { id: made.id, how: 'words', start: (made.start ?? 0) + 'An addition. '.length },
    ]);
    await asked('POST', `/entries/${entryId}/highlights`, {
      exact: REST.trim(),
      prefix: 'night. ',
    });
    const view = await asked<KeepView>('GET', `/keeps/${made.keepId}`);
    expect(view.html).toContain('An addition.');
    expect(view.highlights.map(({ exact }) => exact)).toEqual([MIDDLE.trim(), REST.trim()]);
    expect(view.earlierTexts).toHaveLength(1);
  });

  it('marks in the whole of an entry where that is read, and keeps nothing by words that are in no text of it', async () => {
    const entryId = await entryOf(`<p>${LEAD}</p>`);
    const path = `/entries/${entryId}/highlights`;
    const form = { exact: REST.trim(), prefix: 'at night. ', suffix: '' };
    expect((await ask('POST', path, form)).status).toBe(409);
    expect(await asked('GET', `/keeps?entry=${entryId}`)).toMatchObject({ keeps: [] });
    const lead = await asked<MarkedInEntry>('POST', path, { exact: LEAD.trim() });
    expect(lead.isNewKeep).toBe(true);
    page = pageOf([LEAD, `${MIDDLE}<b>${REST}</b>`, REST.repeat(40)]);
    await asked('POST', `/entries/${entryId}/article`, {});
    const inWhole = await asked<MarkedInEntry>('POST', path, form);
    expect(inWhole).toMatchObject({ keepId: lead.keepId, isNewKeep: false, how: 'place' });
    const { highlights } = await asked<{ highlights: HighlightView[] }>('GET', path);
    expect(highlights.map(({ id, start }) => [id, start])).toEqual([
      [lead.id, 0],
      [inWhole.id, inWhole.start],
    ]);
    await asked('DELETE', `/entries/${entryId}/article`);
    const inFeed = await asked<{ highlights: HighlightView[] }>('GET', path);
    expect(inFeed.highlights).toMatchObject([{ id: lead.id }, { id: inWhole.id, start: null }]);
  });

  it('takes back with the marking what was kept by it, unless more was said of that', async () => {
    const path = `/entries/${await entryOf(`<p>${LEAD}</p><p>${MIDDLE}</p>`)}/highlights`;
    const first = await asked<MarkedInEntry>('POST', path, { exact: LEAD.trim() });
    const second = await asked<MarkedInEntry>('POST', path, { exact: MIDDLE.trim() });
    await asked('DELETE', `/highlights/${first.id}?keep=goes`);
    expect((await ask('GET', `/keeps/${first.keepId}`)).status).toBe(200);
    await asked('PATCH', `/keeps/${first.keepId}`, { tags: ['drill'] });
    await asked('DELETE', `/highlights/${second.id}?keep=goes`);
    expect((await ask('GET', `/keeps/${first.keepId}`)).status).toBe(200);
    await asked('PATCH', `/keeps/${first.keepId}`, { tags: [] });
    const third = await asked<MarkedInEntry>('POST', path, { exact: LEAD.trim() });
    await asked('DELETE', `/highlights/${third.id}?keep=goes`);
    expect((await ask('GET', `/keeps/${first.keepId}`)).status).toBe(404);
  });

  it('is shown in an entry that is kept through another source, or as a page', async () => {
    const { id } = await kept();
    const made = await mark(id, { exact: MIDDLE.trim() });
    const entryId = await entryOf(`<p>${LEAD}</p><p>${MIDDLE}</p>`);
    const path = `/entries/${entryId}/highlights`;
    const shown = await asked<{ highlights: HighlightView[] }>('GET', path);
    expect(shown.highlights).toMatchObject([{ id: made.id, keepId: id, how: 'words' }]);
  });

  it('is each member’s own', async () => {
    const bo = await world.member('bo');
    const { id } = await kept();
    const made = await mark(id);
    for (const [method, path] of [
      ['POST', `/keeps/${id}/highlights`],
      ['POST', `/keeps/${id}/text`],
      ['PATCH', `/highlights/${made.id}`],
      ['DELETE', `/highlights/${made.id}`],
    ] as const)
      expect((await ask(method, path, { ...quote, note: '' }, bo)).status, path).toBe(404);
    expect((await asked<KeepView>('GET', `/keeps/${id}`)).highlights).toHaveLength(1);
  });
});
