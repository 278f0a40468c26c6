import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, type GoalView, setGoalStatus } from '#goals';
import { addPerson } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { GoalReviewView } from './schema.ts';

describe.each(engines)('the people of a review on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goal: GoalView;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    const questions = [{ text: 'How do others rehearse?' }];
    const { id } = await draftGoal(world.kith, ada.id, { able: 'roll back a release', questions });
    goal = await setGoalStatus(world.kith, ada.id, id, 'active');
  });
  afterEach(() => world.close());

  async function asked<Answer = GoalReviewView>(
    method: string,
    path: string,
    body?: unknown,
    as = ada,
  ) {
    const response = await world.ask(method, `/api/v1${path}`, { as, body });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Answer };
  }
  const opened = async () => (await asked('POST', `/goals/${goal.id}/reviews`)).body;

  it('are those chosen for its goal, and of whom it was said there whether they helped', async () => {
    const from = { memberId: ada.id, origin: 'hand', originDetail: '', now: 1 } as const;
    const [bo, cy] = await world.kith.db.write(
      async (trx): Promise<[number, number]> => [
        await addPerson(trx, { ...from, name: 'Bo', fields: [], keys: [] }),
        await addPerson(trx, { ...from, name: 'Cy', fields: [], keys: [] }),
      ],
    );
    const choose = (id: number, decision: string) =>
      asked('PUT', `/goals/${goal.id}/people/${id}/decision`, { decision });
    await choose(bo, 'chosen');
    await choose(cy, 'later');
    const review = await opened();
    const people = async () =>
      (await asked<{ people: object[] }>('GET', `/reviews/${review.id}/people`)).body.people;
    expect(await people()).toEqual([{ id: bo, name: 'Bo' }]);
    const said = { helped: 'partly', occasion: `review:${review.id}` };
    await asked('PUT', `/goals/${goal.id}/people/${bo}/help`, said);
    await choose(bo, 'open');
    expect(await people()).toEqual([{ id: bo, name: 'Bo' }]);
    const bob = await world.member('bob');
    expect((await asked('GET', `/reviews/${review.id}/people`, undefined, bob)).status).toBe(404);
  });
});
