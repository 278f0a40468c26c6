import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { mergePeople, tiesOf } from '../index.ts';
import { exportTies } from './queries.ts';
import type { TieView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('ties on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bo: number;
  let cy: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    [bo, cy] = [await someone('Bo'), await someone('Cy')];
  });
  afterEach(() => world.close());

  const someone = (name: string, memberId = ada.id) =>
    world.person(memberId, name, { origin: 'opml' });
  const say = async (form: object, id = bo) => {
    const path = `/api/v1/people/${id}/tie`;
    const answer = await world.ask('PATCH', path, { as: ada, body: form });
    return { status: answer.status, body: (await answer.json()) as TieView };
  };
  const tie = async (id = bo) =>
    (await (await world.ask('GET', `/api/v1/people/${id}/tie`, { as: ada })).json()) as TieView;

  it('is unsaid until the member says it', async () => {
    expect(await tie()).toEqual({
      personId: bo,
      stage: null,
      tie: null,
      reasons: [],
      why: '',
      howMet: '',
      metThrough: null,
      cadenceDays: null,
      stages: [],
    });
    expect(await tiesOf(world.kith, ada.id)).toEqual([]);
  });

  it('keeps what the member says, and leaves what they do not name', async () => {
    await say({
      stage: 'observing',
      tie: 'weak',
      reasons: ['learning', 'learning'],
      why: ' kind ',
    });
    const said = await say({ howMet: 'at a meetup', metThroughId: cy, cadenceDays: 91 });
    expect(said.body).toMatchObject({
      stage: 'observing',
      tie: 'weak',
      reasons: ['learning'],
      why: 'kind',
      howMet: 'at a meetup',
      metThrough: { id: cy, name: 'Cy' },
      cadenceDays: 91,
    });
    expect(await tie()).toEqual(said.body);
    expect((await say({ tie: null, cadenceDays: null })).body).toMatchObject({
      tie: null,
      cadenceDays: null,
      stage: 'observing',
    });
  });

  it('remembers the stages, without what was taken back at once', async () => {
    const stages = async () => (await tie()).stages.map(({ stage }) => stage);
    await say({ stage: 'noticed' });
    world.advance(DAY_MS);
    await say({ stage: 'exchanging' });
    expect(await stages()).toEqual(['noticed', 'exchanging']);
    await say({ stage: 'noticed' });
    expect(await stages()).toEqual(['noticed']);
    world.advance(DAY_MS);
    await say({ stage: 'dormant' });
    await say({ stage: 'dormant' });
    expect(await stages()).toEqual(['noticed', 'dormant']);
  });

  it('refuses oneself, and others’ people', async () => {
    const eve = await world.member('eve');
    const hers = await someone('Dee', eve.id);
    expect((await say({ metThroughId: hers })).status).toBe(404);
    expect((await say({ stage: 'noticed' }, hers)).status).toBe(404);
    expect((await say({ metThroughId: bo })).status).toBe(422);
    expect((await say({ cadenceDays: 0 })).status).toBe(422);
    await world.ask('PUT', '/api/v1/people/me', { as: ada, body: { personId: cy } });
    expect((await say({ stage: 'noticed' }, cy)).status).toBe(422);
    expect(await tiesOf(world.kith, eve.id)).toEqual([]);
  });

  it('goes with whom the person turned out to be', async () => {
    await say({ stage: 'exchanging', howMet: 'by post' }, cy);
    await say({ metThroughId: cy }, bo);
    const dee = await someone('Dee');
    await mergePeople(world.kith, ada.id, dee, cy);
    expect(await tie(dee)).toMatchObject({ stage: 'exchanging', howMet: 'by post' });
    expect(await tie(bo)).toMatchObject({ metThrough: { id: dee } });
    await mergePeople(world.kith, ada.id, dee, bo);
    expect(await tie(dee)).toMatchObject({ howMet: 'by post', metThrough: null });
  });

  it('is exported, and out of sight with the person', async () => {
    await say({ why: 'asks well' });
    expect(await exportTies(world.kith, ada.id)).toMatchObject([
      { personId: bo, why: 'asks well' },
    ]);
    await world.ask('DELETE', `/api/v1/people/${bo}`, { as: ada });
    expect(await exportTies(world.kith, ada.id)).toEqual([]);
  });
});
