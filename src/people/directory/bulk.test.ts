import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { addPeople, peopleOf } from '../index.ts';
import { REMOVED_KEPT_MS } from './limits.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('many people at once on %s', (engine) => {
  let world: World;
  let mara: Member;
  let ids: number[];
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
    const people = Array.from({ length: 1_200 }, (_, i) => ({
      name: `Person ${i}`,
      fields: i % 2 ? [{ field: 'employer' as const, value: 'Dairy' }] : [],
      keys: [`site:${i}.example`],
    }));
    ids = await world.kith.db.write((trx) =>
      addPeople(trx, people, {
        memberId: mara.id,
        origin: 'vcard',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
  });
  afterEach(() => world.close());

  const bulk = async (who: object, deed: object, as = mara) => {
    const answer = await world.ask('POST', '/api/v1/people/bulk', { as, body: { who, deed } });
    return { status: answer.status, body: await answer.json() };
  };
  const undo = (changeIds: number[]) =>
    world.ask('POST', '/api/v1/people/changes/undo', { as: mara, body: { changeIds } });
  const total = async (filter = {}) => (await peopleOf(world.kith, mara.id, filter)).total;
  const list = async () => {
    const body = { name: 'Dairy people' };
    return (await (await world.ask('POST', '/api/v1/lists', { as: mara, body })).json()).id;
  };

  it('are removed but for some, brought back, and deleted after their time', async () => {
    const done = await bulk(
      { filter: { employer: 'dairy' }, except: ids.slice(0, 10) },
      { kind: 'remove' },
    );
    expect(done.body.count).toBe(595);
    expect(await total()).toBe(605);
    await undo(done.body.changeIds);
    expect(await total()).toBe(1_200);
    world.advance(1_000);
    await bulk({ ids: ids.slice(0, 100) }, { kind: 'remove' });
    world.advance(REMOVED_KEPT_MS);
    await world.settle();
    const rows = await world.kith.db.read.selectFrom('person').select('id').execute();
    expect(rows).toHaveLength(1_100);
  });

  it('are put on a list and taken off, and only whom that changed is changed back', async () => {
    const listId = await list();
    await bulk({ ids: ids.slice(0, 2) }, { kind: 'put-on-list', listId });
    const all = await bulk({ filter: {} }, { kind: 'put-on-list', listId });
    expect(all.body.count).toBe(1_198);
    expect(await total({ list: listId })).toBe(1_200);
    await undo(all.body.changeIds);
    expect(await total({ list: listId })).toBe(2);
    const off = await bulk({ filter: { list: listId } }, { kind: 'take-off-list', listId });
    expect(off.body.count).toBe(2);
    await undo(off.body.changeIds);
    expect(await total({ list: listId })).toBe(2);
    expect((await bulk({ ids: ids.slice(0, 2) }, { kind: 'put-on-list', listId })).body).toEqual({
      count: 0,
      changeIds: [],
    });
  });

  it('become one person, of whom most is known', async () => {
    const done = await bulk({ ids: ids.slice(0, 3) }, { kind: 'merge' });
    expect(done.body.changeIds).toHaveLength(2);
    expect(await total()).toBe(1_198);
    const left = (await peopleOf(world.kith, mara.id, { search: 'dairy' })).people;
    expect(left.map(({ id }) => id)).toContain(ids[1]);
    await undo(done.body.changeIds);
    expect(await total()).toBe(1_200);
    expect((await bulk({ ids: ids.slice(0, 1) }, { kind: 'merge' })).status).toBe(422);
    expect((await bulk({ filter: {} }, { kind: 'merge' })).status).toBe(429);
  });

  it('are nobody else’s to change', async () => {
    const otto = await world.member('otto');
    expect((await bulk({ ids }, { kind: 'remove' }, otto)).status).toBe(422);
    expect((await bulk({ ids: ids.slice(0, 5) }, { kind: 'remove' }, otto)).status).toBe(422);
    const listId = await list();
    await world.ask('POST', '/api/v1/people', { as: otto, body: { name: 'Zoe', fields: [] } });
    const theirs = await bulk({ filter: {} }, { kind: 'put-on-list', listId }, otto);
    expect(theirs.status).toBe(404);
    expect(await total()).toBe(1_200);
  });
});
