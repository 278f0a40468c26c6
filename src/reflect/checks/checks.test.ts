import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { behavioursOf } from '../behaviours/queries.ts';
import { latestChecks } from './queries.ts';
import type { CheckView, ProgressView } from './schema.ts';

const DAY = '2026-11-23';

describe.each(engines)('checks on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back', confidence: 40 })).id;
  });
  afterEach(() => world.close());

  const asked = <Answer = CheckView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const say = (body: object, day = DAY) => {
    world.advance(1000);
    return asked('PUT', `/goals/${goalId}/checks/${day}`, body);
  };
  const progress = async () => (await asked<ProgressView>('GET', `/goals/${goalId}/checks`)).body;
  const lived = async () => (await behavioursOf(world.kith, ada.id)).behaviours;

  it('take one tap', async () => {
    expect((await say({ answer: 'yes' })).body).toMatchObject({
      goalId,
      day: DAY,
      answer: 'yes',
      words: '',
      minutes: null,
    });
  });

  it('say nothing of a day that has not come', async () => {
    expect((await say({ answer: 'yes' }, '2026-11-24')).status).toBe(200);
    const later = await say({ answer: 'yes' }, '2026-11-25');
    expect(later).toMatchObject({
      status: 422,
      body: { error: { fields: { day: expect.any(String) } } },
    });
  });

  it('keep one word a day, the last', async () => {
    await say({ answer: 'yes' });
    await say({ answer: 'partly', words: 'The drill took too long', minutes: 45 });
    expect((await progress()).checks).toMatchObject([
      { day: DAY, answer: 'partly', words: 'The drill took too long', minutes: 45 },
    ]);
  });

  it('are told with confidence, in the order of days', async () => {
    await say({ answer: 'yes' }, '2026-11-24');
    await say({ answer: 'not-now' }, '2026-11-20');
    const { checks, confidence } = await progress();
    expect(checks.map((check) => check.day)).toEqual(['2026-11-20', '2026-11-24']);
    expect(confidence).toMatchObject([{ value: 40 }]);
  });

  it('are learning when they come with a word, and a bare tap is none', async () => {
    await say({ answer: 'yes' });
    expect(await lived()).toEqual([]);
    await say({ answer: 'yes', words: 'Two drills done', minutes: 30 });
    expect(await lived()).toMatchObject([
      { c: 'create', phase: 'reflection', words: 'Said how it goes', minutes: 30 },
    ]);
    await say({ answer: 'yes' });
    expect(await lived()).toEqual([]);
  });

  it('can be taken back, twice too, and said again', async () => {
    await say({ answer: 'yes', words: 'Two drills done' });
    world.advance(1000);
    for (const _ of [1, 2])
      expect((await asked('DELETE', `/goals/${goalId}/checks/${DAY}`)).status).toBe(204);
    expect([(await progress()).checks, await lived()]).toEqual([[], []]);
    await say({ answer: 'yes', words: 'Two drills done' });
    expect(await lived()).toHaveLength(1);
  });

  it('give the latest of each goal', async () => {
    const other = await draftGoal(world.kith, ada.id, { able: 'sing' });
    await say({ answer: 'yes' }, '2026-11-20');
    await say({ answer: 'partly' }, '2026-11-22');
    await asked('PUT', `/goals/${other.id}/checks/2026-11-21`, { answer: 'not-now' });
    expect(await latestChecks(world.kith, ada.id)).toMatchObject([
      { goalId, day: '2026-11-22' },
      { goalId: other.id, day: '2026-11-21' },
    ]);
    await asked('DELETE', `/goals/${goalId}`);
    expect(await latestChecks(world.kith, ada.id)).toHaveLength(1);
  });

  it('refuse a day that is none, and a word that is a chapter', async () => {
    expect((await say({ answer: 'yes' }, '2026-02-30')).status).toBe(422);
    expect((await say({ answer: 'yes', words: 'x'.repeat(301) })).status).toBe(422);
  });

  it('are nobody else’s', async () => {
    await say({ answer: 'yes' });
    const bob = await world.member('bob');
    expect((await asked('GET', `/goals/${goalId}/checks`, undefined, bob)).status).toBe(404);
    expect(await latestChecks(world.kith, bob.id)).toEqual([]);
  });
});
