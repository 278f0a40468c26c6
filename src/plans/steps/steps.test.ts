import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { addPlace, mergePeople } from '#people';
import { follow } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { STEPS_PER_GOAL_MAX } from './limits.ts';
import { stepsOf } from './queries.ts';
import { UNDO_MS } from './remove.ts';
import type { StepView } from './schema.ts';

const DRAFT_KEY = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';

describe.each(engines)('steps on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = await activeGoal(ada.id, 'roll back a release');
  });
  afterEach(() => world.close());

  async function activeGoal(memberId: number, able: string): Promise<number> {
    const goal = await draftGoal(world.kith, memberId, { able, questions: [{ text: able }] });
    await setGoalStatus(world.kith, memberId, goal.id, 'active');
    return goal.id;
  }
  const asked = <Answer = StepView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const add = async (form: object) => (await asked('POST', `/goals/${goalId}/steps`, form)).body;
  const texts = async () =>
    (await stepsOf(world.kith, ada.id, { goalId })).map((step) => step.text);
  const person = (name = 'Grace') => world.person(ada.id, name);

  it('are added at the end with what was said and sensible silence about the rest', async () => {
    await add({ text: 'Read the runbook' });
    const step = await add({ text: 'Drill it', c: 'create', cue: 'it is Monday', action: 'drill' });
    expect(step).toMatchObject({
      goalId,
      text: 'Drill it',
      c: 'create',
      phase: 'performance',
      cue: 'it is Monday',
      action: 'drill',
      person: null,
      dueOn: null,
      recurrence: null,
      nextDueOn: null,
      state: 'planned',
    });
    expect(await texts()).toEqual(['Read the runbook', 'Drill it']);
  });

  it('are asked what they are where their words do not tell, until somebody says it', async () => {
    const told = await add({ text: 'Ask Mara how she does it' });
    expect(told).toMatchObject({ c: 'connect', isKindOpen: false });
    const open = await add({ text: 'Sort out the budget' });
    expect(open.isKindOpen).toBe(true);
    const { body: renamed } = await asked('PATCH', `/steps/${open.id}`, { text: 'The budget' });
    expect(renamed.isKindOpen).toBe(true);
    const someone = { personId: await person() };
    const other = await add({ text: 'The budget' });
    const { body: pointed } = await asked('PATCH', `/steps/${other.id}`, someone);
    expect(pointed).toMatchObject({ c: 'connect', isKindOpen: false });
    const { body: said } = await asked('PATCH', `/steps/${open.id}`, { c: 'consume' });
    expect(said).toMatchObject({ c: 'consume', isKindOpen: false });
    expect(await add({ text: 'The budget', c: 'create' })).toMatchObject({ isKindOpen: false });
    expect(await add({ text: 'The budget', ...someone })).toMatchObject({ c: 'connect' });
  });

  it('are one step however often its start is sent', async () => {
    const first = await add({ text: 'Drill', draftKey: DRAFT_KEY });
    const second = await add({ text: 'Drill', draftKey: DRAFT_KEY });
    expect(second.id).toBe(first.id);
    expect(await texts()).toEqual(['Drill']);
  });

  it('name a person, a place and a source, and let go of what waits for an undo', async () => {
    const personId = await person();
    const place = await addPlace(world.kith, ada.id, { name: '#oncall', kind: 'hashtag' });
    const { sourceId } = await world.kith.db.write((trx) =>
      follow(trx, {
        memberId: ada.id,
        feedUrl: 'https://grace.example/feed',
        title: 'Grace writes',
        personId,
        batchId: null,
        now: 1,
      }),
    );
    const told = world.announced();
    const step = await add({ text: 'Ask Grace', personId, placeId: place.id, sourceId });
    expect(step).toMatchObject({
      person: { id: personId, name: 'Grace' },
      place: { id: place.id, name: '#oncall', address: '' },
      source: { id: sourceId, title: 'Grace writes', url: 'https://grace.example/feed' },
    });
    expect(told).toMatchObject([
      { event: 'plan.linked', payload: { key: `step:${step.id}:linked`, personIds: [personId] } },
    ]);
    await asked('DELETE', `/people/${personId}`);
    await asked('DELETE', `/places/${place.id}`);
    await asked('DELETE', `/sources/${sourceId}`);
    expect((await asked('GET', `/steps/${step.id}`)).body).toMatchObject({
      person: null,
      place: null,
      source: null,
    });
    await asked('POST', `/people/${personId}/restore`);
    await asked('POST', `/places/${place.id}/restore`);
    await asked('POST', `/sources/${sourceId}/restore`);
    expect((await asked('GET', `/steps/${step.id}`)).body).toEqual(step);
  });

  it('go with a person to the one they turn out to be', async () => {
    const [keep, gone] = [await person('Grace Hopper'), await person('G. Hopper')];
    const step = await add({ text: 'Ask', personId: gone });
    await mergePeople(world.kith, ada.id, keep, gone);
    await world.settle();
    expect((await asked('GET', `/steps/${step.id}`)).body.person?.id).toBe(keep);
  });

  it('change in what is named and keep the rest', async () => {
    const step = await add({ text: 'Drill', tool: 'a timer', dueOn: '2026-12-01' });
    const told = world.announced();
    const { body } = await asked('PATCH', `/steps/${step.id}`, { text: 'Drill twice' });
    expect(body).toEqual({ ...step, text: 'Drill twice', updatedAt: body.updatedAt });
    expect(told).toEqual([]);
    const personId = await person();
    await asked('PATCH', `/steps/${step.id}`, { personId });
    await asked('PATCH', `/steps/${step.id}`, { personId });
    expect(told.map(({ event }) => event)).toEqual(['plan.linked']);
  });

  it('stand in the order they are put into; one added meanwhile follows', async () => {
    const ids = [];
    for (const text of ['one', 'two', 'three']) ids.push((await add({ text })).id);
    const [one, two, three] = ids;
    await add({ text: 'four' });
    const path = `/goals/${goalId}/steps/order`;
    expect((await asked('PUT', path, { ids: [three, one, two] })).status).toBe(204);
    expect(await texts()).toEqual(['three', 'one', 'two', 'four']);
    const elsewhere = await activeGoal(ada.id, 'something else');
    expect((await asked('PUT', `/goals/${elsewhere}/steps/order`, { ids: [one] })).status).toBe(
      404,
    );
    expect(await texts()).toEqual(['three', 'one', 'two', 'four']);
  });

  it('are done and not done, each told once with its cell', async () => {
    const step = await add({ text: 'Publish', c: 'contribute', phase: 'reflection' });
    const told = world.announced();
    const done = await asked('PUT', `/steps/${step.id}/state`, { state: 'done', minutes: 20 });
    expect(done.body).toMatchObject({ state: 'done', doneAt: world.kith.now() });
    await asked('PUT', `/steps/${step.id}/state`, { state: 'done' });
    const undone = await asked('PUT', `/steps/${step.id}/state`, { state: 'planned' });
    expect(undone.body).toMatchObject({ state: 'planned', doneAt: null });
    expect(told).toMatchObject([
      {
        event: 'step.done',
        payload: { key: `step:${step.id}:done`, c: 'contribute', phase: 'reflection', minutes: 20 },
      },
      { event: 'step.undone', payload: { key: `step:${step.id}:done` } },
    ]);
  });

  it('are gone when removed and come back in their place', async () => {
    const step = await add({ text: 'one', draftKey: DRAFT_KEY });
    await add({ text: 'two' });
    expect((await asked('DELETE', `/steps/${step.id}`)).status).toBe(204);
    expect((await asked('GET', `/steps/${step.id}`)).status).toBe(404);
    expect((await asked('PUT', `/steps/${step.id}/state`, { state: 'done' })).status).toBe(404);
    expect(await texts()).toEqual(['two']);
    expect((await asked('POST', `/steps/${step.id}/restore`)).body).toEqual(step);
    expect(await texts()).toEqual(['one', 'two']);
    await asked('DELETE', `/steps/${step.id}`);
    world.advance(UNDO_MS);
    await world.settle();
    expect((await asked('POST', `/steps/${step.id}/restore`)).status).toBe(404);
    expect(await world.kith.db.read.selectFrom('step').select('text').execute()).toEqual([
      { text: 'two' },
    ]);
  });

  it(`number at most ${STEPS_PER_GOAL_MAX} for a goal`, async () => {
    const first = await add({ text: 'first' });
    await asked('DELETE', `/steps/${first.id}`);
    for (let made = 0; made < STEPS_PER_GOAL_MAX; made += 1) await add({ text: `step ${made}` });
    expect((await asked('POST', `/goals/${goalId}/steps`, { text: 'more' })).status).toBe(429);
    expect((await asked('POST', `/steps/${first.id}/restore`)).status).toBe(429);
  });

  it('may not point to what is another member’s', async () => {
    const bob = await world.member('bob');
    const place = await addPlace(world.kith, ada.id, { name: 'ours' });
    const personId = await person();
    const theirs = await activeGoal(bob.id, 'bobs');
    for (const link of [{ placeId: place.id }, { personId }, { sourceId: 4711 }]) {
      const tried = await asked('POST', `/goals/${theirs}/steps`, { text: 'x', ...link }, bob);
      expect(tried.status, JSON.stringify(link)).toBe(404);
    }
    expect(await stepsOf(world.kith, bob.id)).toEqual([]);
  });
});
