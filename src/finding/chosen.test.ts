import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../test/written.ts';
import { decide } from './choices.ts';
import { chosenFor } from './chosen.ts';

describe.each(engines)('chosenFor on %s', (engine) => {
  let world: World;
  let memberId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    memberId = (await world.member('ada')).id;
  });
  afterEach(() => world.close());

  /** Somebody who published entries so many days ago, followed by `memberId`. */
  async function somebody(name: string, daysAgo: number[], owner = memberId): Promise<number> {
    const personId = await world.person(owner, name);
    const feed = { feedUrl: `https://${name}.example/feed`, title: name, personId };
    const { feedId } = await followFeed(world, owner, feed);
    const entries = daysAgo.map((days) => ({ title: `${name} ${days} days ago`, daysAgo: days }));
    await publish(world, feedId, entries);
    return personId;
  }
  const goal = async (able: string) => (await draftGoal(world.kith, memberId, { able })).id;
  const choose = (goalId: number, personId: number, decision: 'chosen' | 'later' = 'chosen') =>
    decide(world.kith, memberId, { goalId, personId, decision });

  it('gives whom one chose for each goal and their two latest entries of this month', async () => {
    const [first, second] = [await goal('sail'), await goal('row')];
    const [bo, cy, di] = [
      await somebody('bo', [1, 5, 9, 40]),
      await somebody('cy', [3]),
      await somebody('di', [2]),
    ];
    await choose(first, bo);
    world.advance(1);
    await choose(first, cy);
    await choose(second, cy);
    await choose(second, di, 'later');
    const found = await chosenFor(world.kith, memberId, [first, second]);
    expect(found.get(first)?.people.map(({ name }) => name)).toEqual(['cy', 'bo']);
    expect(found.get(first)?.entries.map(({ title }) => title)).toEqual([
      'bo 1 days ago',
      'cy 3 days ago',
    ]);
    expect(found.get(second)).toMatchObject({
      people: [{ id: cy, name: 'cy' }],
      entries: [{ title: 'cy 3 days ago', person: { id: cy, name: 'cy' } }],
    });
  });

  it('is empty where nobody is chosen, and for goals of others', async () => {
    const mine = await goal('sail');
    await choose(mine, await somebody('bo', [1]));
    const other = (await world.member('eve')).id;
    expect((await chosenFor(world.kith, other, [mine])).get(mine)).toEqual({
      people: [],
      entries: [],
    });
    expect((await chosenFor(world.kith, memberId, [await goal('row')])).size).toBe(1);
  });
});
