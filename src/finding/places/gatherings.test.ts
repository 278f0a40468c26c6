/** Places found from where the people gather who write on a goal. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { type Written, writePerson } from '../../../test/written.ts';
import type { GatheringView, LeadView, PresenceView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;
const ON_PUMPS = 'A heat pump warms an old house when its radiators are large.';

describe.each(engines)('gatherings on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  let goalId: number;
  const people = new Map<string, number>();
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
    const goal = await asked<{ id: number }>('POST', '/goals', {
      need: 'Warm and cheap',
      able: 'choose a heat pump',
      questions: [{ text: 'heat pump in an old house' }],
    });
    goalId = goal.id;
    await asked('PUT', `/goals/${goalId}/status`, { status: 'active' });
    people.clear();
    const forum = 'https://forum.warm.example/t/old-houses/12';
    await writes('Petra', [
      { text: `${ON_PUMPS} #HeatPumps`, links: [forum] },
      { text: `${ON_PUMPS} Again #heatpumps`, links: [`${forum}/3`] },
    ]);
    await writes('Carl', [{ text: `${ON_PUMPS} #heatpumps`, links: [forum] }]);
    await writes('Olga', [{ text: ON_PUMPS, links: ['https://www.meetup.com/warm-houses/'] }]);
    // On another matter, though in the same forum.
    await writes('Sven', [{ text: 'We lost, and the pitch was wet. #football', links: [forum] }]);
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.accepted<Answer>(method, path, { as, body });
  const idOf = (name: string) => people.get(name) ?? 0;

  const writes = async (name: string, entries: Written[]) =>
    people.set(name, await writePerson(world, ada.id, { name, entries }));

  const gatherings = async (as = ada) =>
    (await asked<{ gatherings: GatheringView[] }>('GET', '/gatherings', undefined, as)).gatherings;

  it('are where two or more people lead who write on the goal, with what shows it', async () => {
    const found = await gatherings();
    expect(found.map(({ key }) => key).toSorted()).toEqual([
      'forum:forum.warm.example',
      'hashtag:heatpumps',
      'server:warm.social',
    ]);
    const forum = found.find(({ kind }) => kind === 'forum');
    expect(forum).toMatchObject({
      address: 'https://forum.warm.example/',
      goals: [{ id: goalId }],
      entries: 3,
      people: [{ name: 'Carl' }, { name: 'Petra' }],
    });
    // One of each before a second of anybody.
    expect(
      forum?.examples
        .slice(0, 2)
        .map(({ person }) => person.name)
        .toSorted(),
    ).toEqual(['Carl', 'Petra']);
    expect(await gatherings(bo)).toEqual([]);
  });

  it('are proposed no more once they are a place, or dismissed, until that is taken back', async () => {
    const [hashtag] = (await gatherings()).filter(({ kind }) => kind === 'hashtag');
    const personIds = hashtag?.people.map(({ id }) => id);
    await asked('POST', '/places', {
      name: hashtag?.name,
      kind: 'hashtag',
      goalIds: [goalId],
      personIds,
    });
    const key = 'server:warm.social';
    await asked('PUT', '/gatherings/dismissed', { key, isDismissed: true });
    await asked('PUT', '/gatherings/dismissed', { key, isDismissed: true });
    expect((await gatherings()).map((one) => one.kind)).toEqual(['forum']);
    const { dismissedGatherings } = await asked<{ dismissedGatherings: { key: string }[] }>(
      'GET',
      '/export',
    );
    expect(dismissedGatherings).toMatchObject([{ key }]);
    await asked('PUT', '/gatherings/dismissed', { key, isDismissed: false });
    expect((await gatherings()).map((one) => one.kind).toSorted()).toEqual(['forum', 'server']);
  });

  it('show who is at a place, whatever they write about, and remember who is not', async () => {
    const presence = async (id: number) =>
      (await asked<{ people: PresenceView[] }>('GET', `/places/${id}/presence`)).people;
    const forum = await asked<{ id: number }>('POST', '/places', {
      name: 'Warm houses',
      kind: 'forum',
      address: 'https://forum.warm.example/latest',
      personIds: [idOf('Olga')],
    });
    await asked('PUT', `/places/${forum.id}/people/${idOf('Sven')}`, { presence: 'not' });
    expect(await presence(forum.id)).toMatchObject([
      { person: { name: 'Olga' }, isSaid: true, because: [], examples: [] },
      { person: { name: 'Petra' }, isSaid: false, because: ['2 entries that link there'] },
      { person: { name: 'Carl' }, isSaid: false, because: ['1 entry that links there'] },
    ]);
    const tag = await asked<{ id: number }>('POST', '/places', {
      name: '#heatpumps',
      kind: 'hashtag',
    });
    expect(
      (await presence(tag.id)).map(({ person, because }) => [person.name, ...because]),
    ).toEqual([
      ['Petra', '2 entries with #heatpumps'],
      ['Carl', '1 entry with #heatpumps'],
    ]);
    const server = await asked<{ id: number }>('POST', '/places', {
      name: 'Warm',
      kind: 'server',
      address: 'https://warm.social',
    });
    expect((await presence(server.id)).map(({ person }) => person.name)).toEqual([
      'Carl',
      'Olga',
      'Petra',
      'Sven',
    ]);
  });

  it('show where one person’s entries lead, from two on, until the member has said it', async () => {
    const leads = async (name: string) =>
      (await asked<{ leads: LeadView[] }>('GET', `/people/${idOf(name)}/leads`)).leads;
    expect((await leads('Petra')).map(({ key }) => key).toSorted()).toEqual([
      'forum:forum.warm.example',
      'hashtag:heatpumps',
      'server:warm.social',
    ]);
    expect((await leads('Carl')).map(({ key }) => key)).toEqual(['server:warm.social']);
    const place = await asked<{ id: number }>('POST', '/places', {
      name: '#heatpumps',
      kind: 'hashtag',
    });
    const known = (await leads('Petra')).find(({ kind }) => kind === 'hashtag');
    expect(known).toMatchObject({ placeId: place.id, because: 'in 2 of their entries' });
    await asked('PUT', `/places/${place.id}/people/${idOf('Petra')}`, { presence: 'not' });
    expect((await leads('Petra')).map(({ kind }) => kind)).not.toContain('hashtag');
  });
});
