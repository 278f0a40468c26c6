/** What a person's page says of them: what they are about, what for, who points to whom. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { type Written, writePerson } from '../../../test/written.ts';
import type { GoodForView, NowView, PointingView } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;
const ON_PUMPS = 'A heat pump warms an old house when its radiators are large.';
const soup = (at: number): Written => ({
  title: `Soup ${at}`,
  text: `Onions and water, number ${at}.`,
  daysAgo: 200 + at,
});

describe.each(engines)('a person, on %s', (engine) => {
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
    world.accepted<Answer>(method, path, { as, body });
  const writes = (name: string, entries: Written[]) =>
    writePerson(world, ada.id, { name, entries });
  const setGoal = async (able: string, question: string) => {
    const { id } = await asked<{ id: number }>('POST', '/goals', {
      need: able,
      able,
      questions: [{ text: question }],
    });
    await asked('PUT', `/goals/${id}/status`, { status: 'active' });
    return id;
  };

  it('is working on what stands out in what they wrote lately, as they write it', async () => {
    for (const name of ['Sven', 'Kim', 'Rolf'])
      await writes(
        name,
        Array.from({ length: 12 }, (_, at) => ({ text: `A week, and rain ${at}.` })),
      );
    const id = await writes('Petra', [
      {
        title: 'Feature flags that blink',
        text: 'This week the feature flags of our heater.',
        daysAgo: 3,
      },
      { title: 'More of it', text: 'Feature flags again, week by week.', daysAgo: 9 },
      { title: 'Onions', text: 'Soup all week.', daysAgo: 20 },
      ...Array.from({ length: 8 }, (_, at) => soup(at)),
    ]);
    const now = await asked<NowView>('GET', `/people/${id}/now`);
    expect(now).toMatchObject({ entries: 11, isQuiet: false });
    const flags = now.topics.find(({ words }) => words.toLowerCase() === 'feature flags');
    expect(flags).toMatchObject({ isNew: true, entries: 2 });
    expect(flags?.examples.map(({ title }) => title)).toEqual([
      'Feature flags that blink',
      'More of it',
    ]);
    // Everybody's word is no topic.
    expect(now.topics.map(({ words }) => words.toLowerCase())).not.toContain('week');
    expect(now.latest[0]).toMatchObject({ title: 'Feature flags that blink' });
  });

  it('is quiet, or unknown, where there is little', async () => {
    const quiet = await writes('Olga', [soup(0), soup(1)]);
    expect(await asked<NowView>('GET', `/people/${quiet}/now`)).toMatchObject({ isQuiet: true });
    const { id } = await asked<{ id: number }>('POST', '/people', { name: 'Noor', fields: [] });
    expect(await asked<NowView>('GET', `/people/${id}/now`)).toMatchObject({
      topics: [],
      latest: [],
      entries: 0,
    });
    expect(await asked<PointingView>('GET', `/people/${id}/pointing`)).toEqual({
      to: [],
      from: [],
      beyond: [],
    });
    expect(await asked<GoodForView>('GET', `/people/${id}/good-for`)).toEqual({
      goals: [],
      more: 0,
    });
  });

  it('is good for the goals they write on, whatever their place, and says where there is not enough', async () => {
    // More people than a goal's page shows for one question say more.
    for (let at = 0; at < 16; at++)
      await writes(
        `Writer ${at}`,
        Array.from({ length: 4 }, () => ({ text: `${ON_PUMPS} ${ON_PUMPS}` })),
      );
    const id = await writes('Last', [{ text: ON_PUMPS, daysAgo: 1_000 }]);
    const pumps = await setGoal('choose a heat pump', 'heat pump in an old house');
    const slate = await setGoal('mend a slate roof', 'slate roof insulation');
    await asked('PUT', `/goals/${pumps}/people/${id}/criteria/trust`, {
      value: 'yes',
      reason: 'Kept it.',
    });
    const { goals } = await asked<GoodForView>('GET', `/people/${id}/good-for`);
    const onPumps = goals.find(({ goal }) => goal.id === pumps);
    expect(onPumps).toMatchObject({
      decision: 'open',
      questions: [{ strength: 'some', entries: 1 }],
    });
    expect(onPumps?.questions[0]?.examples[0]?.title).toBe('Last 0');
    expect(onPumps?.criteria.find(({ criterion }) => criterion === 'trust')).toMatchObject({
      assessment: 'yes',
      reason: 'Kept it.',
    });
    expect(goals.find(({ goal }) => goal.id === slate)).toMatchObject({ questions: [] });
    // The goal's own page is as it was.
    const finding = await asked<{ people: { id: number }[] }>('GET', `/goals/${pumps}/finding`);
    expect(finding.people.map((person) => person.id)).not.toContain(id);
  });

  it('points to people by their sites and accounts, and is pointed to', async () => {
    const petra = await writes('Petra', [
      { text: 'See Carl', links: ['https://carl.example/1', 'https://unknown.example/a'] },
      { text: 'See Carl again', links: ['https://carl.example/2', 'https://unknown.example/b'] },
      { text: 'Myself', links: ['https://petra.example/1', 'https://wikipedia.org/wiki/Pump'] },
    ]);
    const carl = await writes('Carl', [{ text: 'See Petra', links: ['https://petra.example/0'] }]);
    expect(await asked<PointingView>('GET', `/people/${petra}/pointing`)).toMatchObject({
      to: [{ person: { id: carl, name: 'Carl' }, entries: 2 }],
      from: [{ person: { id: carl }, entries: 1, examples: [{ title: 'Carl 0' }] }],
      beyond: [{ site: 'unknown.example', entries: 2 }],
    });
    // Another member's people point to nobody of mine.
    await writePerson(world, bo.id, {
      name: 'Bea',
      entries: [{ text: 'See Petra', links: ['https://petra.example/0'] }],
    });
    const { from } = await asked<PointingView>('GET', `/people/${petra}/pointing`);
    expect(from.map(({ person }) => person.name)).toEqual(['Carl']);
  });
});
