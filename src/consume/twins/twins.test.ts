import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { StreamView } from '../stream/schema.ts';

const LONG = Array.from({ length: 80 }, (_, at) => `word${at} matters here`).join(' ');

describe.each(engines)('what several carry, on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const urlOf = (name: string) => `https://${name}.example/feed.json`;
  const publish = (name: string, title: string, text: string, age: number) =>
    feeds.put(urlOf(name), name, [{ title, text, age }], world.kith.now());
  const follow = async (name: string, as = ada) => {
    const body = { url: urlOf(name) };
    expect((await world.ask('POST', '/api/v1/sources', { as, body })).status).toBe(201);
    await world.settle();
  };
  const stream = async (query = '', as = ada) =>
    (await (await world.ask('GET', `/api/v1/stream${query}`, { as })).json()) as StreamView;
  const lines = ({ entries }: StreamView) =>
    entries.map(({ source, alsoIn }) => [source, ...alsoIn.map((twin) => twin.source)]);

  it('stands once, with who else carries it', async () => {
    publish('marit', 'On releases', LONG, 3);
    publish('planet', 'On releases (Marit)', `${LONG} – read more at the planet`, 2);
    publish('bram', 'On rye', LONG.replaceAll('matters', 'rises'), 1);
    for (const name of ['marit', 'planet', 'bram']) await follow(name);
    const view = await stream();
    expect(lines(view)).toEqual([['bram'], ['marit', 'planet']]);
    expect(view.waiting).toBe(2);
  });

  it('stands once in a saved search, by the first that it finds', async () => {
    publish('marit', 'On releases', LONG, 3);
    publish('planet', 'On releases (a digest)', `${LONG} – read more at the planet`, 2);
    publish('third', 'On releases (a digest)', `${LONG} – read more here`, 1);
    for (const name of ['marit', 'planet', 'third']) await follow(name);
    const found = async (q: string) => {
      const body = { name: q, q };
      const answer = await world.ask('POST', '/api/v1/saved-searches', { as: ada, body });
      const view = await stream(`?search=${((await answer.json()) as { id: number }).id}`);
      return [lines(view), view.waiting];
    };
    expect(await found('releases')).toEqual([[['marit', 'planet', 'third']], 1]);
    expect(await found('digest')).toEqual([[['planet', 'marit', 'third']], 1]);
    expect(await found('releases -planet')).toEqual([[['marit', 'planet', 'third']], 1]);
    expect(await found('"more here"')).toEqual([[['third', 'marit', 'planet']], 1]);
  });

  it('stands under each source and person that carries it', async () => {
    publish('marit', 'On releases', LONG, 3);
    publish('planet', 'On releases', LONG, 2);
    await follow('marit');
    await follow('planet');
    const { sources } = (await (await world.ask('GET', '/api/v1/sources', { as: ada })).json()) as {
      sources: { id: number; title: string }[];
    };
    const planet = sources.find(({ title }) => title === 'planet');
    expect(lines(await stream(`?source=${planet?.id}`))).toEqual([['planet', 'marit']]);
  });

  it('is seen by who follows only the later one, without word of the other', async () => {
    const bo = await world.member('bo');
    publish('marit', 'On releases', LONG, 3);
    publish('planet', 'On releases', LONG, 2);
    await follow('marit');
    await follow('planet', bo);
    expect(lines(await stream('', bo))).toEqual([['planet']]);
    expect(lines(await stream())).toEqual([['marit']]);
  });
});
