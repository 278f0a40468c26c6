import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FieldText, noteFields } from '#people';
import { engines, makeWorld, type World } from '#test';
import { writePerson } from '../../../test/written.ts';
import type { BroughtView, DiversityView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('with whom one learns, on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bo: Member;
  let petra: number;
  let carl: number;
  let dora: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
    petra = await writes('Petra', 'https://carl.example/1');
    carl = await writes('Carl', 'https://dora.example/1');
    dora = await writes('Dora', 'https://petra.example/1');
  });
  afterEach(() => world.close());

  const writes = (name: string, link: string) =>
    writePerson(world, ada.id, { name, entries: [{ text: name, links: [link] }] });
  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.accepted<Answer>(method, path, { as, body });
  const knows = (personId: number, field: FieldText['field'], value: string) =>
    world.kith.db.write((trx) =>
      noteFields(trx, {
        personId,
        fields: [{ field, value }],
        origin: 'hand',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
  const met = (day: string, more: object) =>
    asked<{ id: number }>('POST', '/interactions', { day, ...more });
  const goal = async () => {
    const form = { able: 'sail', questions: [{ text: 'How?' }] };
    return (await asked<{ id: number }>('POST', '/goals', form)).id;
  };
  const diversity = (by = 'quarter', as = ada) =>
    asked<DiversityView>('GET', `/network/diversity?by=${by}`, undefined, as);
  const brought = (query = '', as = ada) =>
    asked<BroughtView>('GET', `/network/brought${query}`, undefined, as);

  it('says how alike they were in each quarter, with what is not known, and is silent about two', async () => {
    await knows(petra, 'employer', 'Acme');
    await knows(carl, 'employer', 'acme');
    await met('2026-08-03', { personIds: [petra, carl] });
    await met('2026-11-02', { personIds: [petra] });
    const id = await goal();
    await asked('PUT', `/goals/${id}/people/${carl}/decision`, { decision: 'chosen' });
    const entry = await world.kith.db.read
      .selectFrom('entry')
      .select('id')
      .where('text', '=', 'Dora')
      .executeTakeFirstOrThrow();
    await asked('POST', '/captures', { text: 'What she says', entryId: entry.id });
    const { neededPeople, periods } = await diversity();
    expect(neededPeople).toBe(3);
    expect(periods.map(({ period, people, ways }) => [period, people, ways])).toEqual([
      ['2026-Q3', 2, { met: 2, chosen: 0, kept: 0 }],
      ['2026-Q4', 3, { met: 1, chosen: 1, kept: 1 }],
    ]);
    expect(periods[0]?.lines).toBeNull();
    const lines = new Map(periods[1]?.lines?.map((line) => [line.dimension, line]));
    expect(lines.get('employer')).toEqual({
      dimension: 'employer',
      state: 'unknown',
      groups: 1,
      largest: { label: 'Acme', people: 2 },
      known: 2,
      unknown: 1,
    });
    expect(lines.get('source')).toMatchObject({ state: 'different', groups: 3, largest: null });
    expect(lines.get('community')).toMatchObject({ state: 'alike', largest: { people: 3 } });
    expect(lines.get('country')).toMatchObject({ known: 0, unknown: 3, groups: 0 });
    await asked('DELETE', `/people/${dora}`);
    expect((await diversity('month')).periods.at(-1)).toMatchObject({ people: 2, lines: null });
    expect((await diversity('quarter', bo)).periods).toEqual([]);
  });

  it('tells who brought what and was given what, for a goal and for some days', async () => {
    const id = await goal();
    await met('2026-08-03', {
      personIds: [petra, carl],
      goalIds: [id],
      direction: 'both',
      learnt: 'Reef before you must',
      gave: 'My logbook',
    });
    await met('2026-11-02', { personIds: [petra], direction: 'given' });
    await asked('PATCH', `/people/${dora}/tie`, { metThroughId: carl });
    await asked('PUT', `/goals/${id}/people/${carl}/help`, { helped: 'yes' });
    await asked('POST', '/notes', {
      title: 'On reefing',
      text: '',
      personIds: [petra],
      goalId: id,
    });
    const { people, more } = await brought();
    expect(more).toBe(0);
    const told = new Map(people.map((one) => [one.person.name, one]));
    expect(told.get('Petra')).toMatchObject({
      received: 1,
      given: 2,
      brought: { things: [{ kind: 'kept', words: 'On reefing' }, { kind: 'learnt' }], more: 0 },
      gave: { things: [{ kind: 'gave', words: 'My logbook', day: '2026-08-03' }] },
      goals: [{ id }],
    });
    expect(told.get('Carl')?.brought.things.map(({ kind }) => kind)).toEqual([
      'helped',
      'learnt',
      'met',
    ]);
    const ofGoal = await brought(`?goal=${id}&to=2026-08-31`);
    expect(ofGoal.people.map(({ person, given }) => [person.name, given])).toEqual([
      ['Petra', 1],
      ['Carl', 1],
    ]);
    expect((await brought('?from=2026-11-01&to=2026-11-02')).people).toMatchObject([
      { person: { name: 'Petra' }, received: 0, brought: { things: [] } },
    ]);
    const theirs = await world.ask('GET', `/api/v1/network/brought?goal=${id}`, { as: bo });
    expect(theirs.status).toBe(404);
    expect(await brought('', bo)).toEqual({ people: [], more: 0 });
  });

  it('tells what came of a done move in which one received, and nothing that came of giving', async () => {
    const goalId = await goal();
    for (const [personId, direction, outcome] of [
      [petra, 'received', 'She sent her chart'],
      [carl, 'given', 'He was glad'],
    ] as const) {
      const move = { goalId, personId, intent: 'ask', opener: 'Hello', gives: [], dueOn: null };
      const { id } = await asked<{ id: number }>('POST', '/moves', move);
      await asked('PUT', `/moves/${id}/state`, { state: 'done', outcome, direction });
    }
    const { people } = await brought();
    const words = people.map((one) => [
      one.person.name,
      one.brought.things.map((thing) => thing.words),
      one.gave.things,
    ]);
    expect(words).toContainEqual(['Petra', ['She sent her chart'], []]);
    expect(words).toContainEqual(['Carl', [], []]);
  });

  it('tells both of an introduction whom they were brought together with', async () => {
    const { id } = await asked<{ id: number }>('POST', '/introductions', {
      firstId: petra,
      secondId: carl,
      why: 'Both chart the same bay',
    });
    for (const side of ['first', 'second'])
      for (const answer of ['asked', 'yes'])
        await asked('PUT', `/introductions/${id}/answer`, { side, answer });
    await asked('PUT', `/introductions/${id}/made`, { isMade: true, day: '2026-09-20' });
    const { people } = await brought();
    const given = people.map(({ person, gave }) => [
      person.name,
      ...gave.things.map(({ kind, words, day }) => [kind, words, day]),
    ]);
    expect(given).toContainEqual(['Petra', ['introduced', 'Carl', '2026-09-20']]);
    expect(given).toContainEqual(['Carl', ['introduced', 'Petra', '2026-09-20']]);
  });
});
