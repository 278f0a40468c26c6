import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMove } from '#connect';
import { capture } from '#create';
import { draftGoal, setGoalStatus } from '#goals';
import { addStep } from '#plans';
import { engines, makeWorld, type World } from '#test';
import { homeOf } from './home.ts';

const TODAY = '2026-11-23';

describe.each(engines)('the home page on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  async function goal(able: string, reviewOn: string | null = null): Promise<number> {
    const form = { able, reviewOn, questions: [{ text: `How to ${able}?` }] };
    const { id } = await draftGoal(world.kith, ada.id, form);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    world.advance(1_000);
    return id;
  }
  const home = () => homeOf(world.kith, ada.id, TODAY);

  it('is empty for who has no goal', async () => {
    expect(await home()).toMatchObject({
      goals: [],
      goalsTotal: 0,
      drafts: [],
      moves: [],
      cues: [],
      waiting: 0,
      recall: 0,
      week: { week: '2026-W48', state: 'draft' },
    });
  });

  it('puts first what is due, then what waits to be looked back at, then the latest', async () => {
    const later = await goal('sail', '2027-01-01');
    const review = await goal('row', '2026-11-20');
    const due = await goal('swim');
    const latest = await goal('dive');
    await addStep(world.kith, ada.id, due, { text: 'Jump', dueOn: TODAY });
    await addStep(world.kith, ada.id, latest, { text: 'Read', dueOn: '2026-12-01' });
    const { goals } = await home();
    expect(goals.map(({ id }) => id)).toEqual([due, review, latest, later]);
    expect(goals[0]?.step?.text).toBe('Jump');
    expect(goals[1]).toMatchObject({ isReviewDue: true, step: null });
    expect(goals[2]).toMatchObject({ isReviewDue: false, step: { text: 'Read' } });
  });

  it('shows four goals and says how many there are', async () => {
    for (const able of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await goal(able);
    const { goals, goalsTotal } = await home();
    expect([goals.length, goalsTotal]).toEqual([4, 7]);
  });

  it('shows moves whose day has come, and cues', async () => {
    const goalId = await goal('sail');
    const response = await world.ask('POST', '/api/v1/people', { as: ada, body: { name: 'Bo' } });
    const { id: personId } = (await response.json()) as { id: number };
    const move = { goalId, personId, intent: 'ask' as const };
    await planMove(world.kith, ada.id, { ...move, dueOn: TODAY });
    await planMove(world.kith, ada.id, { ...move, dueOn: '2026-12-24' });
    await addStep(world.kith, ada.id, goalId, {
      text: 'Look at the wind',
      cue: 'I stand at the quay',
      action: 'look up',
    });
    expect(await home()).toMatchObject({
      moves: [{ person: { name: 'Bo' }, dueOn: TODAY }],
      movesTotal: 1,
      cues: [{ cue: 'I stand at the quay', action: 'look up' }],
    });
  });

  it('shows an if-then plan on the day of its step, and without a day on any', async () => {
    const goalId = await goal('sail');
    const step = (text: string, form: object) =>
      addStep(world.kith, ada.id, goalId, { text, cue: `it is ${text}`, action: 'go', ...form });
    await step('later', { dueOn: '2026-12-24' });
    await step('any day', {});
    await step('every Monday', { dueOn: '2026-11-02', recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    await step('every Tuesday', { dueOn: '2026-11-03', recurrence: 'FREQ=WEEKLY;BYDAY=TU' });
    // The day is a Monday.
    expect((await home()).cues.map(({ cue }) => cue)).toEqual([
      'it is every Monday',
      'it is any day',
    ]);
  });

  it('counts what was captured and waits', async () => {
    const goalId = await goal('sail');
    await capture(world.kith, ada.id, { text: 'Wind falls at dusk' });
    await capture(world.kith, ada.id, { text: 'Reef early', goalId });
    expect((await home()).waiting).toBe(1);
  });

  it('shows nothing of others', async () => {
    await goal('sail');
    const eve = await world.member('eve');
    expect(await homeOf(world.kith, eve.id, TODAY)).toMatchObject({ goals: [], goalsTotal: 0 });
  });
});
