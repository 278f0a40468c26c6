import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { sharedGoals } from './goals-of-others.ts';
import { removeGoal } from './remove.ts';
import { Audience, GoalStatus } from './schema.ts';
import { setGoalStatus } from './status.ts';
import { changeGoal, draftGoal } from './write.ts';

const QUESTION = [{ text: 'how' }];
const KEYS = ['able', 'id', 'memberName', 'need', 'questions', 'why'];

async function withWorld(
  engine: (typeof engines)[number],
  work: (world: World) => Promise<void>,
): Promise<void> {
  const world = await makeWorld({ engine });
  try {
    await work(world);
  } finally {
    await world.close();
  }
}

const goals = fc.array(
  fc.record({
    owner: fc.nat({ max: 2 }),
    audience: fc.constantFrom(...Audience.options),
    before: fc.constantFrom(...Audience.options),
    status: fc.constantFrom(...GoalStatus.options),
    isRemoved: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each(engines)('sharedGoals on %s', (engine) => {
  it('gives members what others shared, all of it and nothing else', async () => {
    await withWorld(engine, async ({ kith, member }) => {
      const members = [await member('ada'), await member('bob'), await member('cleo')];
      await fc.assert(
        fc.asyncProperty(goals, async (made) => {
          await kith.db.write((trx) => trx.deleteFrom('goal').execute());
          const stored = [];
          for (const { owner, audience, before, status, isRemoved } of made) {
            const memberId = members[owner]?.id ?? 0;
            const form = { able: 'secret', evidence: 'secret', confidence: 1, questions: QUESTION };
            const { id } = await draftGoal(kith, memberId, { ...form, audience: before });
            const words = { reason: 'secret', evidence: 'secret' };
            if (status !== 'draft') await setGoalStatus(kith, memberId, id, status, words);
            await changeGoal(kith, memberId, id, { audience });
            if (isRemoved) await removeGoal(kith, memberId, id);
            stored.push({ id, memberId, audience, status, isRemoved });
          }
          for (const reader of members) {
            const seen = await sharedGoals(kith, reader.id);
            const due = stored.filter(
              (goal) =>
                goal.memberId !== reader.id &&
                !goal.isRemoved &&
                ['members', 'public'].includes(goal.audience) &&
                ['active', 'met'].includes(goal.status),
            );
            expect(seen.map(({ id }) => id).toSorted()).toEqual(due.map(({ id }) => id).toSorted());
            for (const goal of seen) expect(Object.keys(goal).toSorted()).toEqual(KEYS);
          }
        }),
        { numRuns: 25 },
      );
    });
  });

  it('finds by words, the most alike first, and shows the name of the member', async () => {
    await withWorld(engine, async ({ kith, member, ask }) => {
      const [ada, bob] = [await member('ada'), await member('bob')];
      const share = async (able: string, question: string) => {
        const form = { able, questions: [{ text: question }], audience: 'members' as const };
        const { id } = await draftGoal(kith, bob.id, form);
        await setGoalStatus(kith, bob.id, id, 'active');
      };
      await share('bake bread', 'sourdough');
      await share('run database migrations', 'locks');
      await share('lead a migration of a database without downtime', 'rolling back');
      const path = `/api/v1/shared-goals?words=${encodeURIComponent('database migration downtime')}`;
      const answer = await ask('GET', path, { as: ada });
      expect(await answer.json()).toMatchObject({
        goals: [
          { able: 'lead a migration of a database without downtime', memberName: bob.displayName },
          { able: 'run database migrations' },
        ],
      });
      expect(await sharedGoals(kith, ada.id, { words: 'piano' })).toEqual([]);
      expect(await sharedGoals(kith, bob.id)).toEqual([]);
    });
  });
});
