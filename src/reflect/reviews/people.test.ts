import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, type GoalView, setGoalStatus } from '#goals';
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

  const asked = <Answer = GoalReviewView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const opened = async () => (await asked('POST', `/goals/${goal.id}/reviews`)).body;

  it('are those chosen for its goal, and of whom it was said there whether they helped', async () => {
    const [bo, cy] = [await world.person(ada.id, 'Bo'), await world.person(ada.id, 'Cy')];
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
