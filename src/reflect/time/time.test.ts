import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { TimeView } from './schema.ts';
import { minutesWords, spentWords } from './words-rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('the time one noted, on %s,', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back' })).id;
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const spent = async (query = ''): Promise<TimeView> => (await ask('GET', `/time${query}`)).json();
  const byHand = (minutes: number | null, at: number, goal: number | null = goalId) =>
    ask('POST', '/behaviours', {
      words: 'A call',
      c: 'connect',
      phase: 'performance',
      goalId: goal,
      minutes,
      at,
    });

  it('is not said until some was, which is not the same as none', async () => {
    await byHand(null, world.kith.now());
    expect(await spent()).toEqual({ minutes: null, weeks: [] });
    await byHand(0, world.kith.now());
    expect(await spent()).toMatchObject({ minutes: 0 });
  });

  it('is summed over all that was lived, each once, by week', async () => {
    const now = world.kith.now();
    await byHand(30, now);
    await byHand(45, now - 7 * DAY_MS);
    // With a word it is a behaviour too, and counts once all the same.
    const said = { answer: 'yes', words: 'Two drills', minutes: 20 };
    await ask('PUT', `/goals/${goalId}/checks/2026-11-23`, said);
    await ask('PUT', `/goals/${goalId}/checks/2026-11-16`, { answer: 'partly', minutes: 5 });
    expect(await spent(`?goal=${goalId}`)).toEqual({
      minutes: 100,
      weeks: [
        { week: '2026-W48', minutes: 50 },
        { week: '2026-W47', minutes: 50 },
      ],
    });
  });

  it('is of a goal and a period, and goes when it is taken back', async () => {
    const now = world.kith.now();
    const other = await draftGoal(world.kith, ada.id, { able: 'sing' });
    await byHand(30, now);
    const { id } = await (await byHand(10, now, other.id)).json();
    await byHand(60, now - 40 * DAY_MS, null);
    const minutes = async (query: string) => (await spent(query)).minutes;
    expect(await minutes('')).toBe(100);
    expect(await minutes(`?goal=${other.id}`)).toBe(10);
    expect(await minutes(`?from=${now - DAY_MS}&to=${now + DAY_MS}`)).toBe(40);
    await ask('DELETE', `/behaviours/${id}`);
    expect(await minutes(`?goal=${other.id}`)).toBeNull();
  });

  it('is nobody else’s', async () => {
    await byHand(30, world.kith.now());
    const bob = await world.member('bob');
    expect((await ask('GET', `/time?goal=${goalId}`, undefined, bob)).status).toBe(404);
    expect(await (await ask('GET', '/time', undefined, bob)).json()).toMatchObject({
      minutes: null,
    });
  });
});

describe('the words of time', () => {
  it('say hours and minutes, and nothing of weeks in which none was noted', () => {
    expect([5, 60, 135, 60 * 1200].map(minutesWords)).toEqual([
      '5 min',
      '1 h',
      '2 h 15 min',
      '1,200 h',
    ]);
    const weeks = [{ minutes: 60 }];
    expect(spentWords({ minutes: 60, weeks, minutesPerWeek: null })).toBe(
      'Time noted: 1 h in one week.',
    );
    expect(spentWords({ minutes: null, weeks: [], minutesPerWeek: 90 })).toBe('');
  });
});
