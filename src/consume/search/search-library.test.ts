import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import type { FoundKeeps } from './schema.ts';

interface Kept {
  title: string;
  html?: string;
  author?: string | null;
  at?: string;
  takeaway?: string;
  tags?: string[];
  goalId?: number;
}

describe.each(engines)('searching the library on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let feedId: number;
  let sourceId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    const garden = { feedUrl: 'https://garden.example/feed', title: 'The Garden' };
    ({ feedId, sourceId } = await followFeed(world, ada.id, garden));
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const search = async (q: string, more = '', as = ada) => {
    const path = `/search/library?q=${encodeURIComponent(q)}${more}`;
    const answer = await ask('GET', path, undefined, as);
    expect(answer.status).toBe(200);
    return (await answer.json()) as FoundKeeps;
  };
  const titles = async (q: string, more = '', as = ada) =>
    (await search(q, more, as)).keeps.map(({ title }) => title);

  /** An entry of the garden that ada keeps; gives the keep. */
  const keep = async ({ title, html = '', author = null, at = '2026-11-20', ...said }: Kept) => {
    const publishedAt = Date.parse(`${at}T08:00:00Z`);
    const [entryId] = await publish(world, feedId, [{ title, html, author, publishedAt }]);
    world.advance(1_000);
    const answer = await ask('POST', '/keeps', { entryId, ...said });
    return (await answer.json()) as { id: number };
  };

  it('finds a page by its address, and words by their stems in letters of their own', async () => {
    const kept = await ask('POST', '/keeps', { url: 'https://www.garden.example/pruning' });
    expect(kept.status).toBe(201);
    expect((await search('http://garden.example/pruning/#a')).keeps).toHaveLength(1);
    expect((await search('https://garden.example/')).keeps).toEqual([]);
    await keep({ title: 'Сообщения о розах' });
    expect(await titles('сообщений')).toEqual(['Сообщения о розах']);
  });

  it('finds by all of the words, in title, takeaway, tag or highlight, the latest kept first', async () => {
    await keep({ title: 'On pruning', takeaway: 'Prune roses in March.', tags: ['garden'] });
    await keep({ title: 'Roses and gardens' });
    const { id } = await keep({ title: 'Soil', html: '<p>Roses like clay in the garden.</p>' });
    await ask('POST', `/keeps/${id}/highlights`, {
      exact: 'Roses like clay in the garden',
      prefix: '',
      suffix: '.',
      start: 0,
      note: '',
    });
    expect(await titles('rose garden')).toEqual(['Soil', 'Roses and gardens', 'On pruning']);
    expect(await titles('rose march')).toEqual(['On pruning']);
    expect(await titles('rose -march')).toEqual(['Soil', 'Roses and gardens']);
    expect(await titles('gardening -soil')).toEqual(['Roses and gardens', 'On pruning']);
    const [soil] = (await search('clay')).keeps;
    expect(soil?.passage).toMatchObject({ of: 'highlight', text: 'Roses like clay in the garden' });
    const [pruning] = (await search('march')).keeps;
    const { of, text, marks } = pruning?.passage ?? { of: null, text: '', marks: [] };
    expect([of, marks.map(({ start, end }) => text.slice(start, end))]).toEqual([
      'takeaway',
      ['March'],
    ]);
  });

  it('finds by the whole text, in any form of a word, and says where it stands', async () => {
    const filler = 'All sorts of other things are told first, at some length. '.repeat(20);
    const html = `<p>${filler}</p><p>Compost ripens <em>slowly</em> under mulches of straw.</p>`;
    await keep({ title: 'In the garden', html });
    await keep({ title: 'In the kitchen', html: `<p>${filler}</p>` });
    expect(await titles('mulch compost')).toEqual(['In the garden']);
    expect(await titles('mulching')).toEqual(['In the garden']);
    expect(await titles('length -mulch')).toEqual(['In the kitchen']);
    expect(await titles('"ripens slowly under"')).toEqual(['In the garden']);
    expect(await titles('"slowly ripens"')).toEqual([]);
    const { of, text, marks } = (await search('mulch')).keeps[0]?.passage ?? { text: '' };
    expect([of, marks?.map(({ start, end }) => text.slice(start, end))]).toEqual([
      'text',
      ['mulches'],
    ]);
  });

  it('knows a phrase, a tag, a goal, a source, a person and days', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'grow roses' });
    const personId = await world.person(ada.id, 'Bea Gardener');
    await world.kith.db.write((trx) =>
      trx
        .insertInto('source_person')
        .values({ source_id: sourceId, author_key: 'bea', person_id: personId })
        .execute(),
    );
    await keep({ title: 'Red roses', author: 'bea', at: '2026-09-01', goalId: goal.id });
    await keep({ title: 'Roses, red', author: 'Cyd', at: '2026-11-01', tags: ['Hard Work'] });
    await keep({ title: 'Weeds', takeaway: 'Leave red roses alone.' });
    expect(await titles('"red roses"')).toEqual(['Weeds', 'Red roses']);
    expect(await titles('roses -"red roses"')).toEqual(['Roses, red']);
    expect(await titles('tag:"hard work"')).toEqual(['Roses, red']);
    expect(await titles('roses goal:grow')).toEqual(['Red roses']);
    expect(await titles('person:gardener')).toEqual(['Red roses']);
    expect(await titles('person:cyd')).toEqual(['Roses, red']);
    expect(await titles('source:garden -roses')).toEqual([]);
    expect(await titles('source:garden.example -person:cyd before:2026-10')).toEqual(['Red roses']);
    expect(await titles('after:2026-11-02')).toEqual(['Weeds']);
    expect(await search('roses person:nobody')).toMatchObject({
      keeps: [],
      problems: ['Nothing you keep is of a person called “nobody”.'],
    });
    expect(await titles('roses is:unread')).toEqual([]);
  });

  it('goes through all it finds, a few at a time', async () => {
    for (let at = 0; at < 7; at += 1) await keep({ title: `Rose ${at}` });
    const found: string[] = [];
    let pages = 0;
    for (let more = ''; pages < 9; pages += 1) {
      const { keeps, next } = await search('rose', more);
      found.push(...keeps.map(({ title }) => title));
      if (next === null) break;
      more = `&after=${next}`;
    }
    expect([pages, found]).toEqual([2, [6, 5, 4, 3, 2, 1, 0].map((at) => `Rose ${at}`)]);
    expect(await titles('"rose 3"')).toEqual(['Rose 3']);
  });

  it('shows nothing of another member’s, and nothing that was removed', async () => {
    const { id } = await keep({ title: 'Roses', takeaway: 'Mine.' });
    const bob = await world.member('bob');
    expect(await titles('roses', '', bob)).toEqual([]);
    expect(await titles('source:garden', '', bob)).toEqual([]);
    await ask('DELETE', `/keeps/${id}`);
    expect(await titles('roses')).toEqual([]);
  });
});
