import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAsk, NewAsk, planMove } from '#connect';
import { capture } from '#create';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { addStep } from '#plans';
import { engines, makeWorld, type World } from '#test';
import { homeOf } from './home.ts';

const TODAY = '2026-11-23';
const DAY_MS = 24 * 60 * 60 * 1000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

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
      asks: [],
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

  it('shows six goals at the most and says how many there are', async () => {
    for (const able of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await goal(able);
    const { goals, goalsTotal } = await home();
    expect([goals.length, goalsTotal]).toEqual([6, 7]);
  });

  it('says how many steps of a goal are due besides the one shown', async () => {
    const goalId = await goal('sail');
    for (const dueOn of ['2026-11-20', '2026-11-22', TODAY, '2026-11-24'])
      await addStep(world.kith, ada.id, goalId, { text: dueOn, dueOn });
    await addStep(world.kith, ada.id, goalId, { text: 'any day' });
    expect((await home()).goals).toMatchObject([{ step: { text: '2026-11-20' }, dueMore: 2 }]);
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
      goals: [{ ifThen: { whose: 'step', cue: 'I stand at the quay', action: 'look up' } }],
      cues: [],
    });
  });

  it('shows who waits for thanks, from the answer on and when the ask closes, until they are thanked', async () => {
    await goal('sail');
    const today = world.kith.now();
    const people: { personId: number }[] = [];
    for (const name of ['Bo', 'Cy']) {
      const made = await world.ask('POST', '/api/v1/people', { as: ada, body: { name } });
      people.push({ personId: ((await made.json()) as { id: number }).id });
    }
    const body = { question: 'Which sail?', closesOn: dayOf(today + 5 * DAY_MS), people };
    const { id } = await makeAsk(world.kith, ada.id, NewAsk.parse(body));
    const bo = `/api/v1/asks/${id}/people/${people[0]?.personId}`;
    const put = (path: string, form: object) => world.ask('PUT', path, { as: ada, body: form });
    const due = async (at: number) => {
      const { asks } = await homeOf(world.kith, ada.id, dayOf(at));
      return asks.map(({ thing, names }) => `${thing} ${names.join()}`);
    };
    await put(`${bo}/state`, { state: 'answered', helped: 'yes', day: dayOf(today) });
    expect(await due(today)).toEqual(['thank Bo']);
    world.advance(40 * DAY_MS);
    await world.settle();
    // Closed by itself today; the answer is older than what is told for long.
    expect(await due(world.kith.now())).toEqual(['thank Bo']);
    await put(`${bo}/thanks`, { isThanked: true });
    expect(await due(world.kith.now())).toEqual([]);
    expect(await due(world.kith.now() + 20 * DAY_MS)).toEqual(['tell Bo']);
  });

  it('shows if-then plans on the day of their steps, and without a day on any, each once', async () => {
    const goalId = await goal('sail');
    const step = (text: string, form: object) =>
      addStep(world.kith, ada.id, goalId, { text, cue: `it is ${text}`, action: 'go', ...form });
    await step('later', { dueOn: '2026-12-24' });
    await step('any day', {});
    await step('every Monday', { dueOn: '2026-11-02', recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    await step('every Tuesday', { dueOn: '2026-11-03', recurrence: 'FREQ=WEEKLY;BYDAY=TU' });
    // The day is a Monday, so that Tuesday's was missed: it comes first, and is told as missed.
    const { goals, cues } = await home();
    expect(goals[0]?.ifThen).toMatchObject({ cue: 'it is every Tuesday', missedOn: '2026-11-17' });
    expect(cues.map(({ cue }) => cue)).toEqual(['it is every Monday', 'it is any day']);
  });

  describe('and the if-then plan of a goal', () => {
    const plan = { cue: 'it blows', action: 'reef first' };
    const seen = async () => (await home()).goals[0]?.ifThen ?? null;
    let goalId: number;
    beforeEach(async () => {
      goalId = await goal('sail');
      await changeGoal(world.kith, ada.id, goalId, { ifThen: plan });
      await world.settle();
    });
    const say = (answer: string, day = TODAY) =>
      world.ask('PUT', `/api/v1/goals/${goalId}/checks/${day}`, { as: ada, body: { answer } });

    it('waits while nothing is due and the goal moves', async () => {
      await addStep(world.kith, ada.id, goalId, { text: 'Read', dueOn: '2026-11-24' });
      expect(await seen()).toBeNull();
    });

    it('comes with a step that is due and has none of its own', async () => {
      const { id } = await addStep(world.kith, ada.id, goalId, { text: 'Go', dueOn: TODAY });
      expect(await seen()).toEqual({ whose: 'goal', ...plan, missedOn: null });
      await changeStep(id, { cue: 'the sun is up' });
      expect(await seen()).toMatchObject({ whose: 'step', cue: 'the sun is up', action: 'Go' });
    });
    const changeStep = (id: number, body: object) =>
      world.ask('PATCH', `/api/v1/steps/${id}`, { as: ada, body });

    it('comes when the last word on the goal was no yes', async () => {
      await say('not-now', '2026-11-21');
      expect(await seen()).toMatchObject({ whose: 'goal' });
      await say('yes');
      expect(await seen()).toBeNull();
    });

    it('comes after two weeks of silence', async () => {
      const later = (day: string) => homeOf(world.kith, ada.id, day);
      expect((await later('2026-12-06')).goals[0]?.ifThen).toBeNull();
      expect((await later('2027-01-06')).goals[0]?.ifThen).toMatchObject({ whose: 'goal' });
    });

    it('does not come while half of it is missing', async () => {
      await changeGoal(world.kith, ada.id, goalId, { ifThen: { cue: 'it blows', action: '' } });
      await addStep(world.kith, ada.id, goalId, { text: 'Go', dueOn: TODAY });
      expect(await seen()).toBeNull();
    });
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
