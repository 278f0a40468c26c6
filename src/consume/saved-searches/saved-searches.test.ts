import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import type { FoundEntries } from '../search/schema.ts';
import type { ReadAllDone, StreamView } from '../stream/schema.ts';
import { UNDO_MS } from './limits.ts';
import type { SavedSearchView } from './schema.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

describe.each(engines)('a saved search on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let feeds = 0;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const json = async <Answer>(answer: Promise<Response>): Promise<Answer> =>
    (await (await answer).json()) as Answer;
  const save = (q: string, name = q) =>
    json<SavedSearchView>(ask('POST', '/saved-searches', { name, q }));
  const named = async (as = ada) => {
    const path = '/saved-searches';
    const { savedSearches } = await json<{ savedSearches: SavedSearchView[] }>(
      ask('GET', path, undefined, as),
    );
    return savedSearches.map(({ name }) => name);
  };
  const view = (id: number, more = '') =>
    json<StreamView>(ask('GET', `/stream?search=${id}${more}`));
  const titles = async (id: number, more = '') =>
    (await view(id, more)).entries.map(({ title }) => title);

  /** A feed that a member follows, for a person or nobody, with these texts, each an hour older than the one before. */
  const published = async (texts: string[], { as = ada, personId = 0, ageDays = 1 } = {}) => {
    feeds += 1;
    const host = `feed${feeds}.example`;
    const feed = { feedUrl: `https://${host}/`, title: host, personId: personId || null };
    const { feedId } = await followFeed(world, as.id, feed);
    const newest = world.kith.now() - ageDays * DAY_MS;
    const entries = texts.map((title, at) => ({
      title,
      language: 'en',
      publishedAt: newest - at * HOUR_MS,
    }));
    return publish(world, feedId, entries);
  };

  it('is read as a view, the newest first, with what waits counted', async () => {
    const personId = await world.person(ada.id, 'Bea');
    await published(['Heat pumps', 'A rumour of heat pumps', 'Solar heat']);
    await published(['A cold pump for heat'], { personId, ageDays: 0 });
    await published(['Heat pumps of old'], { ageDays: 40 });
    const { id } = await save('pump heat -rumour', 'Heat pumps');
    expect(await view(id)).toMatchObject({
      of: 'Heat pumps',
      waiting: 2,
      problems: [],
      entries: [{ title: 'A cold pump for heat' }, { title: 'Heat pumps' }],
    });
    expect(await titles(id, '&show=old')).toEqual(['Heat pumps of old']);
    expect(await titles((await save('"heat pumps"')).id, '&show=all')).toEqual([
      'Heat pumps',
      'A rumour of heat pumps',
      'Heat pumps of old',
    ]);
    expect(await titles((await save('person:bea')).id)).toEqual(['A cold pump for heat']);
    const unknown = await view((await save('person:nobody pump')).id);
    expect(unknown.entries).toEqual([]);
    expect(unknown.problems).toEqual(['Nobody among your people is called “nobody”.']);
  });

  it('holds a word that a language leaves out of its index against no entry in it', async () => {
    const { feedId } = await followFeed(world, ada.id, {
      feedUrl: 'https://garten.example/',
      title: 'Garten',
    });
    await world.kith.db.write((trx) => trx.updateTable('feed').set({ language: 'de' }).execute());
    await publish(world, feedId, [
      { title: 'die pumpe der pumpe', language: null },
      { title: 'Die Pumpe', language: 'de' },
      { title: 'Pumpe', language: null },
    ]);
    for (const q of ['die pumpe', '"die pumpe"'])
      expect(await titles((await save(q)).id)).toEqual(['die pumpe der pumpe', 'Die Pumpe']);
    const { entries, problems } = await view((await save('ist')).id);
    expect([entries, problems]).toEqual([[], [expect.stringContaining('nearly every text')]]);
  });

  it('stands by name until it is put in an order, which later ones follow and no other member changes', async () => {
    const [b, a, c] = [await save('b'), await save('a'), await save('c')];
    expect(await named()).toEqual(['a', 'b', 'c']);
    const order = (ids: number[], as = ada) => ask('PUT', '/saved-searches/order', { ids }, as);
    expect((await order([c.id, b.id])).status).toBe(200);
    expect(await named()).toEqual(['c', 'b', 'a']);
    await save('aa');
    expect(await named()).toEqual(['c', 'b', 'a', 'aa']);
    const bob = await world.member('bob');
    expect((await order([a.id], bob)).status).toBe(404);
    expect((await order([a.id, 99_999])).status).toBe(404);
    expect(await named()).toEqual(['c', 'b', 'a', 'aa']);
    await ask('DELETE', `/saved-searches/${b.id}`);
    expect((await order([b.id])).status).toBe(404);
    await ask('POST', `/saved-searches/${b.id}/restore`);
    expect(await named()).toEqual(['c', 'b', 'a', 'aa']);
  });

  it('comes back after those that were put in an order while it was deleted', async () => {
    const [alpha, beta, gamma] = [await save('alpha'), await save('beta'), await save('gamma')];
    await ask('DELETE', `/saved-searches/${gamma.id}`);
    await ask('PUT', '/saved-searches/order', { ids: [beta.id, alpha.id] });
    await save('aa');
    await ask('POST', `/saved-searches/${gamma.id}/restore`);
    expect(await named()).toEqual(['beta', 'alpha', 'gamma', 'aa']);
    await ask('PUT', '/saved-searches/order', { ids: [alpha.id, gamma.id] });
    expect(await named()).toEqual(['alpha', 'gamma', 'beta', 'aa']);
  });

  it('is paged to its end, each entry once', async () => {
    const texts = Array.from({ length: 70 }, (_, at) => `${at % 10 === 9 ? 'Cold' : 'Heat'} ${at}`);
    await published(texts);
    const { id } = await save('heat');
    const first = await view(id);
    expect([first.entries.length, first.waiting]).toEqual([50, 63]);
    const second = await view(id, `&after=${first.next}`);
    expect(second.next).toBe(null);
    expect([...first.entries, ...second.entries].map(({ title }) => title)).toEqual(
      texts.filter((text) => text.startsWith('Heat')),
    );
  });

  it('is marked as read from a place on, without what it does not find, and that is taken back', async () => {
    await published(['Heat one', 'Cold', 'Heat two', 'Heat three']);
    const { id } = await save('heat');
    const entries = await json<StreamView>(ask('GET', '/stream'));
    const first = entries.entries[0];
    const from = `${first?.publishedAt}.${first?.id}`;
    const done = await json<ReadAllDone>(ask('POST', '/stream/read-all', { search: id, from }));
    expect(done.count).toBe(2);
    expect((await view(id)).waiting).toBe(1);
    expect((await json<StreamView>(ask('GET', '/stream'))).waiting).toBe(2);
    await ask('DELETE', `/stream/read-all/${done.at}`);
    expect((await view(id)).waiting).toBe(3);
  });

  it('shows what the search finds, whatever is written', async () => {
    const words = ['heat', 'pump', 'cold'];
    const texts = words.flatMap((one) => words.map((two) => `${one} ${two} house`));
    await published([...texts, 'heat', 'pump heat cold']);
    const word = fc.constantFrom(...words, 'heat', '"heat pump"', '"pump cold"', '"cold house"');
    const line = fc.array(fc.tuple(fc.constantFrom('', '', '-'), word), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(line, async (pieces) => {
        const q = pieces.map(([minus, one]) => `${minus}${one}`).join(' ');
        const found = await json<FoundEntries>(
          ask('GET', `/search/entries?sort=newest&q=${encodeURIComponent(q)}`),
        );
        expect(await titles((await save(q)).id)).toEqual(found.entries.map(({ title }) => title));
      }),
      { numRuns: 12 },
    );
  });

  it('shows nothing that is muted, and counts it not', async () => {
    await published(['Heat pumps', 'Heat of crypto']);
    const { id } = await save('heat');
    await ask('POST', '/mutes', { kind: 'words', words: 'crypto' });
    expect(await view(id)).toMatchObject({ waiting: 1, entries: [{ title: 'Heat pumps' }] });
  });

  it('is renamed and changed; a name is given once, and nothing cannot be looked for', async () => {
    const { id } = await save('heat', 'Warm');
    expect(await save('heat', 'Warm')).toMatchObject({ id });
    await save('cold');
    const put = (name: string, q: string) => ask('PUT', `/saved-searches/${id}`, { name, q });
    expect((await put('  Very   warm ', 'heat pump')).status).toBe(200);
    expect(await named()).toEqual(['cold', 'Very warm']);
    expect((await put('COLD', 'heat')).status).toBe(409);
    expect((await put('Warm', ' ')).status).toBe(422);
    expect((await put(' ', 'heat')).status).toBe(422);
    expect((await ask('POST', '/saved-searches', { name: 'cold', q: 'ice' })).status).toBe(409);
    expect((await ask('POST', '/saved-searches', { name: 'x', q: '""' })).status).toBe(422);
  });

  it('comes back after it was deleted, for ten minutes', async () => {
    const { id } = await save('heat');
    const remove = () => ask('DELETE', `/saved-searches/${id}`);
    expect((await remove()).status).toBe(204);
    expect([await named(), (await ask('GET', `/stream?search=${id}`)).status]).toEqual([[], 404]);
    expect((await ask('POST', `/saved-searches/${id}/restore`)).status).toBe(200);
    expect(await named()).toEqual(['heat']);
    await remove();
    world.advance(UNDO_MS);
    await world.settle();
    expect((await ask('POST', `/saved-searches/${id}/restore`)).status).toBe(404);
  });

  it('is erased once it can no longer come back, also of a member who saves no other', async () => {
    const { id } = await save('heat');
    await ask('DELETE', `/saved-searches/${id}`);
    const there = () => world.kith.db.read.selectFrom('saved_search').select('id').execute();
    await world.settle();
    expect(await there()).toEqual([{ id }]);
    world.advance(UNDO_MS);
    await world.settle();
    expect(await there()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    await published(['Heat pumps']);
    const { id } = await save('heat');
    const bob = await world.member('bob');
    await published(['Heat of Bob'], { as: bob });
    expect(await named(bob)).toEqual([]);
    const form = { name: 'Mine', q: 'heat' };
    const tried: [string, string, unknown?][] = [
      ['GET', `/stream?search=${id}`],
      ['POST', '/stream/read-all', { search: id }],
      ['PUT', `/saved-searches/${id}`, form],
      ['DELETE', `/saved-searches/${id}`],
      ['POST', `/saved-searches/${id}/restore`],
    ];
    for (const [method, path, body] of tried)
      expect((await ask(method, path, body, bob)).status).toBe(404);
    expect(await titles(id)).toEqual(['Heat pumps']);
    const exported = await json<{ savedSearches: unknown[] }>(ask('GET', '/export'));
    expect(exported.savedSearches).toMatchObject([{ name: 'heat', q: 'heat' }]);
  });
});
