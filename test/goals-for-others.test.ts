/**
 * Of a goal that is shared others read what it is about, and nothing else that its owner wrote around it; once it is
 * withdrawn, parked or removed no answer to anybody holds a word of it, also not what a reader kept of it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { GoalGoingOut } from '../src/contribute/redaction/publish-goal.ts';
import { lookedThrough } from './invented/goal-on-the-web.ts';
import { idsOf, type Possessions, possess } from './possessions.ts';

type Member = Awaited<ReturnType<World['member']>>;

/** In what others may read of a shared goal, and in all that they may not. */
const OPEN = 'heliotrope';
const SECRET = 'quicksilver';

describe.each(engines)('A goal that is shared on %s', (engine) => {
  let world: World;
  let ada: Member;
  let bob: Member;
  let goalId: number;
  let page: string;
  let asked: string[];
  beforeAll(async () => {
    world = await makeWorld({ engine });
    [ada, bob] = [await world.member('ada'), await world.member('bob')];
    const bobs = await possess(world, bob.id, OPEN.slice(0, 4));
    ({ goalId, page } = await shareEverything());
    asked = await allThatIsAsked(bobs);
  });
  afterAll(() => world.close());

  const as = async <Answer>(who: Member, method: string, path: string, body?: object) => {
    const answer = await world.ask(method, `/api/v1${path}`, { as: who, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };

  async function shareEverything() {
    const goal = await as<{ id: number }>(ada, 'POST', '/goals', {
      need: `Need ${OPEN}`,
      able: `Able ${OPEN}`,
      why: `Why ${OPEN}`,
      questions: [{ text: `Question ${OPEN}` }],
      known: SECRET,
      outcome: SECRET,
      obstacle: SECRET,
      ifThen: { cue: SECRET, action: SECRET },
      evidence: SECRET,
      start: 'text',
      startText: SECRET,
      confidence: 41,
    });
    const at = `/goals/${goal.id}`;
    await as(ada, 'PUT', `${at}/status`, { status: 'active' });
    await as(ada, 'PATCH', at, { audience: 'public' });
    await as(ada, 'POST', `${at}/steps`, { text: SECRET, cue: SECRET, action: SECRET });
    await as(ada, 'POST', '/notes', { title: SECRET, text: SECRET, goalId: goal.id });
    await as(ada, 'PUT', `${at}/checks/2026-11-23`, {
      answer: 'partly',
      words: SECRET,
      minutes: 5,
    });
    await as(ada, 'POST', '/behaviours', {
      c: 'create',
      phase: 'performance',
      words: SECRET,
      goalId: goal.id,
      at: world.kith.now(),
    });
    const review = await as<{ id: number }>(ada, 'POST', `${at}/reviews`);
    await as(ada, 'PATCH', `/reviews/${review.id}`, { causeWords: SECRET, confidence: 41 });
    const seen = await as<GoalGoingOut>(ada, 'GET', `${at}/going-out`);
    const link = await as<{ path: string }>(ada, 'PUT', `${at}/published`, lookedThrough(seen));
    return { goalId: goal.id, page: link.path };
  }

  /** Every question that a member can ask, with their own ids and with Ada's goal. */
  async function allThatIsAsked(bobs: Possessions): Promise<string[]> {
    const { paths } = await as<{ paths: Record<string, { get?: { 'x-access'?: string } }> }>(
      bob,
      'GET',
      '/openapi.json',
    );
    const gets = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.['x-access'] === 'member' ? [path] : [],
    );
    const filled = (path: string, ids: Possessions) =>
      `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => idsOf(path, ids)[name] ?? '')}`;
    const own = gets.map((path) => filled(path, bobs));
    const hers = gets.map((path) => filled(path, { ...bobs, goals: String(goalId) }));
    return [
      ...new Set([...own, ...hers]),
      `/api/v1/shared-goals?words=${OPEN}`,
      `/api/v1/notes?words=${SECRET}`,
      page,
      '/@ada',
    ];
  }

  /** Where a word stands in an answer to Bob, who knows every address. */
  const whereIs = async (word: string): Promise<string[]> => {
    const found: string[] = [];
    for (const address of asked) {
      const answer = await world.ask('GET', address, { as: bob });
      if ((await answer.text()).includes(word)) found.push(address);
    }
    return found;
  };

  it('shows its need, what for and questions, and nothing that was written around it', async () => {
    const bobs = await as<{ id: number }>(bob, 'POST', '/goals', {
      able: `Able ${OPEN.toUpperCase()}`,
      questions: [{ text: 'Question' }],
    });
    await as(bob, 'PUT', `/goals/${bobs.id}/status`, { status: 'active' });
    asked.push(`/api/v1/goals/${bobs.id}/shelf`, `/api/v1/map?goal=${bobs.id}`);
    await as(bob, 'POST', `/goals/${bobs.id}/shelf/kept`, {
      kind: 'goal',
      id: goalId,
      takeaway: 'Begin small',
    });
    await world.settle();
    const seen = await whereIs(OPEN);
    expect(seen).toContain('/api/v1/shared-goals');
    expect(seen).toContain(`/api/v1/goals/${bobs.id}/shelf`);
    expect(seen).toContain(page);
    expect(await whereIs(SECRET)).toEqual([]);
  });

  it.each([
    ['withdrawn', () => as(ada, 'PATCH', `/goals/${goalId}`, { audience: 'me' })],
    [
      'parked',
      () => as(ada, 'PUT', `/goals/${goalId}/status`, { status: 'parked', reason: SECRET }),
    ],
    ['removed', () => as(ada, 'DELETE', `/goals/${goalId}`)],
  ] as const)('is seen nowhere once it is %s', async (how, withdraw) => {
    await as(ada, 'PATCH', `/goals/${goalId}`, { audience: 'public' });
    await withdraw();
    await world.settle();
    expect(await whereIs(OPEN)).toEqual([]);
    expect(await whereIs(SECRET)).toEqual([]);
    if (how === 'parked') await as(ada, 'PUT', `/goals/${goalId}/status`, { status: 'active' });
  });

  it('is gone with the member whose it was, also from what others kept', async () => {
    await as(ada, 'POST', `/goals/${goalId}/restore`);
    await as(ada, 'PATCH', `/goals/${goalId}`, { audience: 'public' });
    const seen = await as<GoalGoingOut>(ada, 'GET', `/goals/${goalId}/going-out`);
    const { path } = await as<{ path: string }>(
      ada,
      'PUT',
      `/goals/${goalId}/published`,
      lookedThrough(seen),
    );
    asked.push(path);
    expect(await whereIs(OPEN)).toEqual(expect.arrayContaining(['/api/v1/shared-goals', path]));
    await as(ada, 'POST', '/account/erase', { password: 'ada likes long passwords' });
    await world.settle();
    expect(await whereIs(OPEN)).toEqual([]);
    expect((await world.ask('GET', path)).status).toBe(404);
    expect((await world.ask('GET', '/@ada')).status).toBe(404);
    expect(await tablesWith(`Able ${OPEN}`)).toEqual([]);
    expect(await tablesWith(SECRET)).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  async function tablesWith(words: string): Promise<string[]> {
    const { read } = world.kith.db;
    const found: string[] = [];
    for (const { name } of await read.introspection.getTables()) {
      const rows = await read
        .selectFrom(name as 'job')
        .selectAll()
        .execute();
      if (JSON.stringify(rows).includes(words)) found.push(name);
    }
    return found;
  }
});
