import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { exportPlans } from '../export.ts';
import { dueSteps, nextSteps } from './next.ts';
import type { StepView } from './schema.ts';

const TODAY = '2026-11-23'; // a Monday

describe.each(engines)('days of steps on %s', (engine) => {
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

  describe('that recur', () => {
    const weekly = { text: 'Drill', dueOn: TODAY, recurrence: 'FREQ=WEEKLY;BYDAY=TU' };
    const due = async (id: number, today: string) =>
      (await asked('GET', `/steps/${id}?today=${today}`)).body.nextDueOn;

    it('say so in plain words and count one occurrence at a time', async () => {
      const step = await add(weekly);
      expect(step).toMatchObject({ recurrenceWords: 'every Tuesday', nextDueOn: '2026-11-24' });
      expect(await due(step.id, '2026-11-30')).toBe('2026-11-24');
      // Missed is passed: the next one takes its place.
      expect(await due(step.id, '2026-12-01')).toBe('2026-12-01');
    });

    it('are done day by day, and each day can be taken back', async () => {
      const step = await add(weekly);
      const told = world.announced();
      const settle = (state: string, on: string) =>
        asked('PUT', `/steps/${step.id}/state`, { state, on });
      const done = await settle('done', '2026-11-24');
      expect(done.body).toMatchObject({ state: 'planned', doneOn: ['2026-11-24'] });
      await settle('done', '2026-11-24');
      expect(await due(step.id, '2026-11-25')).toBe('2026-12-01');
      await settle('done', '2026-12-01');
      expect(await due(step.id, '2026-11-25')).toBe('2026-12-08');
      const undone = await settle('planned', '2026-11-24');
      expect(undone.body.doneOn).toEqual(['2026-12-01']);
      expect(told.map(({ event, payload }) => [event, (payload as { key: string }).key])).toEqual([
        ['step.done', `step:${step.id}:2026-11-24:done`],
        ['step.done', `step:${step.id}:2026-12-01:done`],
        ['step.undone', `step:${step.id}:2026-11-24:done`],
      ]);
      expect((await settle('done', '2026-11-25')).status).toBe(422);
    });

    it('are refused with a bad rule, or without a day to begin at', async () => {
      const refused = async (form: object) =>
        (
          await asked<{ error: { fields?: Record<string, string> } }>(
            'POST',
            `/goals/${goalId}/steps`,
            { text: 'Drill', ...form },
          )
        ).body.error.fields;
      expect(await refused({ dueOn: TODAY, recurrence: 'FREQ=HOURLY' })).toHaveProperty(
        'recurrence',
      );
      expect(await refused({ recurrence: 'FREQ=DAILY' })).toEqual({
        dueOn: 'Say from which day on it recurs.',
      });
      const step = await add(weekly);
      expect((await asked('PATCH', `/steps/${step.id}`, { dueOn: null })).status).toBe(422);
      const once = await asked('PATCH', `/steps/${step.id}`, { dueOn: null, recurrence: null });
      expect(once.body).toMatchObject({ recurrence: null, recurrenceWords: '', dueOn: null });
    });

    it('are over when their last day is done', async () => {
      const step = await add({ ...weekly, recurrence: 'FREQ=WEEKLY;BYDAY=TU;COUNT=1' });
      await asked('PUT', `/steps/${step.id}/state`, { state: 'done', on: '2026-11-24' });
      expect(await due(step.id, '2026-11-30')).toBeNull();
      expect((await nextSteps(world.kith, ada.id, '2026-11-30'))[0]?.step).toBeNull();
    });
  });

  describe('nextSteps', () => {
    const next = async (today = TODAY) =>
      (await nextSteps(world.kith, ada.id, today)).map(({ step }) => step?.text);

    it('gives the first of the plan, unless something is due', async () => {
      expect(await next()).toEqual([undefined]);
      await add({ text: 'later', dueOn: '2026-12-24' });
      expect(await next()).toEqual(['later']);
      const first = await add({ text: 'first' });
      await add({ text: 'second' });
      expect(await next()).toEqual(['first']);
      await asked('PUT', `/steps/${first.id}/state`, { state: 'dropped' });
      expect(await next()).toEqual(['second']);
      await add({ text: 'due', dueOn: TODAY });
      expect(await next()).toEqual(['due']);
      expect(await next('2026-12-25')).toEqual(['due']);
    });

    it('names active goals only', async () => {
      await add({ text: 'one' });
      await setGoalStatus(world.kith, ada.id, goalId, 'parked', { reason: 'No time now' });
      expect(await next()).toEqual([]);
    });
  });

  it('tell their cues while they are planned, those of the day before those of any day', async () => {
    const cues = async () => (await nextSteps(world.kith, ada.id, TODAY))[0]?.cues ?? [];
    const one = await add({ text: 'Drill', cue: 'the build is red', action: 'roll back first' });
    await add({ text: 'Read', cue: 'I pour coffee', dueOn: TODAY });
    await add({ text: 'Missed', cue: 'it was yesterday', dueOn: '2026-11-22' });
    await add({ text: 'Ahead', cue: 'it is tomorrow', dueOn: '2026-11-24' });
    await add({ text: 'No cue' });
    expect((await cues()).map(({ cue, action }) => [cue, action])).toEqual([
      ['I pour coffee', 'Read'],
      ['the build is red', 'roll back first'],
    ]);
    expect((await cues())[0]?.goal).toEqual({ id: goalId, title: 'roll back a release' });
    await asked('PUT', `/steps/${one.id}/state`, { state: 'done' });
    expect(await cues()).toHaveLength(1);
  });

  it('count what is due besides the next', async () => {
    const more = async () => (await nextSteps(world.kith, ada.id, TODAY))[0]?.dueMore;
    for (const dueOn of ['2026-11-20', TODAY, '2026-11-24']) await add({ text: dueOn, dueOn });
    const series = { text: 'Drill', dueOn: '2026-11-02', recurrence: 'FREQ=WEEKLY;BYDAY=MO' };
    const { id } = await add(series);
    expect(await more()).toBe(2);
    await asked('PUT', `/steps/${id}/state`, { state: 'done', on: TODAY });
    expect(await more()).toBe(1);
  });

  it('fall on their days', async () => {
    const once = await add({ text: 'once', dueOn: '2026-11-26' });
    const often = await add({ text: 'often', dueOn: TODAY, recurrence: 'FREQ=DAILY;INTERVAL=2' });
    await asked('PUT', `/steps/${often.id}/state`, { state: 'done', on: '2026-11-25' });
    await asked('PUT', `/steps/${once.id}/state`, { state: 'done' });
    await add({ text: 'outside', dueOn: '2026-12-24' });
    const due = await dueSteps(world.kith, ada.id, { from: '2026-11-24', to: '2026-11-28' });
    expect(due.map(({ text, on, isDone }) => [text, on, isDone])).toEqual([
      ['often', '2026-11-25', true],
      ['once', '2026-11-26', true],
      ['often', '2026-11-27', false],
    ]);
  });

  it('are exported whole, with every day', async () => {
    const step = await add({ text: 'Drill', dueOn: TODAY, recurrence: 'FREQ=DAILY' });
    for (let day = 23; day <= 30; day += 1)
      await asked('PUT', `/steps/${step.id}/state`, { state: 'done', on: `2026-11-${day}` });
    for (let day = 1; day <= 9; day += 1)
      await asked('PUT', `/steps/${step.id}/state`, { state: 'done', on: `2026-12-0${day}` });
    const { steps } = await exportPlans(world.kith, ada.id);
    expect(steps[0]?.doneOn).toHaveLength(17);
    expect(steps[0]).not.toHaveProperty('nextDueOn');
  });
});
