import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { makeWorld, type World } from '#test';
import { briefOfGap } from './rules.ts';
import type { BriefView } from './schema.ts';

describe('briefOfGap', () => {
  const questions = [
    { id: 7, text: 'heat pumps' },
    { id: 8, text: 'old roofs' },
  ];
  it.each([
    ['question 8', { question: 'old roofs', criteria: [], different: [] }],
    ['criterion expert', { question: 'heat pumps', criteria: ['expert'], different: [] }],
    [
      'criterion different-perspectives',
      { question: 'heat pumps', criteria: ['different-perspectives'], different: ['view'] },
    ],
    ['alike employer', { question: 'heat pumps', criteria: [], different: ['employer'] }],
    ['silent', { question: 'heat pumps', criteria: [], different: [] }],
  ])('makes chips of the gap %s', (gap, brief) => {
    expect(briefOfGap(gap, questions)).toEqual(brief);
  });
});

describe('a search brief of a gap', () => {
  let world: World;
  let mara: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld();
    mara = await world.member('mara');
    goalId = (await draftGoal(world.kith, mara.id, { able: 'renovate' })).id;
    await changeGoal(world.kith, mara.id, goalId, { questions: [{ text: 'heat pumps' }] });
  });
  afterEach(() => world.close());
  const send = (method: string, path: string, body: object, as = mara) =>
    world.ask(method, `/api/v1${path}`, { as, body });

  it('is begun from a gap once, and anew when the one of it was changed or closed', async () => {
    const path = `/goals/${goalId}/briefs/of-gap`;
    const begin = async () => (await send('POST', path, { gap: 'criterion expert' })).json();
    const first: BriefView = await begin();
    expect(first).toMatchObject({ criteria: ['expert'], different: [], state: 'open' });
    expect(first.question).not.toBe('');
    expect((await begin()).id).toBe(first.id);
    await send('PATCH', `/briefs/${first.id}`, { state: 'closed' });
    expect((await begin()).id).not.toBe(first.id);
    const both = await Promise.all(
      [1, 2].map(async () => (await send('POST', path, { gap: 'alike employer' })).json()),
    );
    expect(both[0].id).toBe(both[1].id);
    const otto = await world.member('otto');
    expect((await send('POST', path, { gap: 'criterion expert' }, otto)).status).toBe(404);
  });
});
