import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide } from '#finding';
import { draftGoal } from '#goals';
import { changeTie, mergePeople, noteContacts } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { KeepingView } from './schema.ts';

const TODAY = '2026-11-23';
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(engines)('keeping on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const someone = (name: string, memberId = ada.id) => world.person(memberId, name);
  const say = (method: string, path: string, body?: object) =>
    world.accepted(method, path, { as: ada, body });
  const keeping = (today = TODAY) => say('GET', `/keeping?today=${today}`) as Promise<KeepingView>;
  const met = (personId: number, day: string, form: object = {}) =>
    say('POST', '/interactions', { day, personIds: [personId], channel: 'met', ...form });
  /** A person of whom one wants to hear every month, last met on a day. */
  const withRhythm = async (name: string, day: string, why = '') => {
    const id = await someone(name);
    await met(id, day, { outcome: `a talk with ${name}` });
    await changeTie(world.kith, ada.id, id, { cadenceDays: 30, why });
    return id;
  };
  const names = (lines: KeepingView['maintain']) => lines.map(({ person }) => person?.name);

  it('asks for three people a week, says why, and lets nobody move up', async () => {
    const bo = await withRhythm('Bo', '2026-01-01', 'asks well');
    await withRhythm('Cy', '2026-02-01');
    await withRhythm('Dee', '2026-03-01');
    await withRhythm('Eve', '2026-04-01');
    const { maintain, withRhythm: count } = await keeping();
    expect(names(maintain)).toEqual(['Bo', 'Cy', 'Dee']);
    expect(count).toBe(4);
    expect(maintain[0]).toMatchObject({
      key: `person ${bo}`,
      why: 'You wanted to hear of each other every month; the last time was 1 January 2026.',
      ownWords: 'asks well',
      last: { day: '2026-01-01', what: 'a talk with Bo' },
    });
    await met(bo, '2026-11-22');
    expect(names((await keeping()).maintain)).toEqual(['Cy', 'Dee']);
    expect(names((await keeping('2026-11-24')).maintain)).toEqual(['Cy', 'Dee']);
    world.advance(7 * DAY_MS);
    expect(names((await keeping('2026-11-30')).maintain)).toEqual(['Cy', 'Dee', 'Eve']);
  });

  it('does not count what was only sent, and an archive’s answers count', async () => {
    const bo = await withRhythm('Bo', '2026-01-01');
    await met(bo, '2026-11-20', { channel: 'email', direction: 'given' });
    expect(names((await keeping()).maintain)).toEqual(['Bo']);
    await world.kith.db.write((trx) =>
      noteContacts(
        trx,
        [{ personId: bo, day: '2026-11-21', direction: 'received', channel: 'linkedin-message' }],
        null,
      ),
    );
    expect(names((await keeping()).maintain)).toEqual([]);
  });

  it('leaves alone whom one put off, has a plan with, or removed; undo brings them back', async () => {
    const bo = await withRhythm('Bo', '2026-01-01');
    const cy = await withRhythm('Cy', '2026-01-02');
    await keeping();
    const key = { queue: 'maintain', key: `person ${bo}` };
    await say('PUT', '/keeping/put-off', { ...key, until: '2026-12-01' });
    expect(names((await keeping()).maintain)).toEqual(['Cy']);
    await say('POST', '/keeping/take-back', key);
    expect(names((await keeping()).maintain)).toEqual(['Bo', 'Cy']);
    const goalId = (await draftGoal(world.kith, ada.id, { able: 'bake' })).id;
    await say('POST', '/moves', { goalId, personId: bo, intent: 'thank' });
    expect(names((await keeping()).maintain)).toEqual(['Cy']);
    await say('DELETE', `/people/${cy}`);
    expect(names((await keeping()).maintain)).toEqual([]);
    await say('POST', `/people/${cy}/restore`);
    expect(names((await keeping()).maintain)).toEqual(['Cy']);
  });

  it('says what is put off and until when, so that it can be had back', async () => {
    const [bo, cy] = [await withRhythm('Bo', '2026-01-01'), await someone('Cy')];
    const goalId = (
      await draftGoal(world.kith, ada.id, { able: 'bake', questions: [{ text: 'bread' }] })
    ).id;
    await world.accepted('PUT', `/goals/${goalId}/status`, { as: ada, body: { status: 'active' } });
    const off = (queue: string, key: string, until: string | null) =>
      say('PUT', '/keeping/put-off', { queue, key, until });
    await off('maintain', `person ${bo}`, '2026-12-01');
    await off('activate', `person ${cy}`, null);
    await off('build', `goal ${goalId} criterion depth`, '2026-12-24');
    const { putOff } = await keeping();
    expect(putOff).toHaveLength(3);
    expect(putOff).toEqual(
      expect.arrayContaining([
        {
          queue: 'maintain',
          key: `person ${bo}`,
          until: '2026-12-01',
          person: { id: bo, name: 'Bo' },
          goal: null,
        },
        {
          queue: 'activate',
          key: `person ${cy}`,
          until: null,
          person: { id: cy, name: 'Cy' },
          goal: null,
        },
        {
          queue: 'build',
          key: `goal ${goalId} criterion depth`,
          until: '2026-12-24',
          person: null,
          goal: { id: goalId, title: 'bake' },
        },
      ]),
    );
    const few = await say('GET', `/keeping?today=${TODAY}&putOff=2`);
    expect(few).toMatchObject({ putOff: putOff.slice(0, 2), putOffCount: 3 });
    const eve = await world.member('eve');
    const others = await world.accepted('GET', `/keeping?today=${TODAY}`, { as: eve });
    expect(others).toMatchObject({ putOff: [], putOffCount: 0 });
    expect((await keeping('2026-12-01')).putOff.map(({ queue }) => queue)).not.toContain(
      'maintain',
    );
    await say('DELETE', `/people/${cy}`);
    expect((await keeping()).putOff.map(({ queue }) => queue)).not.toContain('activate');
  });

  it('takes new work for a reason, of somebody one knows', async () => {
    const [bo, cy] = [await someone('Bo'), await someone('Cy')];
    await met(bo, '2025-01-01');
    const changed = (personId: number) =>
      world.kith.db.write((trx) =>
        world.kith.announce(trx, 'person.changed-work', {
          memberId: ada.id,
          personId,
          from: 'Reader, Acme',
          to: 'Editor, Acme',
        }),
      );
    const di = await someone('Di');
    const goal = await draftGoal(world.kith, ada.id, { able: 'edit' });
    await decide(world.kith, ada.id, { goalId: goal.id, personId: di, decision: 'chosen' });
    for (const id of [bo, cy, di]) await changed(id);
    await world.settle();
    const newsOf = async (id: number, today = TODAY) =>
      (await say('GET', `/people/${id}/standing?today=${today}`)).news;
    expect(await newsOf(bo)).toEqual({ words: 'has new work: Editor, Acme', on: TODAY });
    expect(await newsOf(di)).not.toBeNull();
    expect(await newsOf(cy)).toBeNull();
    expect(await newsOf(bo, '2027-06-01')).toBeNull();
    await decide(world.kith, ada.id, { goalId: goal.id, personId: di, decision: 'dismissed' });
    await say('PUT', '/keeping/put-off', {
      queue: 'maintain',
      key: `person ${di}`,
      until: null,
    });
    const { maintain } = await keeping();
    expect(maintain).toMatchObject([
      { person: { name: 'Bo' }, why: 'Has new work: Editor, Acme. A good moment to say hello.' },
    ]);
    await say('PUT', '/keeping/put-off', {
      queue: 'maintain',
      key: `person ${bo}`,
      until: null,
    });
    expect((await keeping()).maintain).toEqual([]);
  });

  it('builds from who was chosen for a goal and not met yet', async () => {
    const goal = await draftGoal(world.kith, ada.id, {
      able: 'bake',
      questions: [{ text: 'how long?' }],
    });
    await say('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const bo = await someone('Bo');
    expect(await keeping()).toMatchObject({ activeGoals: 1, hasChosen: false });
    await decide(world.kith, ada.id, { goalId: goal.id, personId: bo, decision: 'chosen' });
    const { build, activeGoals, hasChosen } = await keeping();
    expect([activeGoals, hasChosen]).toEqual([1, true]);
    expect(build[0]).toMatchObject({ person: { id: bo }, goal: { id: goal.id }, last: null });
    await met(bo, '2026-11-20');
    expect((await keeping()).build.filter(({ person }) => person?.id === bo)).toEqual([]);
  });

  it('wakes whom one was in touch with long ago though they publish nothing, for an open question', async () => {
    const goal = await draftGoal(world.kith, ada.id, {
      able: 'bake',
      questions: [{ text: 'How to keep a sourdough starter?' }],
    });
    const waking = async () => {
      const { activate } = await keeping();
      return activate.map(({ person, goal: of, why }) => `${person?.name} ${of?.id ?? '-'} ${why}`);
    };
    const bo = await someone('Bo');
    await met(bo, '2021-03-04', { learnt: 'Feed the sourdough starter at night.' });
    const cy = await someone('Cy');
    await met(cy, '2022-03-04', { channel: 'email', direction: 'given' });
    await met(await someone('Di'), '2026-06-01');
    expect(await waking()).toEqual([]);
    await say('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const [told, quiet] = await waking();
    expect(told).toBe(
      `Bo ${goal.id} What you wrote of your contact touches “How to keep a sourdough starter?”; you were last in touch on 4 March 2021.`,
    );
    expect(quiet).toMatch(/^Cy - Kith reads nothing of theirs.* on 4 March 2022, one way/);
    expect(await waking()).toHaveLength(2);
    await say('DELETE', `/people/${cy}`);
    await say('PUT', '/keeping/put-off', { queue: 'activate', key: `person ${bo}`, until: null });
    expect(await waking()).toEqual([]);
  });

  it('follows a merge, and shows one member nothing of another', async () => {
    const bo = await withRhythm('Bo', '2026-01-01');
    await say('PUT', '/keeping/put-off', {
      queue: 'maintain',
      key: `person ${bo}`,
      until: '2026-12-01',
    });
    const cy = await someone('Cy');
    await mergePeople(world.kith, ada.id, cy, bo);
    await world.settle();
    expect((await keeping()).maintain).toEqual([]);
    expect(names((await keeping('2026-12-01')).maintain)).toEqual(['Bo']);
    const eve = await world.member('eve');
    const hers = await world.ask('GET', `/api/v1/keeping?today=${TODAY}`, { as: eve });
    expect(await hers.json()).toMatchObject({ maintain: [], build: [], activate: [] });
    const notHers = { queue: 'maintain', key: `person ${cy}`, until: null };
    expect(
      (await world.ask('PUT', '/api/v1/keeping/put-off', { as: eve, body: notHers })).status,
    ).toBe(404);
  });

  it('suggests a stage and a tie by what happened, and decides nothing', async () => {
    const bo = await someone('Bo');
    await met(bo, '2026-11-01');
    const path = `/people/${bo}/standing?today=${TODAY}`;
    expect(await say('GET', path)).toEqual({
      personId: bo,
      stage: { value: 'exchanging', because: 'you were in touch on 1 November 2026' },
      tie: { value: 'weak', because: 'you were in touch on one day that Kith knows of' },
      lastDay: '2026-11-01',
      lastTwoWayDay: '2026-11-01',
      news: null,
    });
    expect(await say('GET', `/people/${bo}/tie`)).toMatchObject({ stage: null, tie: null });
  });
});
