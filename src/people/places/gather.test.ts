import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { mergePeople } from '../directory/merge.ts';
import { exportPlaces } from './export.ts';
import type { PlacePage, PlaceView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('who is at a place, on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const person = async (name: string, as = ada) =>
    (await asked<{ id: number }>('POST', '/people', { name, fields: [] }, as)).body.id;
  const goal = async (need: string, as = ada) =>
    (await asked<{ id: number }>('POST', '/goals', { need }, as)).body.id;
  const place = async (form: object, as = ada) =>
    (await asked<PlaceView>('POST', '/places', form, as)).body;
  const page = async (id: number) => (await asked<PlacePage>('GET', `/places/${id}`)).body;

  it('is said in one step with the place, or by and by, and taken back', async () => {
    const [ines, noor] = [await person('Ines'), await person('Noor')];
    const goalId = await goal('Calm releases');
    const forum = await place({ name: 'Forum', personIds: [ines], goalIds: [goalId] });
    await asked('PUT', `/places/${forum.id}/people/${noor}`, { presence: 'there' });
    expect(await page(forum.id)).toMatchObject({
      people: [{ name: 'Ines' }, { name: 'Noor' }],
      goals: [{ id: goalId, title: 'Calm releases' }],
    });
    const { body } = await asked<{ places: PlaceView[] }>('GET', `/people/${noor}/places`);
    expect(body.places.map(({ name }) => name)).toEqual(['Forum']);

    await asked('PUT', `/places/${forum.id}/people/${noor}`, { presence: 'not' });
    await asked('PUT', `/places/${forum.id}/people/${ines}`, { presence: 'open' });
    await asked('PUT', `/places/${forum.id}/goals/${goalId}`, { serves: false });
    expect(await page(forum.id)).toMatchObject({ people: [], goals: [] });
    expect(await exportPlaces(world.kith, ada.id)).toMatchObject([
      { name: 'Forum', people: [{ personId: noor, isThere: false }], goalIds: [] },
    ]);
  });

  it('is neither another’s person nor another’s goal, and nobody says it of another’s place', async () => {
    const forum = await place({ name: 'Forum' });
    const theirs = await person('Theirs', bo);
    const theirGoal = await goal('Theirs', bo);
    const mine = await person('Mine');
    for (const [method, path, body, as] of [
      ['PUT', `/places/${forum.id}/people/${theirs}`, { presence: 'there' }, ada],
      ['PUT', `/places/${forum.id}/people/${theirs}`, { presence: 'open' }, ada],
      ['PUT', `/places/${forum.id}/goals/${theirGoal}`, { serves: true }, ada],
      ['PUT', `/places/${forum.id}/people/${theirs}`, { presence: 'there' }, bo],
      ['PUT', `/places/${forum.id}/goals/${theirGoal}`, { serves: true }, bo],
      ['POST', '/places', { name: 'Other', personIds: [theirs] }, ada],
      ['POST', '/places', { name: 'Another', goalIds: [theirGoal] }, ada],
      ['GET', `/places/${forum.id}`, undefined, bo],
      ['GET', `/people/${mine}/places`, undefined, bo],
    ] as const)
      expect((await asked(method, path, body, as)).status, `${method} ${path}`).toBe(404);
    const { body } = await asked<{ places: PlacePage[] }>('GET', '/places');
    expect(body.places.map(({ name, people, goals }) => ({ name, people, goals }))).toEqual([
      { name: 'Forum', people: [], goals: [] },
    ]);
  });

  it('follows somebody who turns out to be somebody else', async () => {
    const [keep, gone] = [await person('Ines'), await person('I. Vieira')];
    const both = await place({ name: 'Both', personIds: [gone] });
    const only = await place({ name: 'Only', personIds: [gone] });
    await asked('PUT', `/places/${both.id}/people/${keep}`, { presence: 'not' });
    await mergePeople(world.kith, ada.id, keep, gone);
    expect((await page(both.id)).people).toEqual([]);
    expect((await page(only.id)).people.map(({ id }) => id)).toEqual([keep]);
  });

  it('goes with the person and the goal', async () => {
    const ines = await person('Ines');
    const goalId = await goal('Calm releases');
    const forum = await place({ name: 'Forum', personIds: [ines], goalIds: [goalId] });
    await asked('DELETE', `/people/${ines}`);
    await asked('DELETE', `/goals/${goalId}`);
    expect(await page(forum.id)).toMatchObject({ people: [], goals: [] });
    expect(await exportPlaces(world.kith, ada.id)).toMatchObject([{ people: [], goalIds: [] }]);
    world.advance(8 * 24 * 60 * 60 * 1000);
    await world.settle();
    for (const table of ['place_person', 'place_goal'] as const)
      expect(await world.kith.db.read.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  it('has days: an end before the beginning is refused, also when only one of them changes', async () => {
    const days = { startsOn: '2027-02-05', endsOn: '2027-02-07', rhythm: 'year' };
    const conference = await place({ name: 'Conference', kind: 'conference', ...days });
    expect(conference).toMatchObject(days);
    const early = await asked('PATCH', `/places/${conference.id}`, { endsOn: '2027-02-01' });
    expect(early.status).toBe(422);
    const cleared = await asked('PATCH', `/places/${conference.id}`, { endsOn: null });
    expect(cleared.body).toMatchObject({ startsOn: '2027-02-05', endsOn: null });
  });
});
