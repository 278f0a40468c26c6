import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import { keepLetter } from './keep-letter.ts';
import { writeMissingSaid } from './said.ts';
import type { KeepView, LibraryView } from './schema.ts';

const WORDS = 'Rehearse a rollback before you need one, on a Tuesday, with everybody there. ';
const PAGE = `<!doctype html><html><head><title>On rollbacks – Ines</title></head><body>
<nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article><h1>On rollbacks</h1><p>${WORDS.repeat(6)}</p><p onclick="steal()">${WORDS.repeat(6)}
<a href="/more">More</a><script>steal()</script><img src="x" onerror="steal()"></p></article>
<footer>Imprint</footer></body></html>`;

describe.each(engines)('the library on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let site: Server;
  let home: string;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    site = createServer((request, response) => {
      if (request.url !== '/page') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    });
    await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
    home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    site.close();
    await world.close();
  });

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const keep = async (form: unknown) =>
    (await (await ask('POST', '/keeps', form)).json()) as KeepView;
  const kept = async (id: number) => (await (await ask('GET', `/keeps/${id}`)).json()) as KeepView;
  const library = async (query = '', as = ada) =>
    (await (await ask('GET', `/keeps${query}`, undefined, as)).json()) as LibraryView;
  const titles = async (query = '') => (await library(query)).keeps.map(({ title }) => title);

  /** An entry of a source that ada follows. */
  async function entry(title: string, url?: string) {
    const feedUrl = `https://${title.replace(/\W/g, '')}.example/feed`;
    const { feedId } = await followFeed(world, ada.id, { feedUrl, title: 'Ines writes' });
    const [id = 0] = await publish(world, feedId, [
      {
        title,
        author: 'Ines',
        publishedAt: 1_000,
        html: '<p>All of it.</p>',
        text: 'All of it.',
        ...(url ? { url } : {}),
      },
    ]);
    return { id, feedId };
  }

  it('keeps an entry with what one takes from it, and marks it in the stream', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const { id: entryId } = await entry('Rollbacks', 'https://ines.example/rollbacks');
    const made = await keep({
      entryId,
      takeaway: 'Rehearse on a Tuesday.',
      tags: ['#ops', 'Ops', 'drills'],
      goalId: goal.id,
    });
    expect(made).toMatchObject({
      entryId,
      title: 'Rollbacks',
      source: 'Ines writes',
      author: 'Ines',
      url: 'https://ines.example/rollbacks',
      html: '<p>All of it.</p>',
      takeaway: 'Rehearse on a Tuesday.',
      tags: ['drills', 'ops'],
      goalId: goal.id,
      isFetching: false,
      problem: null,
    });
    const stream = await (await ask('GET', '/stream?show=all')).json();
    expect(stream).toMatchObject({ entries: [{ id: entryId, keepId: made.id }] });
  });

  it('loses nothing that is kept when the source is left and the entry is gone', async () => {
    const { id: entryId, feedId } = await entry('Rollbacks', 'https://ines.example/rollbacks');
    const { id } = await keep({ entryId, takeaway: 'Rehearse.' });
    await world.kith.db.write((trx) => trx.deleteFrom('source').execute());
    expect(await kept(id)).toMatchObject({ entryId: null, html: '<p>All of it.</p>' });
    await world.kith.db.write((trx) => trx.deleteFrom('feed').where('id', '=', feedId).execute());
    expect(await kept(id)).toMatchObject({
      entryId: null,
      title: 'Rollbacks',
      source: 'Ines writes',
      url: 'https://ines.example/rollbacks',
      html: '<p>All of it.</p>',
      takeaway: 'Rehearse.',
    });
  });

  it('keeps the same thing once, with all that was said of it', async () => {
    const { id: entryId } = await entry('Rollbacks', 'https://ines.example/rollbacks');
    const first = await keep({ entryId, takeaway: 'Rehearse.', tags: ['ops'] });
    const form = { url: 'ines.example/rollbacks/?utm_source=x', takeaway: 'On Tuesday.' };
    const second = await keep({ ...form, tags: ['drills'] });
    expect(second).toMatchObject({
      id: first.id,
      takeaway: 'Rehearse.\n\nOn Tuesday.',
      tags: ['drills', 'ops'],
    });
    expect((await keep(form)).takeaway).toBe('Rehearse.\n\nOn Tuesday.');
    expect((await library()).keeps).toHaveLength(1);
  });

  it('says when what is said anew is too much, and loses nothing of what was there', async () => {
    const url = 'https://ines.example/rollbacks';
    const takeaway = 'Rehearse. '.repeat(990).trim();
    const { id } = await keep({ url, takeaway, tags: ['ops'] });
    const more = { url, takeaway: 'On Tuesday. '.repeat(20), tags: ['drills'] };
    const answer = await ask('POST', '/keeps', more);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('10,000 characters');
    await keepLetter(world.kith, { memberId: ada.id, url, takeaway: more.takeaway });
    expect(await kept(id)).toMatchObject({ takeaway, tags: ['ops'] });
    const tags = Array.from({ length: 30 }, (_, at) => `tag ${at}`);
    expect((await ask('POST', '/keeps', { url, tags })).status).toBe(422);
    expect(world.errors).toEqual([]);
  });

  it('fetches a page by its address and keeps its text, clean and without what stands around', async () => {
    const { id, ...waiting } = await keep({ url: `${home}/page`, takeaway: 'Tuesdays.' });
    expect(waiting).toMatchObject({ isFetching: true, url: `${home}/page`, html: '' });
    await world.settle();
    const page = await kept(id);
    expect(page).toMatchObject({ isFetching: false, problem: null, takeaway: 'Tuesdays.' });
    expect(page.title).toContain('On rollbacks');
    expect(page.excerpt).toMatch(/^(On rollbacks )?Rehearse a rollback/);
    expect(page.html).toContain(`${home}/more`);
    expect(page.html).not.toMatch(/steal|script|onclick|onerror|Imprint/);
    expect(page.words).toBeGreaterThan(100);
    expect(await titles('?words=rollbacks%20tuesdays')).toEqual([page.title]);
    expect(world.errors).toEqual([]);
  });

  it('keeps the address of what cannot be fetched, and says why', async () => {
    const { id } = await keep({ url: `${home}/gone`, takeaway: 'Was good.' });
    await world.settle();
    const gone = await kept(id);
    expect(gone).toMatchObject({ isFetching: false, url: `${home}/gone`, takeaway: 'Was good.' });
    expect(gone.problem).toContain('404');
  });

  it('is found by goal, tag, entry and words, a page at a time', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const one = await entry('One');
    await keep({ entryId: one.id, tags: ['Ops'], takeaway: '100 % of it' });
    await keep({ entryId: (await entry('Two')).id, goalId: goal.id });
    expect(await titles()).toEqual(['Two', 'One']);
    expect(await titles(`?goal=${goal.id}`)).toEqual(['Two']);
    expect(await titles('?tag=ops')).toEqual(['One']);
    expect(await titles(`?entry=${one.id}`)).toEqual(['One']);
    expect(await titles('?words=100%20%25')).toEqual(['One']);
    expect(await titles('?words=100_%25')).toEqual([]);
    const { tags, next, keeps } = await library();
    expect({ tags, next }).toEqual({ tags: [{ tag: 'Ops', count: 1 }], next: null });
    expect(await titles(`?after=${keeps[0]?.id}`)).toEqual(['One']);
  });

  it('is found by the words of its text, also what was kept before texts were searched', async () => {
    await keep({ entryId: (await entry('One')).id });
    expect(await titles('?words=ALL%20of')).toEqual(['One']);
    await world.kith.db.write((trx) => trx.deleteFrom('keep_said').execute());
    expect(await titles('?words=all%20of')).toEqual([]);
    expect(await writeMissingSaid(world.kith)).toBe(1);
    expect(await writeMissingSaid(world.kith)).toBe(0);
    expect(await titles('?words=all%20of')).toEqual(['One']);
  });

  it('shows where the words stand by which it is found, in one’s own before the text’s', async () => {
    const { id: entryId } = await entry('One');
    const filler = '<p>Of other things, at some length.</p>'.repeat(40);
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ html: `${filler}<p>Rehearse the <b>rollbacks</b>, on Tuesdays.</p>` })
        .where('id', '=', entryId)
        .execute(),
    );
    const { id } = await keep({ entryId, takeaway: 'Drill it by e-mail.' });
    const found = async (words: string) => {
      const [line] = (await library(`?words=${encodeURIComponent(words)}`)).keeps;
      const { of, text, marks } = line?.found?.passage ?? { of: null, text: '', marks: [] };
      return [of, marks.map(({ start, end }) => text.slice(start, end))];
    };
    expect(await found('rollback TUES')).toEqual(['text', ['rollback', 'Tues']]);
    expect(await found('drill e-mail')).toEqual(['takeaway', ['Drill', 'e-mail']]);
    await ask('POST', `/keeps/${id}/highlights`, { exact: 'on Tuesdays', note: 'Not on Fridays' });
    expect(await found('tuesday')).toEqual(['highlight', ['Tuesday']]);
    expect(await found('friday')).toEqual(['note', ['Friday']]);
    expect((await library('?words=one')).keeps[0]?.found?.titleMarks).toEqual([
      { start: 0, end: 3 },
    ]);
    expect((await library()).keeps[0]?.found).toBeNull();
  });

  it('goes on where a page ended, each once', async () => {
    for (let at = 0; at < 53; at += 1) await keep({ url: `https://kept.example/${at}` });
    const first = await library();
    const second = await library(`?after=${first.next}`);
    expect([first.keeps.length, second.keeps.length, second.next]).toEqual([50, 3, null]);
    const ids = [...first.keeps, ...second.keeps].map(({ id }) => id);
    expect(new Set(ids).size).toBe(53);
  });

  it('changes what is named, and nothing else', async () => {
    const { id } = await keep({ entryId: (await entry('One')).id, takeaway: 'A', tags: ['x'] });
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    await ask('PATCH', `/keeps/${id}`, { goalId: goal.id });
    expect(await kept(id)).toMatchObject({ takeaway: 'A', tags: ['x'], goalId: goal.id });
    await ask('PATCH', `/keeps/${id}`, { goalId: null, takeaway: 'B', tags: [] });
    expect(await kept(id)).toMatchObject({ takeaway: 'B', tags: [], goalId: null });
    expect(await titles('?words=b')).toEqual(['One']);
  });

  it('is removed and brought back; kept again meanwhile, the new one stays', async () => {
    const { id: entryId } = await entry('One');
    const { id } = await keep({ entryId });
    expect((await ask('DELETE', `/keeps/${id}`)).status).toBe(204);
    expect((await ask('GET', `/keeps/${id}`)).status).toBe(404);
    expect((await ask('POST', `/keeps/${id}/restore`)).status).toBe(200);
    await ask('DELETE', `/keeps/${id}`);
    const again = await keep({ entryId });
    expect(again.id).not.toBe(id);
    expect((await ask('POST', `/keeps/${id}/restore`)).status).toBe(409);
    world.advance(11 * 60_000);
    await world.settle();
    expect((await ask('POST', `/keeps/${id}/restore`)).status).toBe(404);
    expect(await titles()).toEqual(['One']);
  });

  it('tells of what was kept with a takeaway, until there is none; without one of nothing', async () => {
    const told = vi.spyOn(world.kith, 'announce');
    const events = () => told.mock.calls.map(([, event]) => event);
    const { id } = await keep({ entryId: (await entry('One')).id });
    expect(events()).toEqual([]);
    await ask('PATCH', `/keeps/${id}`, { takeaway: 'A' });
    await ask('PATCH', `/keeps/${id}`, { takeaway: 'A, and more' });
    expect(told.mock.calls.map(([, event, payload]) => [event, payload])).toMatchObject([
      ['keep.made', { key: `keep:${id}`, subject: { kind: 'keep', id } }],
    ]);
    await ask('DELETE', `/keeps/${id}`);
    await ask('POST', `/keeps/${id}/restore`);
    await ask('PATCH', `/keeps/${id}`, { takeaway: ' ' });
    expect(events()).toEqual(['keep.made', 'keep.unmade', 'keep.made', 'keep.unmade']);
    await world.settle();
    const { behaviours } = (await (await ask('GET', '/behaviours')).json()) as {
      behaviours: unknown[];
    };
    expect(behaviours).toEqual([]);
    world.advance(1);
    await ask('PATCH', `/keeps/${id}`, { takeaway: 'A' });
    await world.settle();
    expect(await (await ask('GET', '/behaviours')).json()).toMatchObject({
      behaviours: [
        { c: 'consume', phase: 'performance', subject: { words: 'One', href: `/library/${id}` } },
      ],
    });
  });

  it('is each member’s own', async () => {
    const bo = await world.member('bo');
    const { id: entryId } = await entry('One');
    const { id } = await keep({ entryId, tags: ['mine'] });
    expect((await ask('POST', '/keeps', { entryId }, bo)).status).toBe(404);
    expect(await library('', bo)).toEqual({
      keeps: [],
      next: null,
      tags: [],
      goals: [],
      people: [],
    });
    expect((await ask('PATCH', `/keeps/${id}`, { takeaway: 'x' }, bo)).status).toBe(404);
    const goal = await draftGoal(world.kith, bo.id, { able: 'theirs' });
    expect((await ask('PATCH', `/keeps/${id}`, { goalId: goal.id })).status).toBe(404);
  });

  it('says what is wrong', async () => {
    expect((await ask('POST', '/keeps', {})).status).toBe(422);
    expect((await ask('POST', '/keeps', { url: 'javascript:alert(1)' })).status).toBe(422);
    expect((await ask('POST', '/keeps', { url: 'https://a.example', tags: ['#'] })).status).toBe(
      422,
    );
  });
});
