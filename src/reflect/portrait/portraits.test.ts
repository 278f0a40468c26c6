import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { LivedView } from './lived.ts';
import { PROMPTS } from './prompt-limits.ts';
import type { PortraitView } from './schema.ts';

const HOUR_MS = 60 * 60 * 1000;

describe('the prompts', () => {
  it('are eleven, over all three phases, each with an id and words of its own', () => {
    expect(PROMPTS).toHaveLength(11);
    for (const of of [PROMPTS.map(({ id }) => id), PROMPTS.map(({ words }) => words)])
      expect(new Set(of).size).toBe(11);
    expect(new Set(PROMPTS.map(({ phase }) => phase)).size).toBe(3);
  });
});

describe.each(engines)('self-portraits on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = PortraitView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const all = async (as = ada) =>
    (await asked<{ portraits: PortraitView[] }>('GET', '/portraits', undefined, as)).body.portraits;
  const save = (period: string, answers: object) =>
    asked('PATCH', `/portraits/${period}`, { answers });

  it('keeps answers as one gives them, in steps, in words, or both', async () => {
    await save('2026-Q4', { help: { agrees: 2 }, goals: { words: 'Only when asked' } });
    const { body } = await save('2026-Q4', { help: { agrees: 4, words: 'Better with Bo' } });
    expect(body).toEqual({
      period: '2026-Q4',
      answers: {
        help: { agrees: 4, words: 'Better with Bo' },
        goals: { agrees: null, words: 'Only when asked' },
      },
      createdAt: world.kith.now(),
      updatedAt: world.kith.now(),
    });
  });

  it('lists them in the order of time, to their own member only', async () => {
    for (const period of ['2026-Q4', '2025-Q1', '2026'])
      await save(period, { help: { agrees: 3 } });
    expect((await all()).map(({ period }) => period)).toEqual(['2025-Q1', '2026', '2026-Q4']);
    expect(await all(await world.member('bo'))).toEqual([]);
  });

  it('removes one, whose answers can be saved again', async () => {
    await save('2026', { help: { agrees: 3 } });
    expect((await asked('DELETE', '/portraits/2026')).status).toBe(204);
    expect(await all()).toEqual([]);
    expect((await asked('DELETE', '/portraits/2026')).status).toBe(404);
  });

  it('tells what was lived in the period, and nothing of before or after', async () => {
    const { id } = await draftGoal(world.kith, ada.id, {
      able: 'roll back',
      questions: [{ text: 'how?' }],
    });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    const personId = await world.person(ada.id, 'Bo Lund');
    const lived = { words: 'Talked', c: 'connect', phase: 'performance', personIds: [personId] };
    await asked('POST', '/behaviours', lived);
    await asked('POST', '/behaviours', { ...lived, at: Date.UTC(2026, 0, 5) });
    world.advance(HOUR_MS);
    await setGoalStatus(world.kith, ada.id, id, 'met', { evidence: 'It works' });
    await world.settle();
    const of = async (period: string) =>
      (await asked<LivedView>('GET', `/portraits/${period}/lived?zone=Europe/Berlin`)).body;
    const countIn = ({ cells }: LivedView) =>
      cells.find(({ c, phase }) => c === 'connect' && phase === 'performance')?.count;
    const quarter = await of('2026-Q4');
    expect(quarter).toMatchObject({
      set: [{ id, title: 'roll back' }],
      met: [{ id }],
      parked: [],
      people: [{ id: personId, name: 'Bo Lund' }],
      reviews: 0,
    });
    expect(countIn(quarter)).toBe(1);
    expect(countIn(await of('2026'))).toBe(2);
    expect(await of('2025')).toMatchObject({ set: [], met: [], people: [] });
  });

  it('refuses what is no answer', async () => {
    for (const answers of [
      { help: { agrees: 6 } },
      { help: { agrees: 0 } },
      { rank: { agrees: 1 } },
    ])
      expect((await save('2026', answers)).status).toBe(422);
    expect((await save('2026-Q5', {})).status).toBe(422);
    expect((await save('2031-Q1', { help: { agrees: 3 } })).status).toBe(422);
  });
});
