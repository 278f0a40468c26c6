import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planMove } from '#connect';
import { draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import { behavioursOf } from '../behaviours/queries.ts';
import type { ExperienceView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SPEAKS = [
  'Why rehearsal beats reading',
  'We rehearse the rollback every Monday; too much reading had left us no rehearsal at all.',
] as const;
const OTHERS = ['Soup', 'Bread', 'Gardens', 'Boats', 'Weather', 'Trains'].map(
  (title) => [title, `A short text about ${title.toLowerCase()} and nothing else.`] as const,
);

describe.each(engines)('asking why it went so on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  let personId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    const goal = await draftGoal(world.kith, ada.id, {
      able: 'roll back a release',
      questions: [{ text: 'rollback' }],
    });
    goalId = (await setGoalStatus(world.kith, ada.id, goal.id, 'active')).id;
    personId = await someone();
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const someone = () => world.person(ada.id, 'Marit Solheim');

  it('finds who wrote of the same, shows what, and drafts the ask', async () => {
    const feed = { feedUrl: 'https://marit.example/feed', title: 'Marit', personId };
    const { feedId } = await followFeed(world, ada.id, feed);
    // Among others: a word that everybody uses would say nothing.
    const written = [SPEAKS, ...OTHERS].map(([title, text], place) => ({
      title,
      text,
      url: `https://marit.example/${place}`,
    }));
    await publish(world, feedId, written);
    const { body } = await asked<ExperienceView>('POST', `/goals/${goalId}/experience`, {
      difficulty: 'too much reading, too little rehearsal',
    });
    expect(body.people).toMatchObject([
      { id: personId, name: 'Marit Solheim', evidence: [{ title: 'Why rehearsal beats reading' }] },
    ]);
    expect(body.people[0]?.opener).toContain('Hello Marit,');
    expect(body.people[0]?.opener).toContain('“Why rehearsal beats reading”');
  });

  it('shows goals of members who let them be seen', async () => {
    const bo = await world.member('bo');
    const { id } = await draftGoal(world.kith, bo.id, {
      able: 'rehearse a rollback with the night shift',
      audience: 'members',
      questions: [{ text: 'how?' }],
    });
    await setGoalStatus(world.kith, bo.id, id, 'active');
    const { body } = await asked<ExperienceView>('POST', `/goals/${goalId}/experience`, {
      difficulty: 'I never rehearse',
    });
    expect(body).toMatchObject({
      people: [],
      goals: [{ id, memberName: 'bo' }],
      lookedAt: { sources: 0 },
    });
  });

  it('plans the ask as a move, which is a behaviour once however often it is sent', async () => {
    const ask = {
      personId,
      opener: 'Hello Marit, …',
      dueOn: '2026-11-24',
      draftKey: '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10',
    };
    const first = await asked<{ id: number }>('POST', `/goals/${goalId}/cause-asks`, ask);
    expect(first).toMatchObject({ status: 201, body: { intent: 'ask', dueOn: '2026-11-24' } });
    const second = await asked<{ id: number }>('POST', `/goals/${goalId}/cause-asks`, ask);
    expect(second.body.id).toBe(first.body.id);
    await world.settle();
    const { behaviours } = await behavioursOf(world.kith, ada.id, { goalId, phase: 'reflection' });
    expect(behaviours).toMatchObject([
      { event: 'cause.asked', c: 'connect', people: [{ id: personId }] },
    ]);
  });

  it('writes one ask to two or three of them with all filled in, once, and no more at a time', async () => {
    const others = [await someone(), await someone(), await someone()];
    const asking = (personIds: number[]) => ({
      question: 'I never rehearse. How was it with you?',
      tried: 'Blocking an afternoon for it.',
      hoped: '',
      closesOn: new Date(world.kith.now() + 10 * DAY_MS).toISOString().slice(0, 10),
      draftKey: '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f11',
      people: personIds.map((id) => ({ personId: id, about: 'Why rehearsal beats reading' })),
    });
    const path = `/goals/${goalId}/cause-asks/together`;
    const two = asking([personId, ...others.slice(0, 1)]);
    const first = await asked<{ id: number; goal: unknown; people: { message: string }[] }>(
      'POST',
      path,
      two,
    );
    expect(first.status).toBe(201);
    expect(first.body.people).toHaveLength(2);
    for (const { message } of first.body.people) {
      expect(message).toContain('Blocking an afternoon for it.');
      expect(message).toContain('“Why rehearsal beats reading”');
    }
    expect((await asked<{ id: number }>('POST', path, two)).body.id).toBe(first.body.id);
    expect((await asked('POST', path, asking([personId, ...others]))).status).toBe(422);
    expect((await asked('POST', path, asking([personId]))).status).toBe(422);
    await world.settle();
    const { behaviours } = await behavioursOf(world.kith, ada.id, { goalId, phase: 'reflection' });
    expect(behaviours).toMatchObject([{ event: 'cause.asked', c: 'connect' }]);
  });

  it('counts no more when the planned ask is let go of, and again when it is taken up', async () => {
    const lived = async () => {
      await world.settle();
      const { behaviours } = await behavioursOf(world.kith, ada.id, {
        goalId,
        phase: 'reflection',
      });
      return behaviours.map(({ event, people }) => [event, people.map(({ id }) => id)]);
    };
    const { body: move } = await asked<{ id: number }>('POST', `/goals/${goalId}/cause-asks`, {
      personId,
      opener: 'Hello Marit, …',
      dueOn: null,
      draftKey: '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f12',
    });
    expect(await lived()).toEqual([['cause.asked', [personId]]]);
    const settle = async (state: string) => {
      world.advance(1000);
      await asked('PUT', `/moves/${move.id}/state`, { state });
    };
    await settle('dropped');
    expect(await lived()).toEqual([]);
    await settle('planned');
    expect(await lived()).toEqual([['cause.asked', [personId]]]);
  });

  it('makes nothing of a move without a cause that is let go of and taken up', async () => {
    const move = await planMove(world.kith, ada.id, { goalId, personId, intent: 'thank' });
    for (const state of ['dropped', 'planned'])
      await asked('PUT', `/moves/${move.id}/state`, { state });
    await world.settle();
    const { behaviours } = await behavioursOf(world.kith, ada.id, { goalId, phase: 'reflection' });
    expect(behaviours).toEqual([]);
  });

  it('needs a difficulty in words', async () => {
    const answer = await asked('POST', `/goals/${goalId}/experience`, { difficulty: ' ' });
    expect(answer.status).toBe(422);
  });
});
