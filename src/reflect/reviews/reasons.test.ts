import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, goalById, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { decideReview, reopenReview } from './decide.ts';
import { reviewById } from './queries.ts';
import { changeReview, openReview } from './write.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('a decision to park a goal or that it is met on %s', (engine) => {
  let world: World;
  let memberId: number;
  let goalId: number;
  let id: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    memberId = (await world.member('ada')).id;
    const form = { able: 'roll back a release', questions: [{ text: 'How?' }] };
    goalId = (await draftGoal(world.kith, memberId, form)).id;
    await setGoalStatus(world.kith, memberId, goalId, 'active');
    id = (await openReview(world.kith, memberId, goalId)).id;
  });
  afterEach(() => world.close());
  const goal = () => goalById(world.kith, memberId, goalId);

  it.each(['park', 'met'] as const)('is not carried out without a word: %s', async (decision) => {
    const decided = decideReview(world.kith, memberId, id, { decision, words: ' ' });
    await expect(decided).rejects.toMatchObject({ code: 'invalid' });
    expect((await goal()).status).toBe('active');
    expect((await reviewById(world.kith, memberId, id)).state).toBe('draft');
  });

  it('takes what was ticked as what shows it', async () => {
    const criteria = [
      { criterion: 'A drill', reached: 'yes' as const, words: '', shownBy: null },
      { criterion: 'A night', reached: 'not-yet' as const, words: '', shownBy: null },
      { criterion: 'A talk', reached: 'yes' as const, words: '', shownBy: null },
    ];
    await changeReview(world.kith, memberId, id, { criteria });
    await decideReview(world.kith, memberId, id, { decision: 'met', words: '' });
    expect(await goal()).toMatchObject({ status: 'met', metEvidence: 'A drill\nA talk' });
  });

  it('gives back a goal that rested without a reason, as older ones do', async () => {
    await world.kith.db.write((trx) =>
      trx.updateTable('goal').set({ status: 'parked' }).where('id', '=', goalId).execute(),
    );
    await decideReview(world.kith, memberId, id, { decision: 'continue', words: '' });
    expect((await goal()).status).toBe('active');
    world.advance(DAY_MS);
    await reopenReview(world.kith, memberId, id);
    expect(await goal()).toMatchObject({ status: 'parked', parkedReason: '' });
  });
});
