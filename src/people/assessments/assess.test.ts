import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  assess,
  assessmentsFor,
  CRITERIA,
  CRITERION_WORDS,
  type Criterion,
  type ExportedPerson,
  exportPeople,
} from '../index.ts';

describe('CRITERION_WORDS', () => {
  it('says each of the ten in its own words', () => {
    expect(CRITERIA).toHaveLength(10);
    const words = CRITERIA.map((criterion) => CRITERION_WORDS[criterion]);
    expect(new Set(words.map((one) => one.title)).size).toBe(10);
    for (const { question } of words) expect(question).toMatch(/\?/);
    expect(CRITERION_WORDS.trust.onlyYou).toBe(true);
    expect(CRITERION_WORDS.expert.onlyYou).toBe(false);
  });
});

describe.each(engines)('assessments on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const goalOf = async (member: { cookie: string }): Promise<number> =>
    (
      await (
        await world.ask('POST', '/api/v1/goals', { as: member, body: { able: 'make cheese' } })
      ).json()
    ).id;
  const personOf = (memberId: number, name = 'Ada') =>
    world.person(memberId, name, {
      fields: [{ field: 'role', value: 'Cook' }],
      keys: ['linkedin:ada'],
      origin: 'linkedin-csv',
      originDetail: 'Connections.csv',
    });

  it('writes down, changes and takes back a decision', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const [goalId, personId] = [await goalOf(mara), await personOf(mara.id)];
    const put = (criterion: string, body: unknown) =>
      world.ask('PUT', `/api/v1/goals/${goalId}/people/${personId}/criteria/${criterion}`, {
        as: mara,
        body,
      });
    const decided = async () =>
      (await (await world.ask('GET', `/api/v1/goals/${goalId}/assessments`, { as: mara })).json())
        .assessments;
    expect((await put('trust', { value: 'unknown' })).status).toBe(204);
    expect(await decided()).toEqual([]);
    await put('trust', { value: 'yes', reason: ' kept a promise ' });
    world.advance(1_000);
    await put('expert', { value: 'no' });
    expect(await decided()).toEqual([
      { personId, criterion: 'expert', value: 'no', reason: '', notedAt: world.kith.now() },
      {
        personId,
        criterion: 'trust',
        value: 'yes',
        reason: 'kept a promise',
        notedAt: world.kith.now() - 1_000,
      },
    ]);
    await put('trust', { value: 'no', reason: 'broke one' });
    await put('expert', { value: 'unknown' });
    expect(await decided()).toEqual([
      { personId, criterion: 'trust', value: 'no', reason: 'broke one', notedAt: world.kith.now() },
    ]);
    expect((await put('charm', { value: 'yes' })).status).toBe(422);
    expect((await put('trust', { value: 'maybe' })).status).toBe(422);
    expect((await put('trust', { value: 'yes', reason: 'x'.repeat(1_001) })).status).toBe(422);
  });

  it('has the criteria in words for screens', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const { criteria } = await (await world.ask('GET', '/api/v1/criteria', { as: mara })).json();
    expect(criteria.map((one: { criterion: string }) => one.criterion)).toEqual([...CRITERIA]);
    expect(criteria[4]).toEqual({ criterion: 'trust', ...CRITERION_WORDS.trust });
    expect((await world.ask('GET', '/api/v1/criteria')).status).toBe(401);
  });

  it('is a matter of one member: goal and person must both be theirs', async () => {
    world = await makeWorld({ engine });
    const [mara, otto] = [await world.member('mara'), await world.member('otto')];
    const [goal, person] = [await goalOf(mara), await personOf(mara.id)];
    const [ottosGoal, ottosPerson] = [await goalOf(otto), await personOf(otto.id, 'Bo')];
    await assess(world.kith, mara.id, {
      goalId: goal,
      personId: person,
      criterion: 'trust',
      value: 'yes',
      reason: 'secret',
    });
    const body = { value: 'no' };
    for (const [goalId, personId] of [
      [goal, person],
      [goal, ottosPerson],
      [ottosGoal, person],
    ]) {
      const path = `/api/v1/goals/${goalId}/people/${personId}/criteria/trust`;
      expect((await world.ask('PUT', path, { as: otto, body })).status).toBe(404);
      expect((await world.ask('PUT', path, { body })).status).toBe(401);
    }
    expect((await world.ask('GET', `/api/v1/goals/${goal}/assessments`, { as: otto })).status).toBe(
      404,
    );
    expect(await assessmentsFor(world.kith, otto.id, goal)).toEqual([]);
    expect(await assessmentsFor(world.kith, mara.id, goal)).toMatchObject([
      { value: 'yes', reason: 'secret' },
    ]);
  });

  it('goes with the goal', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const [goalId, personId] = [await goalOf(mara), await personOf(mara.id)];
    await assess(world.kith, mara.id, {
      goalId,
      personId,
      criterion: 'trust',
      value: 'yes',
      reason: '',
    });
    await world.kith.db.write((trx) => trx.deleteFrom('goal').where('id', '=', goalId).execute());
    expect(await world.kith.db.read.selectFrom('assessment').selectAll().execute()).toEqual([]);
  });

  it("is in the export with everything else known of one's people, and only of one's own", async () => {
    world = await makeWorld({ engine });
    const [mara, otto] = [await world.member('mara'), await world.member('otto')];
    const [goalId, personId] = [await goalOf(mara), await personOf(mara.id)];
    const removed = await personOf(mara.id, 'Removed');
    await personOf(otto.id, 'Not mine');
    await world.ask('DELETE', `/api/v1/people/${removed}`, { as: mara });
    const criterion: Criterion = 'reality-check';
    await assess(world.kith, mara.id, {
      goalId,
      personId,
      criterion,
      value: 'yes',
      reason: 'frank',
    });
    const at = new Date(world.kith.now()).toISOString();
    const provenance = {
      origin: 'linkedin-csv',
      originDetail: 'Connections.csv',
      notedAt: at,
      pastAt: null,
    };
    const exported: ExportedPerson[] = [];
    for await (const person of exportPeople(world.kith, mara.id)) exported.push(person);
    expect(exported).toEqual([
      {
        id: personId,
        name: 'Ada',
        isMe: false,
        addedAt: at,
        fields: [
          { field: 'name', value: 'Ada', ...provenance },
          { field: 'role', value: 'Cook', ...provenance },
        ],
        keys: ['linkedin:ada'],
        contacts: [],
        assessments: [{ goalId, criterion, value: 'yes', reason: 'frank', notedAt: at }],
        assessmentChanges: [{ goalId, criterion, value: 'yes', reason: 'frank', notedAt: at }],
        observations: [],
      },
    ]);
  });
});
