import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  addKeys,
  addPeople,
  assess,
  forgetBatch,
  noteFields,
  type Provenance,
  peopleOf,
  personById,
  personByKeys,
  touchPerson,
} from '../index.ts';

describe.each(engines)('forgetBatch on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const linkedin = (batchId: number): Provenance => ({
    origin: 'linkedin-csv',
    originDetail: 'Connections.csv',
    now: world.kith.now(),
    batchId,
  });
  const namesOf = async (memberId: number) =>
    (await peopleOf(world.kith, memberId)).people.map((one) => one.name);
  const forget = (memberId: number, batchId: number) =>
    world.kith.db.write((trx) => forgetBatch(trx, memberId, { batchId, now: world.kith.now() }));
  const goalOf = async (as: { cookie: string }) =>
    (await world.accepted('POST', '/goals', { as, body: { able: 'make cheese' } })).id;

  it('takes back people, values and keys, and nothing else', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const known = await world.person(memberId, 'Ada', { keys: ['site:a.example'], origin: 'opml' });
    await world.kith.db.write(async (trx) => {
      await addPeople(
        trx,
        [
          { name: 'Bo', fields: [], keys: ['linkedin:bo'] },
          { name: 'Cy', fields: [], keys: [] },
        ],
        { memberId, ...linkedin(7) },
      );
      await noteFields(trx, {
        personId: known,
        fields: [
          { field: 'name', value: 'Ada Lund' },
          { field: 'role', value: 'Cook' },
        ],
        ...linkedin(7),
      });
      await addKeys(trx, memberId, {
        keys: [{ personId: known, key: 'linkedin:ada' }],
        batchId: 7,
      });
    });
    expect(await namesOf(memberId)).toEqual(['Ada Lund', 'Bo', 'Cy']);
    expect(await forget(memberId, 7)).toEqual({ removed: 2, kept: 0 });
    expect(await namesOf(memberId)).toEqual(['Ada']);
    const { read } = world.kith.db;
    expect(await personByKeys(read, memberId, ['linkedin:bo', 'linkedin:ada'])).toBeNull();
    expect(await personByKeys(read, memberId, ['site:a.example'])).toBe(known);
    expect((await personById(world.kith, memberId, known)).fields.map((one) => one.field)).toEqual([
      'name',
    ]);
    expect(await forget(memberId, 7)).toEqual({ removed: 0, kept: 0 });
  });

  it('keeps, whole and findable, whom the member has touched since', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const goalId = await goalOf(mara);
    const names = ['Assessed', 'By hand', 'Untouched', 'Renamed', 'Chosen'];
    const [assessed = 0, byHand = 0, , renamed = 0, chosen = 0] = await world.kith.db.write((trx) =>
      addPeople(
        trx,
        names.map((name, i) => ({
          name,
          fields: [{ field: 'role', value: `role ${i}` }],
          keys: [`linkedin:${i}`],
        })),
        { memberId: mara.id, ...linkedin(7) },
      ),
    );
    await assess(world.kith, mara.id, {
      goalId,
      personId: assessed,
      criterion: 'trust',
      value: 'no',
      reason: '',
    });
    await world.ask('POST', `/api/v1/people/${byHand}/fields`, {
      as: mara,
      body: { field: 'group', value: 'friends' },
    });
    await world.ask('PATCH', `/api/v1/people/${renamed}`, {
      as: mara,
      body: { name: 'Renamed by me' },
    });
    await world.kith.db.write((trx) => touchPerson(trx, mara.id, chosen, world.kith.now()));
    expect(await forget(mara.id, 7)).toEqual({ removed: 1, kept: 4 });
    expect(await namesOf(mara.id)).toEqual(['Assessed', 'By hand', 'Chosen', 'Renamed by me']);
    expect(
      (await personById(world.kith, mara.id, assessed)).fields.map((one) => one.field),
    ).toEqual(['name', 'role']);
    expect(await personByKeys(world.kith.db.read, mara.id, ['linkedin:0'])).toBe(assessed);
  });

  it('keeps who is named by another import, with what that one says', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const id = await world.person(memberId, 'Ada Lund', {
      fields: [
        { field: 'role', value: 'Cook' },
        { field: 'employer', value: 'Inn' },
      ],
      ...linkedin(7),
    });
    await world.kith.db.write((trx) =>
      noteFields(trx, {
        personId: id,
        fields: [
          { field: 'name', value: 'Ada Lund' },
          { field: 'role', value: 'Cook' },
        ],
        ...linkedin(8),
      }),
    );
    expect(await forget(memberId, 7)).toEqual({ removed: 0, kept: 1 });
    const person = await personById(world.kith, memberId, id);
    expect(person.name).toBe('Ada Lund');
    expect(person.fields.map((one) => one.field)).toEqual(['name', 'role']);
    await forget(memberId, 8);
    expect(await namesOf(memberId)).toEqual([]);
  });

  it('does not reach into the directory of another member', async () => {
    world = await makeWorld({ engine });
    const [mara, otto] = [await world.member('mara'), await world.member('otto')];
    const id = await world.person(mara.id, 'Ada', {
      fields: [{ field: 'role', value: 'Cook' }],
      keys: ['linkedin:ada'],
      ...linkedin(7),
    });
    expect(await forget(otto.id, 7)).toEqual({ removed: 0, kept: 0 });
    expect((await personById(world.kith, mara.id, id)).fields.map((one) => one.field)).toEqual([
      'name',
      'role',
    ]);
    expect(await personByKeys(world.kith.db.read, mara.id, ['linkedin:ada'])).toBe(id);
  });
});
