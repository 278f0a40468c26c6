import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import type { GoalStreamView } from '../goals/schema.ts';
import type { WishesView, WishView } from './schema.ts';

const SAID = 'Roll back a bad release within two minutes: decide the rollback beforehand. ';

describe.each(engines)('more or less of this, on %s', (engine) => {
  let world: World;
  let feeds: PublishedFeeds;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    feeds = new PublishedFeeds();
    world = await makeWorld({ engine, fetch: feeds });
    ada = await world.member('ada');
    for (const name of ['mira', 'ole'])
      feeds.put(
        `https://${name}.example/feed`,
        name,
        [1, 2, 3].map((n) => ({
          title: `How ${name} rolls back ${'xyz'[n - 1]}`,
          text: `${SAID}${name} ${n} ${Array.from({ length: 30 }, (_, at) => `${name}${n}${at}`).join(' ')}`,
          age: name === 'mira' ? n : n + 1,
        })),
        world.kith.now(),
      );
    for (const name of ['mira', 'ole'])
      await ask('POST', '/sources', { url: `https://${name}.example/feed` });
    await world.settle();
    const { id } = await draftGoal(world.kith, ada.id, {
      need: 'releases',
      able: 'release calmly',
      questions: [{ text: 'How do we roll back a bad release?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await today();
    await world.settle();
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  async function today() {
    const answer = await ask('GET', `/stream/goals?today=${world.kith.now() - 1_000}&more=1`);
    return ((await answer.json()) as GoalStreamView).entries;
  }
  const order = async () => (await today()).map(({ id }) => id);
  const learnt = async (as = ada) =>
    (await (await ask('GET', '/wishes', undefined, as)).json()) as WishesView;
  const wish = async (entryId: number, isMore: boolean) =>
    (await (await ask('POST', '/wishes', { entryId, isMore })).json()) as WishView;

  it('moves what is alike, says so, and takes nothing away', async () => {
    const before = await today();
    const ole = before.filter(({ source }) => source === 'ole');
    expect(before).toHaveLength(6);
    for (const { id } of ole) await wish(id, true);
    const after = await today();
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    expect(after.slice(0, 3).map(({ source }) => source)).toEqual(['ole', 'ole', 'ole']);
    expect(after[0]?.wanted).toContainEqual({
      kind: 'source',
      key: 'https://ole.example/feed',
      label: 'ole',
      isMore: true,
    });
  });

  it('is as it was once it is taken back, forgotten or reset, and comes back by undo', async () => {
    const before = await order();
    const [first = 0] = before;
    const { id } = await wish(first, false);
    const lowered = await order();
    expect(lowered).not.toEqual(before);
    await ask('DELETE', `/wishes/${id}`);
    expect(await order()).toEqual(before);
    await wish(first, false);
    for (const { kind, key } of (await learnt()).traits)
      await ask('PUT', '/wishes/forgotten', { kind, key, isForgotten: true });
    expect((await learnt()).traits).toEqual([]);
    expect(await order()).toEqual(before);
    await wish(first, false);
    const { at } = (await (await ask('DELETE', '/wishes')).json()) as { at: number };
    expect(await learnt()).toEqual({ traits: [], wishes: [] });
    expect(await order()).toEqual(before);
    expect((await ask('POST', `/wishes/reset/${at}/undo`)).status).toBe(204);
    expect(await order()).toEqual(lowered);
  });

  it('counts the last word said of an entry, once', async () => {
    const [first = 0] = await order();
    expect(await wish(first, true)).toMatchObject({ before: null });
    expect(await wish(first, false)).toMatchObject({ before: { isMore: true } });
    const { wishes, traits } = await learnt();
    expect(wishes).toMatchObject([{ entryId: first, isMore: false }]);
    expect(traits.every(({ more, less }) => more === 0 && less === 1)).toBe(true);
  });

  it('is nobody else’s', async () => {
    const bo = await world.member('bo');
    const [first = 0] = await order();
    const { id } = await wish(first, true);
    expect(await learnt(bo)).toEqual({ traits: [], wishes: [] });
    expect((await ask('DELETE', `/wishes/${id}`, undefined, bo)).status).toBe(404);
    expect((await ask('POST', '/wishes', { entryId: first, isMore: true }, bo)).status).toBe(404);
  });
});
