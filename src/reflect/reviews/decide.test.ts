import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { movesFor } from '#connect';
import { draftGoal, goalById, setGoalStatus } from '#goals';
import { stepsOf } from '#plans';
import { engines, makeWorld, type World } from '#test';
import { askForCause } from '../causes/ask.ts';
import { decideReview } from './decide.ts';
import { openReview } from './write.ts';

const STRATEGY = { decision: 'strategy', words: '', step: 'Rehearse on Monday' } as const;

describe.each(engines)('what is carried out together on %s', (engine) => {
  let world: World;
  let memberId: number;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    memberId = (await world.member('ada')).id;
    const form = { able: 'roll back a release', questions: [{ text: 'How?' }] };
    goalId = (await draftGoal(world.kith, memberId, form)).id;
    await setGoalStatus(world.kith, memberId, goalId, 'active');
  });
  afterEach(() => world.close());

  /** A Kith whose disk is full at the last moment. */
  const failing = () => ({
    ...world.kith,
    announce: () => Promise.reject(new Error('The disk is full.')),
  });

  it('is decided once by pages that decide at the same time', async () => {
    const { id } = await openReview(world.kith, memberId, goalId);
    const decisions = await Promise.allSettled(
      [1, 2, 3].map(() => decideReview(world.kith, memberId, id, STRATEGY)),
    );
    expect(decisions.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(await stepsOf(world.kith, memberId, { goalId })).toHaveLength(1);
  });

  it('leaves goal and review as they were when it cannot be done whole', async () => {
    const { id } = await openReview(world.kith, memberId, goalId);
    const park = { decision: 'park', words: 'Later' } as const;
    await expect(decideReview(failing(), memberId, id, park)).rejects.toThrow('disk');
    expect((await goalById(world.kith, memberId, goalId)).status).toBe('active');
    expect((await openReview(world.kith, memberId, goalId)).id).toBe(id);
  });

  it('plans no ask that is not told of', async () => {
    const { kith } = world;
    const personId = await world.person(memberId, 'Marit Solheim');
    const ask = { personId, opener: 'Hello Marit', dueOn: null };
    await expect(askForCause(failing(), memberId, { goalId, ask })).rejects.toThrow('disk');
    expect(await movesFor(kith, memberId, { goalId })).toEqual([]);
  });
});
