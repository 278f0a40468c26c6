import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople } from '#people';
import { engines } from '#test';
import { ANSWERED, type AskStage, setAskStage, someone } from '../../../test/ask-stage.ts';
import { interactionsOf } from '../interactions/queries.ts';
import { asksDue } from './due.ts';
import { asksOf } from './queries.ts';
import type { AskView } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DRAFT_KEY = '0b5e7f46-53c5-4f4e-9a54-6a3b0a3a8f10';

describe.each(engines)('asks on %s', (engine) => {
  let stage: AskStage;
  let world: AskStage['world'];
  let ada: AskStage['ada'];
  let people: number[];
  let goalId: number;
  beforeEach(async () => {
    stage = await setAskStage(engine);
    ({ world, ada, people, goalId } = stage);
  });
  afterEach(() => stage.world.close());
  const asked: AskStage['asked'] = (...request) => stage.asked(...request);
  const dayIn = (days: number) => stage.dayIn(days);
  const form = (more?: object) => stage.form(more);
  const make = (more?: object) => stage.make(more);
  const settle: AskStage['settle'] = (...settlement) => stage.settle(...settlement);
  const stateOf = ({ people: all }: AskView, personId: number) =>
    all.find(({ person }) => person.id === personId)?.state;

  it('asks two to four people, with a message for each that says what helps them to help', async () => {
    const ask = await make();
    expect(ask).toMatchObject({
      goal: { id: goalId, title: 'roll back a release' },
      state: 'open',
      people: [{ person: { name: 'Bo Lund' }, state: 'waiting' }, {}, {}],
    });
    const [bo] = ask.people;
    for (const part of [
      'Hello Bo,',
      'My question: How do you rehearse a rollback?',
      'What I tried: A dry run on paper.',
      'What would help me: One thing to begin with.',
      'by Thursday 3 December',
      'just say no',
    ])
      expect(bo?.message).toContain(part);
    expect(bo?.ways).toMatchObject([{ kind: 'email', address: 'bo@friends.example' }]);
  });

  it.each([
    ['one', (ids: number[]) => ids.slice(0, 1)],
    ['the same twice', ([id = 0]: number[]) => [id, id]],
    ['five', (ids: number[]) => [...ids, ...ids]],
  ])('does not ask %s', async (_, of) => {
    const answer = await asked(
      'POST',
      '/asks',
      form({ people: of(people).map((personId) => ({ personId })) }),
    );
    expect(answer.status).toBe(422);
    expect(await asksOf(world.kith, ada.id)).toEqual([]);
  });

  it('does not ask oneself, another member’s person, or past a day that is over', async () => {
    expect((await asked('POST', '/asks', form({ closesOn: dayIn(-3) }))).status).toBe(422);
    expect((await asked('POST', '/asks', form({ closesOn: dayIn(200) }))).status).toBe(422);
    const bo = await world.member('bo');
    expect((await asked('POST', '/asks', form({ goalId: null }), bo)).status).toBe(404);
    await asked('PUT', '/people/me', { personId: people[0] });
    expect((await asked('POST', '/asks', form())).status).toBe(422);
  });

  it('is one ask however often it is sent', async () => {
    const first = await make({ draftKey: DRAFT_KEY });
    expect((await make({ draftKey: DRAFT_KEY })).id).toBe(first.id);
  });

  it('changes a message and the chance until it has left, and never after', async () => {
    const ask = await make();
    const [bo = 0] = people;
    const change = (more: object) => asked('PATCH', `/asks/${ask.id}/people/${bo}`, more);
    const changed = (await change({ message: 'Hi Bo!', chance: 60 })).body;
    expect(changed.people[0]).toMatchObject({ message: 'Hi Bo!', isOwnMessage: true, chance: 60 });
    await settle(ask, bo, { state: 'sent', channel: 'email' });
    expect((await change({ chance: 90 })).status).toBe(409);
    await settle(ask, bo, { state: 'waiting' });
    expect((await change({ message: null })).body.people[0]).toMatchObject({ isOwnMessage: false });
  });

  it('keeps a message as it left, though the ask says more afterwards', async () => {
    const ask = await make();
    const [bo = 0] = people;
    await settle(ask, bo, { state: 'sent', channel: 'copy' });
    const { body } = await asked('PATCH', `/asks/${ask.id}`, { tried: 'A rehearsal at noon.' });
    expect(body.people[0]?.message).toContain('A dry run on paper.');
    expect(body.people[1]?.message).toContain('A rehearsal at noon.');
  });

  it('writes an answer into our story, says more of it, and takes it back', async () => {
    const ask = await make();
    const [bo = 0] = people;
    await settle(ask, bo, { state: 'sent', channel: 'email' });
    await settle(ask, bo, ANSWERED);
    const story = async () =>
      (await interactionsOf(world.kith, ada.id, { personId: bo })).interactions;
    expect(await story()).toMatchObject([
      {
        direction: 'received',
        isTwoWay: true,
        learnt: 'Begin small.',
        origin: 'ask',
        channel: 'email',
      },
    ]);
    await settle(ask, bo, { ...ANSWERED, answer: 'Begin small, on a Monday.' });
    expect(await story()).toMatchObject([{ learnt: 'Begin small, on a Monday.' }]);
    await settle(ask, bo, { state: 'sent', channel: 'email' });
    expect(await story()).toEqual([]);
    await settle(ask, bo, ANSWERED);
    expect(await story()).toHaveLength(1);
  });

  it('is told as learning: once asked, once for each answer, and taken back', async () => {
    const ask = await make();
    const [bo = 0, cy = 0] = people;
    for (const id of [bo, cy]) await settle(ask, id, { state: 'sent', channel: 'email' });
    await settle(ask, bo, ANSWERED);
    await world.settle();
    const told = async () => {
      const { body } = await asked<{ behaviours: { event: string; people: { id: number }[] }[] }>(
        'GET',
        `/behaviours?goal=${goalId}`,
      );
      return body.behaviours
        .filter(({ event }) => /^(ask|interaction)\./.test(event))
        .map(({ event, people: all }) => `${event} ${all.length}`)
        .toSorted();
    };
    expect(await told()).toEqual(['ask.answered 1', 'ask.sent 2']);
    await settle(ask, bo, { state: 'waiting' });
    await settle(ask, cy, { state: 'waiting' });
    await world.settle();
    expect(await told()).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  it('closes by itself when its day is over everywhere, and not when it was given another', async () => {
    const [ask, later] = [await make(), await make()];
    await asked('PATCH', `/asks/${later.id}`, { closesOn: dayIn(20) });
    const states = async () => {
      await world.settle();
      const all = await asksOf(world.kith, ada.id);
      return [ask, later].map(({ id }) => all.find((one) => one.id === id)?.state);
    };
    world.advance(10 * DAY_MS);
    expect(await states()).toEqual(['open', 'open']);
    world.advance(1.5 * DAY_MS);
    expect(await states()).toEqual(['closed', 'open']);
    world.advance(10 * DAY_MS);
    expect(await states()).toEqual(['closed', 'closed']);
  });

  it('closes early and opens again with a new day; nothing leaves while it is closed', async () => {
    const ask = await make();
    const [bo = 0] = people;
    const put = (body: object) => asked('PUT', `/asks/${ask.id}/state`, body);
    expect((await put({ state: 'closed' })).body.state).toBe('closed');
    expect((await settle(ask, bo, { state: 'sent', channel: 'copy' })).status).toBe(409);
    expect((await put({ state: 'open', closesOn: dayIn(5) })).body).toMatchObject({
      state: 'open',
      closesOn: dayIn(5),
      closedAt: null,
    });
  });

  it('gives reason to look on its day, to thank, and to tell what came of it', async () => {
    const ask = await make();
    const [bo = 0, cy = 0] = people;
    for (const id of [bo, cy]) await settle(ask, id, { state: 'sent', channel: 'email' });
    await settle(ask, bo, ANSWERED);
    const due = async () =>
      (await asksDue(world.kith, ada.id, { from: dayIn(-60), to: dayIn(60) })).map(
        ({ thing, names, on }) => `${thing} ${names.join()} ${on}`,
      );
    expect(await due()).toEqual(['thank Bo Lund 2026-11-23', 'closes Cy Long 2026-12-03']);
    await asked('PUT', `/asks/${ask.id}/people/${bo}/thanks`, { isThanked: true });
    await asked('PUT', `/asks/${ask.id}/state`, { state: 'closed' });
    expect(await due()).toEqual(['tell Bo Lund 2026-12-07']);
    await asked('PUT', `/asks/${ask.id}/people/${bo}/thanks`, { isTold: true });
    expect(await due()).toEqual([]);
    expect(
      (await asked('PUT', `/asks/${ask.id}/people/${cy}/thanks`, { isTold: true })).status,
    ).toBe(409);
  });

  it('is out of sight when removed, and back with an undo', async () => {
    const ask = await make();
    await asked('DELETE', `/asks/${ask.id}`);
    expect(await asksOf(world.kith, ada.id)).toEqual([]);
    expect((await asked('POST', `/asks/${ask.id}/restore`)).body.id).toBe(ask.id);
    await asked('DELETE', `/asks/${ask.id}`);
    world.advance(DAY_MS);
    await world.settle();
    expect((await asked('POST', `/asks/${ask.id}/restore`)).status).toBe(404);
  });

  it('goes with a person who turns out to be another, and lists by goal and person', async () => {
    const ask = await make();
    const [bo = 0, cy = 0] = people;
    const keep = await someone(world, ada.id, 'Bo L.');
    await mergePeople(world.kith, ada.id, keep, bo);
    await world.settle();
    const of = async (query: string) =>
      (await asked<{ asks: AskView[] }>('GET', `/asks?${query}`)).body.asks.map(({ id }) => id);
    expect(await of(`person=${keep}`)).toEqual([ask.id]);
    expect(await of(`person=${cy}&goal=${goalId}&state=open`)).toEqual([ask.id]);
    expect(await of('state=closed')).toEqual([]);
    const moved = await asksOf(world.kith, ada.id);
    expect(moved.map((one) => stateOf(one, keep))).toEqual(['waiting']);
  });
});
