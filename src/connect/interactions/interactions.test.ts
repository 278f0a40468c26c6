import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import { interactionsOf } from './queries.ts';
import type { InteractionsPage, InteractionView } from './schema.ts';

const DRAFT_KEY = '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10';
const TEN_MINUTES = 10 * 60 * 1000;
const WEEK = 7 * 24 * 60 * 60 * 1000;

describe.each(engines)('interactions on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  let bo: number;
  let cy: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back a release' })).id;
    [bo, cy] = [await someone('Bo Lund'), await someone('Cy Roe')];
  });
  afterEach(() => world.close());

  const asked = <Answer = InteractionView>(
    method: string,
    path: string,
    body?: unknown,
    as = ada,
  ) => world.asked<Answer>(method, path, { as, body });
  const someone = (name: string, memberId = ada.id) => world.person(memberId, name);
  const log = async (form: object = {}) =>
    (await asked('POST', '/interactions', { day: '2026-11-20', personIds: [bo], ...form })).body;
  const listed = async (query = '') =>
    (await asked<InteractionsPage>('GET', `/interactions${query}`)).body.interactions;
  /** By goal: jobs without an order among them end as they come. */
  const behaviours = async () => {
    await world.settle();
    return world.kith.db.read
      .selectFrom('behaviour')
      .select(['event', 'c', 'phase', 'goal_id', 'at'])
      .where('removed_at', 'is', null)
      .where('event', 'in', ['interaction.logged', 'move.done'])
      .orderBy('goal_id')
      .orderBy('id')
      .execute();
  };
  const doneMove = async (settlement: object = {}) => {
    const move = (
      await asked<{ id: number }>('POST', '/moves', { goalId, personId: bo, intent: 'ask' })
    ).body;
    await asked('PUT', `/moves/${move.id}/state`, { state: 'done', ...settlement });
    return move;
  };

  it('logs one encounter with several people once', async () => {
    const one = await log({
      personIds: [cy, bo, bo],
      goalIds: [goalId],
      channel: 'met',
      title: ' Coffee ',
      intent: 'hear how they do it',
      outcome: 'a good hour',
      learnt: 'canaries first',
      gave: 'my notes',
      next: 'send the runbook',
      direction: 'both',
    });
    expect(one).toEqual({
      id: one.id,
      day: '2026-11-20',
      channel: 'met',
      direction: 'both',
      isTwoWay: true,
      title: 'Coffee',
      intent: 'hear how they do it',
      outcome: 'a good hour',
      learnt: 'canaries first',
      gave: 'my notes',
      next: 'send the runbook',
      keptText: '',
      people: [
        { id: bo, name: 'Bo Lund' },
        { id: cy, name: 'Cy Roe' },
      ],
      goals: [{ id: goalId, title: 'roll back a release' }],
      origin: 'hand',
      moveId: null,
      moveIntent: null,
      createdAt: world.kith.now(),
      updatedAt: world.kith.now(),
    });
    for (const person of [bo, cy]) expect(await listed(`?person=${person}`)).toEqual([one]);
    expect(await listed(`?goal=${goalId}`)).toEqual([one]);
    expect(await listed('?incidental=1')).toEqual([]);
  });

  it('is one interaction however often it is sent, and a new one after it was removed', async () => {
    const keys = { draftKey: DRAFT_KEY, originKey: 'ics:1' };
    const first = await log(keys);
    expect((await log(keys)).id).toBe(first.id);
    expect((await log({ originKey: 'ics:1' })).id).toBe(first.id);
    await asked('DELETE', `/interactions/${first.id}`);
    const second = await log(keys);
    expect(second.id).not.toBe(first.id);
    expect(await listed()).toHaveLength(1);
  });

  it('takes a goal later for what happened by chance', async () => {
    const one = await log();
    expect(await listed('?incidental=1')).toHaveLength(1);
    await asked('PATCH', `/interactions/${one.id}`, { goalIds: [goalId] });
    expect(await listed('?incidental=1')).toEqual([]);
    expect(await behaviours()).toMatchObject([
      { event: 'interaction.logged', c: 'connect', goal_id: goalId },
    ]);
    world.advance(1);
    await asked('PATCH', `/interactions/${one.id}`, { goalIds: [] });
    expect((await behaviours()).map((row) => row.goal_id)).toEqual([null]);
  });

  it('is a behaviour of its own day for each of its goals, until it is removed', async () => {
    const other = (await draftGoal(world.kith, ada.id, { able: 'bake' })).id;
    const one = await log({ goalIds: [goalId, other], direction: 'given' });
    const at = Date.parse('2026-11-20T12:00:00Z');
    const cell = { event: 'interaction.logged', c: 'contribute', phase: 'performance', at };
    expect(await behaviours()).toEqual([
      { ...cell, goal_id: goalId },
      { ...cell, goal_id: other },
    ]);
    world.advance(1);
    await asked('DELETE', `/interactions/${one.id}`);
    expect(await behaviours()).toEqual([]);
    world.advance(1);
    await asked('POST', `/interactions/${one.id}/restore`);
    expect(await behaviours()).toHaveLength(2);
  });

  it('changes what is named and leaves the rest', async () => {
    const one = await log({ channel: 'met', outcome: 'good', keptText: 'Hello' });
    const changed = await asked('PATCH', `/interactions/${one.id}`, {
      day: '2026-11-19',
      personIds: [cy],
      learnt: 'much',
    });
    expect(changed.body).toMatchObject({
      day: '2026-11-19',
      channel: 'met',
      isTwoWay: true,
      outcome: 'good',
      learnt: 'much',
      keptText: 'Hello',
      people: [{ id: cy }],
    });
    expect((await asked('PATCH', `/interactions/${one.id}`, { personIds: [] })).status).toBe(422);
  });

  it('lays the pages of a long story one after another', async () => {
    const days = Array.from({ length: 7 }, (_, index) => `2026-10-0${index + 1}`);
    await asked('POST', '/interactions/several', {
      interactions: days.map((day) => ({ day, personIds: [bo] })),
    });
    const seen: string[] = [];
    let after: number | undefined;
    do {
      const page = await interactionsOf(world.kith, ada.id, { after, limit: 3 });
      seen.push(...page.interactions.map(({ day }) => day));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(days.toReversed());
  });

  it('refuses days to come, and what belongs to others', async () => {
    const eve = await world.member('eve');
    const hers = await someone('Dee', eve.id);
    const evesGoal = (await draftGoal(world.kith, eve.id, { able: 'sing' })).id;
    const status = async (form: object) =>
      (await asked('POST', '/interactions', { day: '2026-11-20', personIds: [bo], ...form }))
        .status;
    expect(await status({ day: '2026-11-25' })).toBe(422);
    expect(await status({ personIds: [hers] })).toBe(404);
    expect(await status({ personIds: [bo, hers] })).toBe(404);
    expect(await status({ goalIds: [evesGoal] })).toBe(404);
    expect(await status({ personIds: [] })).toBe(422);
    expect(await listed()).toEqual([]);
    const one = await log();
    const removing = { ids: [one.id], isRemoved: true };
    expect((await asked('PUT', '/interactions/removed', removing, eve)).status).toBe(404);
    expect(await listed()).toEqual([one]);
  });

  it('removes several together and brings them back', async () => {
    const ids = [(await log()).id, (await log({ personIds: [cy] })).id];
    await asked('PUT', '/interactions/removed', { ids, isRemoved: true });
    expect(await listed()).toEqual([]);
    world.advance(1);
    await asked('PUT', '/interactions/removed', { ids, isRemoved: false });
    expect(await listed()).toHaveLength(2);
    await asked('PUT', '/interactions/removed', { ids, isRemoved: true });
    world.advance(TEN_MINUTES);
    await world.settle();
    expect((await asked('PUT', '/interactions/removed', { ids, isRemoved: false })).status).toBe(
      404,
    );
  });

  it('makes a done move its story, in one telling', async () => {
    const move = await doneMove({ outcome: 'she sent it', direction: 'received' });
    const [story] = await listed();
    expect(story).toMatchObject({
      origin: 'move',
      moveId: move.id,
      day: '2026-11-23',
      outcome: 'she sent it',
      direction: 'received',
      isTwoWay: true,
      people: [{ id: bo }],
      goals: [{ id: goalId }],
    });
    expect(await behaviours()).toMatchObject([{ event: 'move.done' }]);
    await asked('PATCH', `/interactions/${story?.id}`, {
      outcome: 'she sent two',
      learnt: 'ask early',
      personIds: [bo, cy],
    });
    expect(await behaviours()).toMatchObject([{ event: 'move.done' }]);
    expect((await asked('GET', `/moves/${move.id}`)).body).toMatchObject({
      outcome: 'she sent two',
      direction: 'received',
    });
    expect((await asked('DELETE', `/interactions/${story?.id}`)).status).toBe(409);
    await asked('PUT', `/moves/${move.id}/state`, { state: 'planned' });
    expect(await listed()).toEqual([]);
    await asked('PUT', `/moves/${move.id}/state`, {
      state: 'done',
      outcome: 'she sent two',
      on: '2026-11-22',
    });
    expect(await listed()).toMatchObject([
      { id: story?.id, learnt: 'ask early', day: '2026-11-22', people: [{ id: bo }, { id: cy }] },
    ]);
  });

  it('follows people who turn out to be one', async () => {
    const both = await log({ personIds: [bo, cy] });
    await mergePeople(world.kith, ada.id, bo, cy);
    await world.settle();
    expect(await listed(`?person=${bo}`)).toMatchObject([{ id: both.id, people: [{ id: bo }] }]);
  });

  it('is out of sight with its last person, and is erased with them', async () => {
    const alone = await log({ keptText: 'a secret' });
    const both = await log({ personIds: [bo, cy] });
    await world.ask('DELETE', `/api/v1/people/${bo}`, { as: ada });
    expect(await listed()).toMatchObject([{ id: both.id, people: [{ id: cy }] }]);
    world.advance(WEEK);
    await world.settle();
    const left = await world.kith.db.read.selectFrom('interaction').select('id').execute();
    expect(left).toEqual([{ id: both.id }]);
    expect(left).not.toContainEqual({ id: alone.id });
  });

  it('keeps a person whom an edit of the others could not show', async () => {
    const both = await log({ personIds: [bo, cy] });
    await world.ask('DELETE', `/api/v1/people/${cy}`, { as: ada });
    await asked('PATCH', `/interactions/${both.id}`, { personIds: [bo] });
    await world.ask('POST', `/api/v1/people/${cy}/restore`, { as: ada });
    expect(await listed(`?person=${cy}`)).toHaveLength(1);
  });
});
