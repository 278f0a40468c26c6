import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  type Contact,
  contactsOf,
  exportPeople,
  forgetBatch,
  mergePeople,
  noteContacts,
  touchPerson,
} from '../index.ts';

describe.each(engines)('days of contact on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const add = (memberId: number, name: string, batchId?: number) =>
    world.person(memberId, name, {
      origin: 'linkedin-csv',
      originDetail: 'archive.zip',
      batchId,
    });
  const note = (contacts: Contact[], batchId: number) =>
    world.kith.db.write((trx) => noteContacts(trx, contacts, batchId));
  const forget = (memberId: number, batchId: number) =>
    world.kith.db.write((trx) => forgetBatch(trx, memberId, { batchId, now: world.kith.now() }));
  const message = (
    personId: number,
    day: string,
    direction: Contact['direction'] = 'given',
  ): Contact => ({ personId, day, direction, channel: 'linkedin-message' });

  it('are each told once, the last first, whatever number of archives says it', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const ada = await add(mara.id, 'Ada Lund', 7);
    await note([message(ada, '2026-01-05'), message(ada, '2026-03-01', 'received')], 7);
    await note([message(ada, '2026-01-05', 'received'), message(ada, '2026-03-01', 'received')], 8);
    await note([message(ada, '2026-03-01', 'received')], 8);
    const told = [message(ada, '2026-03-01', 'received'), message(ada, '2026-01-05', 'both')];
    expect(await contactsOf(world.kith, mara.id, [ada])).toEqual(told);
    const answer = await world.ask('GET', `/api/v1/people/${ada}/contacts`, { as: mara });
    expect(await answer.json()).toEqual({
      contacts: told.map(({ personId: _, ...contact }) => contact),
    });
  });

  it('go with the import that told of them, and only with it', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const [ada, bo] = [await add(mara.id, 'Ada Lund'), await add(mara.id, 'Bo Dahl', 8)];
    await note([message(ada, '2026-01-05')], 7);
    await note([message(ada, '2026-01-05', 'received'), message(bo, '2026-02-01')], 8);
    await world.kith.db.write((trx) => touchPerson(trx, mara.id, bo, world.kith.now()));
    await forget(mara.id, 8);
    expect(await contactsOf(world.kith, mara.id, [ada])).toEqual([message(ada, '2026-01-05')]);
    // Whom a hand has touched stays as they are.
    expect(await contactsOf(world.kith, mara.id, [bo])).toEqual([message(bo, '2026-02-01')]);
  });

  it('go over to whom a person turned out to be', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const [keep, gone] = [await add(mara.id, 'Ada Lund'), await add(mara.id, 'A. Lund')];
    await note([message(keep, '2026-01-05')], 7);
    await note([message(gone, '2026-01-05', 'received'), message(gone, '2026-01-06')], 7);
    await mergePeople(world.kith, mara.id, keep, gone);
    expect(await contactsOf(world.kith, mara.id, [keep])).toEqual([
      message(keep, '2026-01-06'),
      message(keep, '2026-01-05', 'both'),
    ]);
  });

  it('are nobody else’s', async () => {
    world = await makeWorld({ engine });
    const [mara, bo] = [await world.member('mara'), await world.member('bo')];
    const ada = await add(mara.id, 'Ada Lund');
    await note([message(ada, '2026-01-05')], 7);
    expect(await contactsOf(world.kith, bo.id, [ada])).toEqual([]);
    const answer = await world.ask('GET', `/api/v1/people/${ada}/contacts`, { as: bo });
    expect(answer.status).toBe(404);
  });

  it('are in what a member takes with them', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const ada = await add(mara.id, 'Ada Lund');
    await note([message(ada, '2026-01-05')], 7);
    const { value: told } = await exportPeople(world.kith, mara.id).next();
    expect(told.contacts).toEqual([
      { day: '2026-01-05', direction: 'given', channel: 'linkedin-message' },
    ]);
  });
});
