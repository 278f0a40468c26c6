import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectLanguage } from '#search';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish, type Written } from '../../../test/written.ts';
import type { FoundEntries } from './schema.ts';

describe.each(engines)('words that say nothing in one language, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const search = async (q: string) => {
    const path = `/api/v1/search/entries?q=${encodeURIComponent(q)}`;
    return (await (await world.ask('GET', path, { as: ada })).json()) as FoundEntries;
  };
  const titles = async (q: string) => (await search(q)).entries.map(({ title }) => title);
  const sorted = async (q: string) => (await titles(q)).toSorted();
  const feed = async (name: string, entries: Written[]) => {
    const { feedId } = await followFeed(world, ada.id, {
      feedUrl: `https://${name}.example/`,
      title: name,
    });
    const told = entries.map((entry) => ({
      language: detectLanguage(`${entry.title} ${entry.text ?? ''}`),
      ...entry,
    }));
    await publish(world, feedId, told);
  };

  it('are found in the others', async () => {
    await feed('one', [
      { title: 'AI in care', text: 'What AI does to the safety of patients.', language: 'en' },
      { title: 'Ladders', text: 'The safety of ladders, once more.', language: 'en' },
      { title: 'Il lavoro', text: 'Un saluto ai colleghi di ieri.', language: 'it' },
    ]);
    await world.kith.db.write((trx) => trx.updateTable('feed').set({ language: 'it' }).execute());
    expect(await titles('ai')).toEqual(['AI in care']);
    expect(await titles('ai safety')).toEqual(['AI in care']);
    expect(await titles('safety -ai')).toEqual(['Ladders']);
    // In the index of Italian it is not, so that nothing says both.
    expect(await titles('saluto ai')).toEqual(['Il lavoro']);
    expect((await search('the of')).problems).toHaveLength(1);
  });

  it('are held against no entry in it, and that is told with what to ask instead', async () => {
    const pumps = Array.from({ length: 6 }, (_, n) => `Die Pumpe im Garten ${n}`);
    await feed(
      'garten',
      pumps.map((title) => ({ title, language: 'de' })),
    );
    await world.kith.db.write((trx) => trx.updateTable('feed').set({ language: 'de' }).execute());
    for (const nothing of ['ist', 'was ist die'])
      expect(await search(nothing)).toEqual({
        entries: [],
        next: null,
        problems: [expect.stringContaining('nearly every text')],
        offers: [],
      });
    const title = 'die pumpe im garten der garten';
    await feed('one', [
      { title, language: null },
      { title: 'Garten', language: null },
    ]);
    const all = [...pumps, title];
    for (const asked of ['die pumpe', 'im garten', '"die pumpe"', '"im garten"', 'pumpe'])
      expect([asked, await sorted(asked)]).toEqual([asked, all]);
    expect((await titles('die pumpe'))[0]).toBe(title);
    expect(await sorted('"die" "im"')).toEqual(all);
    const die = await search('-ladders die');
    expect(die.entries.map((entry) => entry.title)).toEqual([title]);
    expect(die.problems).toEqual([
      expect.stringMatching(/^“die” is in nearly every text in German,/),
    ]);
    expect(die.offers).toEqual([{ said: die.problems[0], piece: '"die"', line: '-ladders "die"' }]);
    const quoted = await search(die.offers[0]?.line ?? '');
    expect(quoted).toMatchObject({
      entries: { length: pumps.length + 1 },
      problems: [],
      offers: [],
    });
  });
});
