import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMove, settleMove } from '#connect';
import { draftGoal, type GoalView, goalById, setGoalStatus } from '#goals';
import { stepsOf } from '#plans';
import { engines, makeWorld, type World } from '#test';
import { behavioursOf } from '../behaviours/queries.ts';
import { UNDO_MS } from './remove.ts';
import type { GoalReviewView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('reviews of goals on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goal: GoalView;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    const { id } = await draftGoal(world.kith, ada.id, {
      able: 'roll back a release',
      evidence: '- Three releases on a Friday\n- Nobody is called at night',
      questions: [{ text: 'How do others rehearse?' }],
      reviewOn: '2026-11-23',
    });
    goal = await setGoalStatus(world.kith, ada.id, id, 'active');
  });
  afterEach(() => world.close());

  const asked = <Answer = GoalReviewView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const opened = async () => (await asked('POST', `/goals/${goal.id}/reviews`)).body;
  const decide = (id: number, form: object) => asked('PUT', `/reviews/${id}/decision`, form);
  const now = () => goalById(world.kith, ada.id, goal.id);

  it('opens with a line for each piece of evidence, and is the same until it is decided', async () => {
    const review = await opened();
    expect(review).toMatchObject({
      state: 'draft',
      goal: { id: goal.id, title: 'roll back a release' },
      since: goal.createdAt,
      criteria: [
        { criterion: 'Three releases on a Friday', reached: null },
        { criterion: 'Nobody is called at night', reached: null },
      ],
    });
    expect((await opened()).id).toBe(review.id);
  });

  it('saves what is named as one goes and follows the goal when it is reworded', async () => {
    const { id } = await opened();
    const note = (await asked<{ id: number }>('POST', '/notes', { title: 'Friday log' })).body;
    await asked('PATCH', `/reviews/${id}`, {
      criteria: [
        {
          criterion: 'Three releases on a Friday',
          reached: 'partly',
          words: 'Two of three',
          shownBy: { kind: 'note', id: note.id },
        },
      ],
    });
    await asked('PATCH', `/reviews/${id}`, {
      confidence: 65,
      causes: ['people', 'strategy', 'people'],
    });
    await asked('PATCH', `/goals/${goal.id}`, { evidence: 'Nobody is called at night' });
    const { body } = await asked('PATCH', `/reviews/${id}`, {
      satisfaction: 4,
      causeWords: 'Pairing',
    });
    expect(body).toMatchObject({
      confidence: 65,
      satisfaction: 4,
      causes: ['people', 'strategy'],
      causeWords: 'Pairing',
      criteria: [
        { criterion: 'Nobody is called at night', reached: null },
        {
          criterion: 'Three releases on a Friday',
          reached: 'partly',
          words: 'Two of three',
          shownBy: { kind: 'note', id: note.id, title: 'Friday log' },
        },
      ],
    });
  });

  it('takes an address as what shows it, and nothing that is another’s', async () => {
    const { id } = await opened();
    const bo = await world.member('bo');
    const theirs = (await asked<{ id: number }>('POST', '/notes', { title: 'Bo’s' }, bo)).body;
    const showing = (shownBy: object) =>
      asked('PATCH', `/reviews/${id}`, { criteria: [{ criterion: 'x', reached: 'yes', shownBy }] });
    expect((await showing({ kind: 'note', id: theirs.id })).status).toBe(404);
    expect((await showing({ kind: 'link', url: 'javascript:alert(1)' })).status).toBe(422);
    const { body } = await showing({ kind: 'link', url: 'https://wiki.example/log' });
    expect(body.criteria.at(-1)?.shownBy).toMatchObject({ url: 'https://wiki.example/log' });
  });

  it('continues: the goal has a next day to look back, until that is taken back', async () => {
    const { id } = await opened();
    const { body } = await decide(id, { decision: 'continue', reviewOn: '2026-12-21' });
    expect(body).toMatchObject({ state: 'done', decision: 'continue', doneAt: world.kith.now() });
    expect((await now()).reviewOn).toBe('2026-12-21');
    expect((await asked('PATCH', `/reviews/${id}`, { confidence: 1 })).status).toBe(409);
    expect((await decide(id, { decision: 'park', words: 'Later' })).status).toBe(409);

    const undone = await asked('DELETE', `/reviews/${id}/decision`);
    expect(undone.body).toMatchObject({ state: 'draft', decision: null, doneAt: null });
    expect((await now()).reviewOn).toBe('2026-11-23');
  });

  it('leaves what a hand has changed since the decision', async () => {
    const { id } = await opened();
    await decide(id, { decision: 'people', reviewOn: '2026-12-21' });
    await asked('PATCH', `/goals/${goal.id}`, { reviewOn: '2027-02-01' });
    await asked('DELETE', `/reviews/${id}/decision`);
    expect((await now()).reviewOn).toBe('2027-02-01');
  });

  it.each([
    ['park', 'parked'],
    ['met', 'met'],
  ])('carries out "%s" and takes it back', async (decision, status) => {
    const { id } = await opened();
    const { body } = await decide(id, { decision, words: 'Enough for now' });
    expect(body).toMatchObject({ decision, decisionWords: 'Enough for now', goal: { status } });
    expect((await now()).status).toBe(status);
    const undone = await asked('DELETE', `/reviews/${id}/decision`);
    expect(undone.body.decisionWords).toBe('Enough for now');
    expect((await now()).status).toBe('active');
  });

  it('plans the step that changes the way, and takes it out again unless it was done', async () => {
    const { id } = await opened();
    const steps = () => stepsOf(world.kith, ada.id, { goalId: goal.id });
    const form = { decision: 'strategy', step: 'Rehearse on Mondays', reviewOn: '2026-12-21' };
    await decide(id, form);
    expect(await steps()).toMatchObject([{ text: 'Rehearse on Mondays', state: 'planned' }]);
    await asked('DELETE', `/reviews/${id}/decision`);
    expect(await steps()).toEqual([]);
    await decide(id, form);
    const [step] = await steps();
    await asked('PUT', `/steps/${step?.id}/state`, { state: 'done' });
    await asked('DELETE', `/reviews/${id}/decision`);
    expect(await steps()).toMatchObject([{ state: 'done' }]);
  });

  it('moves the confidence of the goal, and back', async () => {
    const { id } = await opened();
    await asked('PATCH', `/reviews/${id}`, { confidence: 70 });
    await decide(id, { decision: 'continue' });
    expect((await now()).confidence).toBe(70);
    await asked('DELETE', `/reviews/${id}/decision`);
    expect((await now()).confidence).toBeNull();
  });

  it('looks back from the last decision on', async () => {
    const first = await opened();
    world.advance(DAY_MS);
    const { doneAt } = (await decide(first.id, { decision: 'continue' })).body;
    world.advance(DAY_MS);
    const second = await opened();
    expect(second).toMatchObject({ since: doneAt });
    // Two open ones would leave the member wondering which is it.
    expect((await asked('DELETE', `/reviews/${first.id}/decision`)).status).toBe(409);
  });

  it('draws what happened since', async () => {
    const personId = await world.person(ada.id, 'Bo Lund');
    const move = { goalId: goal.id, personId, intent: 'ask' } as const;
    const early = await planMove(world.kith, ada.id, move);
    const done = { state: 'done', outcome: 'Rehearse on Mondays', direction: 'received' } as const;
    await settleMove(world.kith, ada.id, early.id, done);
    world.advance(DAY_MS);
    await decide((await opened()).id, { decision: 'continue' });
    world.advance(DAY_MS);
    const late = await planMove(world.kith, ada.id, move);
    await settleMove(world.kith, ada.id, late.id, done);
    world.advance(1);
    await asked('POST', '/notes', { title: 'Rehearsal', goalId: goal.id });
    await asked('POST', '/notes', { title: 'Of another matter' });
    const met = { day: '2026-11-24', personIds: [personId], goalIds: [goal.id], learnt: 'Cake' };
    await asked('POST', '/interactions', met);
    const { id } = await opened();
    const { body } = await asked<{ happened: object[] }>('GET', `/reviews/${id}/happened`);
    expect(body.happened).toMatchObject([
      { kind: 'note', words: 'Rehearsal' },
      { kind: 'move', id: late.id, words: 'Asked Bo Lund', detail: 'Rehearse on Mondays' },
      { kind: 'interaction', words: 'In touch with Bo Lund', detail: 'Cake' },
    ]);
  });

  it('is left out without a trace on the goal but the next day, and taken up again', async () => {
    const { id } = await opened();
    await asked('PATCH', `/reviews/${id}`, { causeWords: 'half a thought' });
    const skipped = await asked('PUT', `/reviews/${id}/state`, {
      state: 'skipped',
      reviewOn: '2026-11-30',
    });
    expect(skipped.body).toMatchObject({ state: 'skipped', decision: null });
    expect((await now()).reviewOn).toBe('2026-11-30');
    const again = await asked('PUT', `/reviews/${id}/state`, { state: 'draft' });
    expect(again.body).toMatchObject({ state: 'draft', causeWords: 'half a thought' });
    expect((await now()).reviewOn).toBe('2026-11-23');
  });

  it('is removed with undo, and erased afterwards', async () => {
    const { id } = await opened();
    expect((await asked('DELETE', `/reviews/${id}`)).status).toBe(204);
    expect((await asked('GET', `/reviews/${id}`)).status).toBe(404);
    expect((await asked('POST', `/reviews/${id}/restore`)).body.id).toBe(id);
    await asked('DELETE', `/reviews/${id}`);
    const other = await opened();
    expect(other.id).not.toBe(id);
    expect((await asked('POST', `/reviews/${id}/restore`)).status).toBe(409);
    world.advance(UNDO_MS);
    await world.settle();
    const rows = await world.kith.db.read.selectFrom('goal_review').select('id').execute();
    expect(rows).toEqual([{ id: other.id }]);
  });

  it('is for goals that were started', async () => {
    const draft = await draftGoal(world.kith, ada.id, { able: 'something' });
    expect((await asked('POST', `/goals/${draft.id}/reviews`)).status).toBe(409);
  });

  it('is a behaviour as long as it is decided, and looking at evidence once it was looked at', async () => {
    const { id } = await opened();
    const criteria = [{ criterion: 'x', reached: 'yes' }];
    const lived = async () => {
      await world.settle();
      const { behaviours } = await behavioursOf(world.kith, ada.id, { goalId: goal.id });
      return behaviours
        .filter(({ event }) => event.startsWith('review.'))
        .map(({ event, subject }) => [event, subject?.words]);
    };
    await asked('PATCH', `/reviews/${id}`, { causeWords: 'nothing looked at yet' });
    expect(await lived()).toEqual([]);
    await asked('PATCH', `/reviews/${id}`, { criteria });
    await asked('PATCH', `/reviews/${id}`, { criteria });
    expect(await lived()).toEqual([['review.evidence', 'roll back a release']]);
    world.advance(DAY_MS);
    await decide(id, { decision: 'continue' });
    expect(await lived()).toHaveLength(2);
    world.advance(1);
    await asked('DELETE', `/reviews/${id}/decision`);
    expect(await lived()).toHaveLength(1);
  });

  it('draws what was lived elsewhere too', async () => {
    const { id } = await opened();
    await asked('POST', '/behaviours', {
      words: 'Watched a talk on rollbacks',
      c: 'consume',
      phase: 'performance',
      goalId: goal.id,
    });
    const { body } = await asked<{ happened: object[] }>('GET', `/reviews/${id}/happened`);
    expect(body.happened).toContainEqual(
      expect.objectContaining({ kind: 'behaviour', words: 'Watched a talk on rollbacks' }),
    );
  });

  it('lists what is due and what was written before', async () => {
    const { id } = await opened();
    const list = await asked('GET', '/reviews?today=2026-11-23');
    expect(list.body).toMatchObject({
      week: { week: '2026-W48', state: 'draft', updatedAt: 0 },
      goals: [{ id: goal.id, isDue: true, openId: id, lastAt: null }],
      goalReviews: [{ id }],
    });
    await decide(id, { decision: 'continue', reviewOn: '2026-12-21' });
    const after = await asked('GET', '/reviews?today=2026-11-23');
    expect(after.body).toMatchObject({
      goals: [{ isDue: false, openId: null, lastAt: world.kith.now() }],
    });
  });
});
