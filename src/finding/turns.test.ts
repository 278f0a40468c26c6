import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { type FindingStage, type Network, setFindingStage } from '../../test/finding-stage.ts';
import type { FindingView } from './view.ts';

/** Who writes more of the matter comes before who writes less; nobody is near the one before. */
const writes = (times: number) =>
  Array.from({ length: times }, (_, n) => ({
    title: `Heat pump troubles ${n}`,
    text: `A heat pump warms an old house. Number ${n}.`,
    age: 3 + n,
  }));
const NETWORK: Network = {
  Ada: writes(9),
  Bo: writes(6),
  Cleo: writes(4),
  Dora: writes(2),
  Emil: writes(1),
};

describe.each(engines)('whose turn it is on %s', (engine) => {
  let stage: FindingStage;
  beforeEach(async () => {
    stage = await setFindingStage(engine, NETWORK);
  });
  afterEach(() => stage.world.close());

  const findingsOf = async (count: number): Promise<FindingView[]> => {
    const members = [];
    for (let n = 0; n < count; n++) members.push(await stage.world.member(`member${n}`));
    const findings = [];
    for (const member of members) {
      await stage.bringIn(member.id);
      const goalId = await stage.goalOf(member.id, ['heat pump in an old house']);
      findings.push(await stage.findingOf(goalId, member));
    }
    return findings;
  };
  const namesOf = ({ people }: FindingView) => people.map(({ name }) => name);

  it('nobody comes first for all of five members, and who waits is told and not picked', async () => {
    const findings = await findingsOf(5);
    for (const name of ['Ada', 'Bo', 'Cleo']) {
      const waits = findings.filter(({ people }) =>
        people.some((person) => person.name === name && person.isWaiting),
      );
      expect(waits).toHaveLength(1);
      for (const finding of waits) {
        expect(namesOf(finding).indexOf(name)).toBeGreaterThanOrEqual(3);
        expect(finding.portfolio.map((pick) => pick.name)).not.toContain(name);
      }
    }
    for (const finding of findings) expect(namesOf(finding)).toHaveLength(5);
  });

  it('whom one chose keeps their place whoever’s turn it is', async () => {
    const mara = await stage.world.member('mara');
    for (let n = 0; n < 4; n++) await stage.world.member(`other${n}`);
    const idOf = await stage.bringIn(mara.id);
    const goalId = await stage.goalOf(mara.id, ['heat pump in an old house']);
    for (const name of Object.keys(NETWORK)) {
      const path = `/api/v1/goals/${goalId}/people/${idOf(name)}/decision`;
      await stage.world.ask('PUT', path, { as: mara, body: { decision: 'chosen' } });
    }
    const { people } = await stage.findingOf(goalId, mara);
    expect(people.filter(({ isWaiting }) => isWaiting)).toEqual([]);
  });

  it('nobody waits in a Kith of one', async () => {
    const [finding] = await findingsOf(1);
    expect(finding?.people.map(({ isWaiting }) => isWaiting)).toEqual(Array(5).fill(undefined));
  });
});
