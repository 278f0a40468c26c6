import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { goalById } from './queries.ts';
import { SITTING_MS } from './revisions.ts';
import type { GoalView } from './schema.ts';

const ready = { able: 'roll back a release', questions: [{ text: 'safe migrations' }] };
type Refused = { error: { message: string; fields?: Record<string, string> } };

describe.each(engines)('a goal that rests or is met on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = GoalView>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as: ada, body });
  const active = async () => {
    const goal = (await asked('POST', '/goals', ready)).body;
    await asked('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    return goal;
  };

  it.each([
    ['a reason', { status: 'parked' }, 'reason'],
    ['a reason', { status: 'parked', reason: ' \n ', evidence: 'It works' }, 'reason'],
    ['evidence', { status: 'met' }, 'evidence'],
    ['evidence', { status: 'met', evidence: '\t', reason: 'Enough' }, 'evidence'],
  ])('is refused without %s, and stays as it was', async (_, form, field) => {
    const goal = await active();
    const { status, body } = await asked<Refused>('PUT', `/goals/${goal.id}/status`, form);
    expect(status).toBe(422);
    expect(Object.keys(body.error.fields ?? {})).toEqual([field]);
    expect(body.error.message).toMatch(/^Say /);
    expect((await goalById(world.kith, ada.id, goal.id)).status).toBe('active');
  });

  it('of an older Kith is read without either, taken up, and given back as it stood', async () => {
    const goal = await active();
    world.advance(SITTING_MS + 1);
    await world.kith.db.write((trx) =>
      trx.updateTable('goal').set({ status: 'parked' }).where('id', '=', goal.id).execute(),
    );
    const put = (form: object) => asked('PUT', `/goals/${goal.id}/status`, form);
    expect((await asked('GET', `/goals/${goal.id}`)).body).toMatchObject({ parkedReason: '' });
    expect((await put({ status: 'active' })).body.status).toBe('active');
    expect((await put({ status: 'parked', reason: '' })).body.status).toBe('parked');
    await put({ status: 'active' });
    world.advance(SITTING_MS + 1);
    expect((await put({ status: 'parked', reason: '' })).status).toBe(422);
  });

  it('of an older Kith is given its reason later, which can be taken back', async () => {
    const goal = await active();
    world.advance(SITTING_MS + 1);
    await world.kith.db.write((trx) =>
      trx.updateTable('goal').set({ status: 'parked' }).where('id', '=', goal.id).execute(),
    );
    const put = (form: object) => asked('PUT', `/goals/${goal.id}/status`, form);
    expect((await put({ status: 'parked', reason: '' })).status).toBe(422);
    const said = await put({ status: 'parked', reason: 'No time now' });
    expect(said.body).toMatchObject({ status: 'parked', parkedReason: 'No time now' });
    const back = await put({ status: 'parked', reason: '' });
    expect(back.body).toMatchObject({ status: 'parked', parkedReason: '' });
  });
});
