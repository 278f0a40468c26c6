import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { exportGoals } from './export.ts';
import { GOAL_LEVELS_MAX } from './limits.ts';
import { removeGoal, restoreGoal } from './remove.ts';
import { SITTING_MS } from './revisions.ts';
import type { GoalForm, GoalView } from './schema.ts';
import { setGoalStatus } from './status.ts';
import { storyOf } from './story.ts';
import { changeGoal, draftGoal } from './write.ts';

/** Longer than a sitting. */
const HOUR_MS = 60 * 60 * 1000;
const READY = { able: 'roll back a release', questions: [{ text: 'feature flags' }] };
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('forethought on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let heard: { event: string; key: string }[];
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    heard = [];
    const { announce } = world.kith;
    world.kith.announce = (trx, event, payload) => {
      heard.push({ event, key: (payload as { key: string }).key });
      return announce(trx, event, payload);
    };
  });
  afterEach(() => world.close());

  const draft = (form: GoalForm = READY) => draftGoal(world.kith, ada.id, form);
  const change = (goal: GoalView, form: GoalForm) => changeGoal(world.kith, ada.id, goal.id, form);
  const started = async (form: GoalForm = {}) => {
    const goal = await draft({ ...READY, ...form });
    return setGoalStatus(world.kith, ada.id, goal.id, 'active');
  };
  const told = async (goal: GoalView) =>
    (await storyOf(world.kith, ada.id, goal.id)).turns.map(({ words }) => words);

  it('tells in its story which goals became parts of it, in order', async () => {
    const goal = await started();
    world.advance(HOUR_MS);
    await draft({ ...READY, able: 'write a runbook', parentId: goal.id });
    const other = await draft({ ...READY, able: 'keep calm' });
    await setGoalStatus(world.kith, ada.id, other.id, 'active');
    world.advance(HOUR_MS);
    await change(other, { parentId: goal.id });
    world.advance(HOUR_MS);
    await setGoalStatus(world.kith, ada.id, goal.id, 'parked', { reason: 'We move house' });
    expect(await told(goal)).toEqual([
      expect.stringMatching(/^you set out to/),
      'you split off “write a runbook”',
      'you made “keep calm” a part of it',
      'you parked it: “We move house”',
    ]);
  });

  it('keeps all that was thought', async () => {
    const form = {
      why: 'I want to sleep on Fridays',
      known: 'Feature flags, a little',
      interest: 4,
      outcome: 'Nobody notices a release',
      obstacle: 'I put it off when tired',
      ifThen: { cue: 'it is four and nothing is out', action: 'release what is ready' },
      audience: 'person',
      audiencePerson: 'Kim',
      start: 'trouble',
      startText: 'Friday went wrong',
    } as const;
    const goal = await draft({ ...READY, ...form });
    expect(goal).toMatchObject(form);
    const cleared = await change(goal, { interest: null, ifThen: null, why: '' });
    expect(cleared).toMatchObject({ interest: null, ifThen: null, why: '', known: form.known });
  });

  it.each([
    ['interest of six', { interest: 6 }, 'interest'],
    ['an audience of anybody else', { audience: 'boss' }, 'audience'],
    [
      'an action that is an essay',
      { ifThen: { cue: '', action: 'x'.repeat(501) } },
      'ifThen.action',
    ],
  ])('refuses %s', async (_, form, field) => {
    const answer = await world.ask('POST', '/api/v1/goals', { as: ada, body: form });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { error: { fields: object } }).error.fields).toHaveProperty([
      field,
    ]);
  });

  describe('the status', () => {
    it('parks with a reason and meets with what shows it, and forgets both when taken up again', async () => {
      const goal = await started();
      const put = (body: object) =>
        world.ask('PUT', `/api/v1/goals/${goal.id}/status`, { as: ada, body });
      const answered = async (body: object) => (await (await put(body)).json()) as GoalView;
      expect(await answered({ status: 'parked', reason: 'We move house' })).toMatchObject({
        status: 'parked',
        parkedReason: 'We move house',
      });
      expect(await answered({ status: 'met', evidence: 'Three Fridays' })).toMatchObject({
        status: 'met',
        parkedReason: '',
        metEvidence: 'Three Fridays',
      });
      expect(await answered({ status: 'active' })).toMatchObject({ metEvidence: '' });
    });
  });

  describe('a part of another goal', () => {
    it('names its parent, while that is there', async () => {
      const whole = await started();
      const part = await draft({ ...READY, parentId: whole.id });
      expect(part.parentId).toBe(whole.id);
      await removeGoal(world.kith, ada.id, whole.id);
      expect((await change(part, {})).parentId).toBeNull();
      await restoreGoal(world.kith, ada.id, whole.id);
      expect((await change(part, {})).parentId).toBe(whole.id);
    });

    it('is told with its parent and its own parts by name', async () => {
      const whole = await started();
      const part = await started({ parentId: whole.id, able: 'watch the alarms' });
      const last = await draft({ parentId: part.id, able: 'read a chart' });
      const answer = await world.ask('GET', `/api/v1/goals/${part.id}/parts`, { as: ada });
      expect(await answer.json()).toEqual({
        parent: { id: whole.id, title: READY.able, status: 'active' },
        parts: [{ id: last.id, title: 'read a chart', status: 'draft' }],
      });
    });

    it('is never a part of itself, not even by a removed goal that comes back', async () => {
      const a = await started();
      const b = await started({ parentId: a.id });
      const c = await started({ parentId: b.id });
      for (const parent of [a, b, c]) {
        await expect(change(a, { parentId: parent.id })).rejects.toMatchObject({ code: 'invalid' });
      }
      await removeGoal(world.kith, ada.id, b.id);
      await expect(change(a, { parentId: c.id })).rejects.toMatchObject({ code: 'invalid' });
    });

    it(`lies at most ${GOAL_LEVELS_MAX} levels deep, from above and from below`, async () => {
      const levels = [await started()];
      for (let level = 1; level < GOAL_LEVELS_MAX; level++)
        levels.push(await started({ parentId: levels.at(-1)?.id ?? null }));
      const [top] = levels;
      await expect(draft({ ...READY, parentId: levels.at(-1)?.id ?? null })).rejects.toMatchObject({
        code: 'invalid',
      });
      const over = await started();
      await expect(change(top as GoalView, { parentId: over.id })).rejects.toMatchObject({
        code: 'invalid',
      });
    });

    it('is not a part of a goal of somebody else', async () => {
      const bob = await world.member('bob');
      const theirs = await draftGoal(world.kith, bob.id, READY);
      await expect(draft({ ...READY, parentId: theirs.id })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });

  describe('the story', () => {
    it('begins when the goal starts and joins what is written in one sitting', async () => {
      const goal = await started({ confidence: 40 });
      await change(goal, { able: 'roll back a bad release' });
      world.advance(DAY_MS);
      await change(goal, { able: 'roll back a bad release in a' });
      world.advance(SITTING_MS - 1);
      await change(goal, { able: 'roll back a bad release in a minute', confidence: 55 });
      expect(await told(goal)).toEqual([
        'you set out to “roll back a bad release”',
        'you changed what you want to be able to do from “roll back a bad release” to “roll back a bad release in a minute”, and your confidence rose from 40 to 55 of 100',
      ]);
    });

    it('does not tell what was taken back at once', async () => {
      const goal = await started();
      world.advance(DAY_MS);
      await setGoalStatus(world.kith, ada.id, goal.id, 'parked', { reason: 'by mistake' });
      await setGoalStatus(world.kith, ada.id, goal.id, 'active');
      expect(await told(goal)).toHaveLength(1);
    });

    it('keeps each dated confidence, the same one too, and one for a draft', async () => {
      const goal = await draft({ ...READY, confidence: 20 });
      world.advance(DAY_MS);
      await change(goal, { confidence: 40 });
      await setGoalStatus(world.kith, ada.id, goal.id, 'active');
      const since = world.kith.now();
      world.advance(DAY_MS);
      await change(goal, { confidence: 40 });
      world.advance(DAY_MS);
      await change(goal, { confidence: 50 });
      await change(goal, { confidence: 55 });
      const { confidence } = await storyOf(world.kith, ada.id, goal.id);
      expect(confidence).toEqual([
        { at: since, value: 40 },
        { at: since + DAY_MS, value: 40 },
        { at: since + 2 * DAY_MS, value: 55 },
      ]);
    });

    it('is in the export, with dates', async () => {
      const goal = await started({ confidence: 40 });
      world.advance(DAY_MS);
      await change(goal, { why: 'Fridays' });
      const [exported] = await exportGoals(world.kith, ada.id);
      expect(exported?.revisions).toMatchObject([
        { changes: { status: { from: 'draft', to: 'active' } } },
        { changedAt: '2026-11-24T09:00:00.000Z', changes: { why: { from: '', to: 'Fridays' } } },
      ]);
      expect(exported?.confidenceThen).toEqual([{ at: '2026-11-23T09:00:00.000Z', value: 40 }]);
    });
  });

  describe('what later rooms hear', () => {
    it('is that a goal was set, refined at most once a day, and shared more widely', async () => {
      const goal = await started();
      const key = (what: string) => `goal:${goal.id}:${what}`;
      await change(goal, { need: 'still its start' });
      expect(heard).toEqual([{ event: 'goal.set', key: key('set') }]);
      heard.length = 0;
      world.advance(DAY_MS);
      await change(goal, { why: 'no other thought' });
      await change(goal, { obstacle: 'tired' });
      await change(goal, { questions: [...goal.questions, { text: 'alarms' }] });
      expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(heard[0]).toEqual({ event: 'goal.refined', key: key('refined:2026-11-24') });
      heard.length = 0;
      for (const audience of ['members', 'person', 'public', 'me'] as const)
        await change(goal, { audience });
      expect(heard).toEqual([
        { event: 'goal.shared', key: key('shared:members') },
        { event: 'goal.unshared', key: key('shared:members') },
        { event: 'goal.shared', key: key('shared:public') },
        { event: 'goal.unshared', key: key('shared:person') },
        { event: 'goal.unshared', key: key('shared:members') },
        { event: 'goal.unshared', key: key('shared:public') },
      ]);
    });

    it('is nothing of a draft, and of one that starts shared both', async () => {
      const goal = await draft({ ...READY, audience: 'members', need: 'draft' });
      expect(heard).toEqual([]);
      await setGoalStatus(world.kith, ada.id, goal.id, 'active');
      expect(heard.map(({ event }) => event)).toEqual(['goal.set', 'goal.shared']);
    });
  });
});
