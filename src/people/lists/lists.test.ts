import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { exportLists, mergePeople, type NewPerson, peopleOf } from '../index.ts';
import { FILLING_COUNTED_MAX } from './limits.ts';
import type { ListView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('lists of people on %s', (engine) => {
  let world: World;
  let mara: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = mara) =>
    world.asked(method, path, { as, body });
  const make = async (name: string, filter?: object): Promise<ListView> =>
    (await ask('POST', '/lists', { name, filter })).body;
  const add = (name: string, fields: NewPerson['fields'] = []) =>
    world.person(mara.id, name, { fields, origin: 'opml', originDetail: 'feeds.opml' });
  const onList = async (list: number) =>
    (await peopleOf(world.kith, mara.id, { list })).people.map(({ name }) => name);

  it('hold whom one puts on them, and say so beside the names', async () => {
    const list = await make('Cheese people');
    const [ada, bo] = [await add('Ada'), await add('Bo')];
    const put = await ask('POST', `/lists/${list.id}/people`, { personIds: [bo, ada, ada] });
    expect(put.body.personIds.toSorted()).toEqual([ada, bo].toSorted());
    expect((await ask('POST', `/lists/${list.id}/people`, { personIds: [ada] })).body).toEqual({
      personIds: [],
    });
    expect(await onList(list.id)).toEqual(['Ada', 'Bo']);
    expect((await ask('GET', '/lists')).body.lists).toMatchObject([
      { name: 'Cheese people', count: 2, filter: null },
    ]);
    const { people } = await peopleOf(world.kith, mara.id, { search: 'ada' });
    expect(people[0]?.lists).toEqual([{ id: list.id, name: 'Cheese people' }]);
    expect((await ask('GET', `/people/${bo}/lists`)).body.lists).toHaveLength(1);
    await ask('POST', `/lists/${list.id}/people/removals`, { personIds: [ada] });
    expect(await onList(list.id)).toEqual(['Bo']);
  });

  it('have names of their own; making one again gives the one there is', async () => {
    const list = await make('Cheese people');
    expect((await make('cheese  PEOPLE')).id).toBe(list.id);
    const other = await make('Bread people');
    expect((await ask('PATCH', `/lists/${other.id}`, { name: 'Cheese people' })).status).toBe(409);
    expect((await ask('PATCH', `/lists/${list.id}`, { name: 'Cheese!' })).body.name).toBe(
      'Cheese!',
    );
    expect((await ask('POST', '/lists', { name: ' ' })).status).toBe(422);
  });

  it('come back when their removal is undone, and are erased after their time', async () => {
    const list = await make('Cheese people');
    const ada = await add('Ada');
    await ask('POST', `/lists/${list.id}/people`, { personIds: [ada] });
    expect((await ask('DELETE', `/lists/${list.id}`)).status).toBe(204);
    expect((await ask('GET', `/lists/${list.id}`)).status).toBe(404);
    expect((await ask('GET', `/people/${ada}/lists`)).body.lists).toEqual([]);
    expect((await ask('POST', `/lists/${list.id}/restore`)).body.count).toBe(1);
    await ask('DELETE', `/lists/${list.id}`);
    await make('Cheese people');
    expect((await ask('POST', `/lists/${list.id}/restore`)).status).toBe(409);
    world.advance(60 * 60 * 1000);
    await world.settle();
    expect((await ask('POST', `/lists/${list.id}/restore`)).status).toBe(404);
    expect((await ask('GET', `/people/${ada}`)).status).toBe(200);
  });

  it('fill themselves when they keep a search, and then take nobody by hand', async () => {
    const ada = await add('Ada Lund', [{ field: 'employer', value: 'Alpine Dairy' }]);
    await add('Bo', [{ field: 'site', value: 'https://bo.example/' }]);
    const list = await make('Dairy', { employer: 'dairy', lacks: 'site' });
    expect(list).toMatchObject({ count: 1, filter: { employer: 'dairy', lacks: 'site' } });
    const { people, total } = await peopleOf(world.kith, mara.id, list.filter ?? {});
    expect([people.map(({ id }) => id), total]).toEqual([[ada], 1]);
    expect((await ask('POST', `/lists/${list.id}/people`, { personIds: [ada] })).status).toBe(409);
    const hand = await make('By hand');
    expect((await ask('PATCH', `/lists/${hand.id}`, { filter: { has: 'site' } })).status).toBe(409);
    expect((await ask('POST', '/lists', { name: 'x', filter: { has: 'shoe size' } })).status).toBe(
      422,
    );
  });

  it('count a dozen that fill themselves when all are asked for, and each when it is', async () => {
    await add('Ada Lund', [{ field: 'employer', value: 'Alpine Dairy' }]);
    const made = [];
    for (let n = 0; n <= FILLING_COUNTED_MAX; n++)
      made.push(await make(`Search ${String.fromCharCode(97 + n)}`, { employer: 'dairy' }));
    const { lists } = (await ask('GET', '/lists')).body;
    const counts = lists.map(({ count }: { count: number | null }) => count);
    expect(counts).toEqual([...Array.from({ length: FILLING_COUNTED_MAX }, () => 1), null]);
    expect((await ask('GET', `/lists/${made.at(-1)?.id}`)).body.count).toBe(1);
  });

  it('follow somebody who turns out to be another, each once', async () => {
    const [both, one] = [await make('Both'), await make('One')];
    const [keep, gone] = [await add('Ada'), await add('Ada L.')];
    await ask('POST', `/lists/${both.id}/people`, { personIds: [keep, gone] });
    await ask('POST', `/lists/${one.id}/people`, { personIds: [gone] });
    await mergePeople(world.kith, mara.id, keep, gone);
    expect(await exportLists(world.kith, mara.id)).toMatchObject([
      { name: 'Both', personIds: [keep] },
      { name: 'One', personIds: [keep] },
    ]);
  });

  it('take nobody of another member', async () => {
    const list = await make('Cheese people');
    const otto = await world.member('otto');
    const theirs = (await ask('POST', '/people', { name: 'Zoe', fields: [] }, otto)).body.id;
    expect((await ask('POST', `/lists/${list.id}/people`, { personIds: [theirs] })).body).toEqual({
      personIds: [],
    });
    const hidden = await ask('POST', `/lists/${list.id}/people`, { personIds: [theirs] }, otto);
    expect(hidden.status).toBe(404);
    expect((await peopleOf(world.kith, otto.id, { list: list.id })).people).toEqual([]);
  });
});

