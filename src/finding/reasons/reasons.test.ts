import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { type FindingStage, type Network, setFindingStage } from '../../../test/finding-stage.ts';
import type { ReasonsView } from './schema.ts';

const PUMPS = 'A heat pump warms an old house.';
const ROOFS = 'Insulation of a slate roof keeps the attic warm.';
const NETWORK: Network = {
  Carl: [
    ...Array.from({ length: 5 }, (_, n) => ({
      title: `Heat pump troubles ${n}`,
      text: `${PUMPS} Number ${n}.`,
      age: 20 + 31 * n,
    })),
    { title: 'Slate roof insulation', text: ROOFS, age: 3 },
  ],
  Dora: [
    {
      title: 'An old house with a heat pump',
      text: `${PUMPS} Carl is right.`,
      age: 10,
      links: ['https://carl.example/0'],
    },
  ],
  Emil: [{ title: 'Football', text: 'We lost.', age: 4 }],
};

describe.each(engines)('reasons on %s', (engine) => {
  let stage: FindingStage;
  let mara: Awaited<ReturnType<FindingStage['world']['member']>>;
  let idOf: (name: string) => number;
  let goalId: number;
  beforeEach(async () => {
    stage = await setFindingStage(engine, NETWORK);
    mara = await stage.world.member('mara');
    idOf = await stage.bringIn(mara.id);
    goalId = await stage.goalOf(mara.id, ['heat pump in an old house', 'slate roof insulation']);
  });
  afterEach(() => stage.world.close());

  const reasonsFor = (name: string) =>
    stage.read<ReasonsView>(`/goals/${goalId}/people/${idOf(name)}/reasons`, mara);
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

  it('come to the whole for everybody proposed, with the entries they rest on', async () => {
    const { people } = await stage.findingOf(goalId, mara);
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Carl', 'Dora']);
    for (const { name } of people) {
      const { parts } = await reasonsFor(name);
      expect(sum(parts.map(({ percent }) => percent))).toBe(100);
      for (const { entries } of parts)
        for (const { title } of entries) expect(title).toMatch(/heat pump|roof/i);
    }
    const { parts } = await reasonsFor('Carl');
    const written = parts.filter(({ kind }) => kind === 'entries');
    expect(written.map(({ question }) => question?.text).toSorted()).toEqual([
      'heat pump in an old house',
      'slate roof insulation',
    ]);
    const pumps = written.find(({ question }) => question?.text.startsWith('heat'));
    expect(pumps?.entries).toHaveLength(3);
    expect(pumps?.more?.entries).toBe(2);
  });

  it('say whom a reply answered', async () => {
    const { parts } = await reasonsFor('Dora');
    const [reply] = parts.find(({ kind }) => kind === 'replies')?.entries ?? [];
    expect(reply?.repliedTo).toMatchObject({
      title: 'Heat pump troubles 0',
      person: { name: 'Carl', id: idOf('Carl') },
    });
    const own = (await reasonsFor('Carl')).parts.flatMap(({ entries }) => entries);
    expect(own.every(({ repliedTo }) => repliedTo === null)).toBe(true);
  });

  it('are none for whom nothing speaks, and nobody else’s to read', async () => {
    expect(await reasonsFor('Emil')).toEqual({ parts: [], learnt: [] });
    const bo = await stage.world.member('bo');
    const path = `/api/v1/goals/${goalId}/people/${idOf('Carl')}/reasons`;
    expect((await stage.world.ask('GET', path, { as: bo })).status).toBe(404);
  });

  it('say what one’s choices made count more', async () => {
    const { kith } = stage.world;
    const differences = { recent: 0, lasting: 0, replies: 0.9, lately: 0, activity: 0 };
    await kith.db.write((trx) =>
      trx
        .insertInto('finding_lesson')
        .values(
          ['Carl', 'Dora', 'Emil'].map((name) => ({
            goal_id: goalId,
            person_id: idOf(name),
            about: 'help' as const,
            verdict: 'helped' as const,
            differences: JSON.stringify(differences),
            learnt_at: kith.now(),
            forgotten_at: null,
          })),
        )
        .execute(),
    );
    const { learnt } = await reasonsFor('Dora');
    expect(learnt).toEqual([{ signal: 'replies', movement: 'more' }]);
  });
});
