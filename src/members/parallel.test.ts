import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';

const ROUNDS = 150;

describe.each(engines)('sessions side by side on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  it('never answer for one another, whatever is written meanwhile', async () => {
    const both = [await world.member('noor'), await world.member('bram')];
    const asked = Array.from({ length: ROUNDS }, async (_, round) => {
      const as = both[round % both.length];
      if (!as) throw new Error('nobody to ask as');
      if (round % 10 === 0) {
        await world.ask('POST', '/api/v1/goals', { as, body: { able: `of ${as.name}` } });
      }
      const session = await world.ask('GET', '/api/v1/session', { as });
      const goals = await world.ask('GET', '/api/v1/goals', { as });
      const { member } = (await session.json()) as { member: { name: string } };
      const { goals: theirs } = (await goals.json()) as { goals: { able: string }[] };
      expect(member.name).toBe(as.name);
      for (const goal of theirs) expect(goal.able).toBe(`of ${as.name}`);
    });
    await Promise.all(asked);
  });
});