describe.each(engines)('a filter of the directory on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  it('means whom each of its parts means', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const add = (name: string, part: Partial<NewPerson> & { batchId?: number; origin?: 'page' }) =>
      world.person(memberId, name, { origin: 'opml', ...part });
    await add('Ada', { fields: [{ field: 'employer', value: 'Zürich 100% Käse' }], batchId: 7 });
    world.advance(3 * 24 * 60 * 60 * 1000);
    await add('Bo', { fields: [{ field: 'site', value: 'https://bo.example/' }], origin: 'page' });
    const fits = async (filter: Parameters<typeof peopleOf>[2]) =>
      (await peopleOf(world.kith, memberId, filter)).people.map(({ name }) => name);
    expect(await fits({})).toEqual(['Ada', 'Bo']);
    expect(await fits({ has: 'site' })).toEqual(['Bo']);
    expect(await fits({ lacks: 'site' })).toEqual(['Ada']);
    expect(await fits({ origin: 'page' })).toEqual(['Bo']);
    expect(await fits({ batch: 7 })).toEqual(['Ada']);
    expect(await fits({ employer: '100% k' })).toEqual(['Ada']);
    expect(await fits({ employer: '100_' })).toEqual([]);
    expect(await fits({ addedSince: '2026-11-24' })).toEqual(['Bo']);
    expect(await fits({ order: 'changed' })).toEqual(['Bo', 'Ada']);
    expect(await fits({ has: 'site', batch: 7 })).toEqual([]);
  });
});
