import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { follow } from '#sources';
import { engines, makeWorld, type World } from '#test';

describe.each(engines)('a filter of people by what later rooms know, on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  it('means whom they mean, alone and together, of this member only', async () => {
    const [anna, otto] = [await world.member('anna'), await world.member('otto')];
    const send = (method: string, path: string, body?: unknown, as = anna) =>
      world.accepted(method, path, { as, body });
    const goal = await send('POST', '/goals', {
      able: 'make cheese',
      questions: [{ text: 'how?' }],
    });
    const add = async (name: string): Promise<number> =>
      (await send('POST', '/people', { name, fields: [] })).id;
    const [ada, bo] = [await add('Ada'), await add('Bo')];
    await send('PUT', `/goals/${goal.id}/people/${ada}/decision`, { decision: 'chosen' });
    await world.kith.db.write(async (trx) => {
      await follow(trx, {
        memberId: anna.id,
        feedUrl: 'https://ada.example/feed',
        title: 'Ada writes',
        personId: ada,
        batchId: null,
        now: 1,
      });
      await trx
        .insertInto('person_tie')
        .values({
          person_id: bo,
          stage: 'dormant',
          tie: 'close',
          met_through: null,
          cadence_days: null,
          noted_at: 1,
        })
        .execute();
      await trx
        .insertInto('person_contact')
        .values({
          person_id: bo,
          day: '2026-01-01',
          direction: 'both',
          channel: 'linkedin-message',
          batch_id: null,
        })
        .execute();
    });
    const fits = async (query: string, as = anna) =>
      (await send('GET', `/people?${query}`, undefined, as)).people.map(
        (person: { name: string }) => person.name,
      );
    expect(await fits('source=yes')).toEqual(['Ada']);
    expect(await fits('source=no')).toEqual(['Bo']);
    expect(await fits(`chosenFor=${goal.id}`)).toEqual(['Ada']);
    expect(await fits('contacted=never')).toEqual(['Ada']);
    expect(await fits('contacted=yes')).toEqual(['Bo']);
    expect(await fits('stage=dormant&tie=close')).toEqual(['Bo']);
    expect(await fits('stage=noticed')).toEqual([]);
    expect(await fits('source=yes&contacted=yes')).toEqual([]);
    expect(await fits(`chosenFor=${goal.id}`, otto)).toEqual([]);
  });
});
