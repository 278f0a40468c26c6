import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { NoteLine, NoteView } from '../notes/schema.ts';
import { titled } from './rules.ts';

const DRAFT_KEY = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';

describe.each(engines)('captures on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown, as = ada) =>
    world.ask(method, `/api/v1${path}`, { as, body });
  const capture = async (form: unknown) =>
    (await (await ask('POST', '/captures', form)).json()) as NoteView;
  const settle = async (body: unknown, as = ada) =>
    (await ask('POST', '/captures/settle', body, as)).status;
  const note = async (id: number) => (await (await ask('GET', `/notes/${id}`)).json()) as NoteView;
  const inbox = async () => {
    const answer = await ask('GET', '/notes?isWaiting=true');
    return ((await answer.json()) as { notes: NoteLine[] }).notes.map((line) => line.title);
  };

  it('wait in the inbox, with their first line as the title', async () => {
    const kept = await capture({
      text: 'Drill first\n\nThen the runbook.',
      capturedAs: 'talk',
      sourceUrl: 'https://talks.example/1',
    });
    expect(kept).toMatchObject({
      kind: 'capture',
      title: 'Drill first',
      text: 'Then the runbook.',
      capturedAs: 'talk',
      sourceUrl: 'https://talks.example/1',
      isWaiting: true,
      audience: 'me',
    });
    expect(await inbox()).toEqual(['Drill first']);
  });

  it('do not wait when they come with a goal, or get one', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    expect((await capture({ text: 'a', goalId: goal.id })).isWaiting).toBe(false);
    const later = await capture({ text: 'b' });
    await ask('PATCH', `/notes/${later.id}`, { goalId: goal.id });
    expect(await inbox()).toEqual([]);
  });

  it('are one however often they are sent', async () => {
    const first = await capture({ text: 'once', draftKey: DRAFT_KEY });
    expect((await capture({ text: 'once', draftKey: DRAFT_KEY })).id).toBe(first.id);
    expect(await inbox()).toEqual(['once']);
  });

  it('go where they are sent, several at once, and back', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const ids = [(await capture({ text: 'a' })).id, (await capture({ text: 'b' })).id];
    for (const [to, expected] of [
      [
        { as: 'goal', goalId: goal.id },
        { goalId: goal.id, isWaiting: false, kind: 'capture' },
      ],
      [{ as: 'waiting' }, { goalId: null, isWaiting: true, kind: 'capture' }],
      [{ as: 'note' }, { goalId: null, isWaiting: false, kind: 'note' }],
      [{ as: 'waiting' }, { goalId: null, isWaiting: true, kind: 'capture' }],
      [{ as: 'kept' }, { goalId: null, isWaiting: false, kind: 'capture' }],
    ] as const) {
      expect(await settle({ ids, ...to })).toBe(204);
      for (const id of ids) expect(await note(id)).toMatchObject(expected);
    }
  });

  it('are told once, and again with their goal', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const told = vi.spyOn(world.kith, 'announce');
    const { id } = await capture({ text: 'a', capturedAs: 'conversation' });
    await settle({ ids: [id], as: 'goal', goalId: goal.id });
    await ask('PATCH', `/notes/${id}`, { text: 'more' });
    expect(told.mock.calls.map(([, event, payload]) => [event, payload])).toMatchObject([
      [
        'capture.kept',
        { key: `note:${id}:kept`, c: 'connect', phase: 'performance', goalId: null },
      ],
      ['capture.kept', { key: `note:${id}:kept`, goalId: goal.id }],
    ]);
  });

  it('need words, and an address that leads somewhere', async () => {
    expect((await ask('POST', '/captures', { text: ' \n' })).status).toBe(422);
    const odd = { text: 'a', sourceUrl: 'javascript:alert(1)' };
    expect((await ask('POST', '/captures', odd)).status).toBe(422);
  });

  it('are settled only by who captured them, all or none', async () => {
    const bo = await world.member('bo');
    const { id } = await capture({ text: 'mine' });
    const theirs = (await (
      await ask('POST', '/captures', { text: 'theirs' }, bo)
    ).json()) as NoteView;
    const goal = await draftGoal(world.kith, ada.id, { able: 'mine' });
    expect(await settle({ ids: [theirs.id, id], as: 'kept' }, bo)).toBe(404);
    expect(await settle({ ids: [theirs.id], as: 'goal', goalId: goal.id }, bo)).toBe(404);
    expect(await inbox()).toEqual(['mine']);
    const plain = (await (await ask('POST', '/notes', { text: 'a note' })).json()) as NoteView;
    expect(await settle({ ids: [plain.id], as: 'kept' })).toBe(404);
  });
});

describe('titled', () => {
  it('takes the first line, without the signs of a heading or an item', () => {
    expect(titled('  ## Drill first\r\nthen')).toEqual({ title: 'Drill first', text: 'then' });
    expect(titled('- one\n- two')).toEqual({ title: 'one', text: '- two' });
  });
  it('cuts a long line at a word and keeps it whole in the text', () => {
    const line = 'word '.repeat(40).trim();
    const { title, text } = titled(line);
    expect(title).toMatch(/^(word )+…$/);
    expect(title.length).toBeLessThanOrEqual(62);
    expect(text).toBe(line);
  });
  it('cuts one without spaces too', () => {
    expect(titled('移'.repeat(200)).title).toHaveLength(62);
  });
});
