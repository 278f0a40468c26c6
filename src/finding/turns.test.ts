import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '#test';
import { type FindingStage, type Network, setFindingStage } from '../../test/finding-stage.ts';
import type { BriefView, CandidatesView } from './briefs/schema.ts';
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

  it('who waits comes behind the first places of a search brief, too', async () => {
    const question = 'heat pump in an old house';
    const members = [];
    for (let n = 0; n < 5; n++) members.push(await stage.world.member(`member${n}`));
    const waited: string[] = [];
    for (const member of members) {
      await stage.bringIn(member.id);
      const goalId = await stage.goalOf(member.id, [question]);
      const { people } = await stage.findingOf(goalId, member);
      const path = `/api/v1/goals/${goalId}/briefs`;
      const made = await stage.world.ask('POST', path, { as: member, body: { question } });
      const { id }: BriefView = await made.json();
      const { candidates } = await stage.read<CandidatesView>(`/briefs/${id}/candidates`, member);
      const names = candidates.map(({ name }) => name);
      expect(names.toSorted()).toEqual(Object.keys(NETWORK));
      const waiting = people.flatMap(({ name, isWaiting }) => (isWaiting ? [name] : []));
      const first = names.slice(0, Math.min(3, names.length - waiting.length));
      expect(first.filter((name) => waiting.includes(name))).toEqual([]);
      waited.push(...waiting);
    }
    expect(waited.toSorted()).toEqual(Object.keys(NETWORK));
  });

  it('nobody comes first for both of two members, and who leaves the first place is picked all the same', async () => {
    const findings = await findingsOf(2);
    const yielding = findings.flatMap(({ people }) =>
      people.flatMap(({ name, yieldsFirst }) => (yieldsFirst ? [name] : [])),
    );
    expect(yielding.toSorted()).toEqual(Object.keys(NETWORK));
    const firsts = findings.map((finding) => namesOf(finding)[0]);
    expect(new Set(firsts).size).toBe(2);
    for (const finding of findings) {
      expect(namesOf(finding).slice(0, 3)).toContain('Ada');
      expect(finding.people.some(({ isWaiting }) => isWaiting)).toBe(false);
    }
  });

  it('nobody leads all of three goals of one member', async () => {
    const mara = await stage.world.member('mara');
    await stage.bringIn(mara.id);
    const goalIds = [];
    for (let n = 0; n < 3; n++) {
      const goalId = await stage.goalOf(mara.id, ['heat pump in an old house']);
      const path = `/api/v1/goals/${goalId}/status`;
      await stage.world.ask('PUT', path, { as: mara, body: { status: 'active' } });
      goalIds.push(goalId);
    }
    const firsts = [];
    for (const goalId of goalIds) firsts.push(namesOf(await stage.findingOf(goalId, mara))[0]);
    expect(firsts).toContain('Ada');
    expect(new Set(firsts).size).toBeGreaterThan(1);
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
