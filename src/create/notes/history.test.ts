import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { REVISIONS_MAX } from './history.ts';
import { TEXT_CHARS_MAX } from './limits.ts';
import { REVISION_EVERY_MS, staleFields } from './rules.ts';
import type { NoteView, RevisionLine, RevisionView } from './schema.ts';

describe.each(engines)('the history of notes on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = NoteView>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as: ada, body });
  const write = async (form: unknown = {}) => (await asked('POST', '/notes', form)).body;
  const change = (note: { id: number }, form: unknown) => asked('PATCH', `/notes/${note.id}`, form);
  const historyOf = async (id: number) =>
    (await asked<{ revisions: RevisionLine[] }>('GET', `/notes/${id}/history`)).body.revisions;
  const texts = async (id: number) => {
    const lines = await historyOf(id);
    const states = lines.map((line) =>
      asked<RevisionView>('GET', `/notes/${id}/history/${line.id}`),
    );
    return (await Promise.all(states)).map((state) => state.body.text);
  };

  it('keeps one state for some minutes of writing on', async () => {
    let note = await write({ text: 'one' });
    for (const text of ['one two', 'one two three', 'one two three four']) {
      world.advance(1000);
      note = (await change(note, { text, revision: note.revision })).body;
    }
    expect(await texts(note.id)).toEqual(['one']);
    world.advance(REVISION_EVERY_MS);
    await change(note, { text: 'one two three four five', revision: note.revision });
    expect(await texts(note.id)).toEqual(['one two three four', 'one']);
  });

  it('keeps what was taken out in one go', async () => {
    const long = 'a paragraph that somebody wrote. '.repeat(20);
    const note = await write({ text: 'start' });
    const longer = (await change(note, { text: `start ${long}`, revision: 1 })).body;
    await change(note, { text: 'start', revision: longer.revision });
    expect(await texts(note.id)).toEqual([`start ${long}`, 'start']);
  });

  it('keeps nothing of a note that held nothing, nor when only its tags change', async () => {
    const note = await write();
    await change(note, { text: 'first words' });
    await change(note, { tags: ['x'] });
    expect(await historyOf(note.id)).toEqual([]);
  });

  it('refuses a stale text, names the field, and keeps what is here', async () => {
    const note = await write({ title: 'T', text: 'base' });
    await change(note, { text: 'from the phone', revision: 1 });
    const { status, body } = await asked<{ error: { code: string; fields: object } }>(
      'PATCH',
      `/notes/${note.id}`,
      { text: 'from the laptop', revision: 1 },
    );
    expect([status, body.error.code, Object.keys(body.error.fields)]).toEqual([
      409,
      'conflict',
      ['text'],
    ]);
    const now = (await asked('GET', `/notes/${note.id}`)).body;
    expect([now.text, now.revision > 1]).toEqual(['from the phone', true]);
    // The laptop's text is chosen: the phone's stays in the history.
    const chosen = await change(note, { text: 'from the laptop', revision: now.revision });
    expect(chosen.status).toBe(200);
    expect(await texts(note.id)).toContain('from the phone');
  });

  it('takes what changed in a text for the whole of it', async () => {
    const note = await write({ title: 'T', text: 'Roll back. 😀 Then look.' });
    const textChange = { from: 14, to: 18, insert: 'Wait, and' };
    const changed = await change(note, { textChange, tags: ['x'], revision: 1 });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id: note.id, tags: ['x'], revision: 2 });
    expect(changed.body).not.toHaveProperty('text');
    const { body: now } = await asked('GET', `/notes/${note.id}`);
    expect(now).toMatchObject({ text: 'Roll back. 😀 Wait, and look.', tags: ['x'], revision: 2 });
  });

  it.each([
    ['without the revision it was made from', 422, { from: 0, to: 0, insert: 'x' }, undefined],
    ['beside the whole text', 422, { from: 0, to: 0, insert: 'x', text: 'y' }, 1],
    ['beyond the text', 409, { from: 2, to: 9, insert: '' }, 1],
    ['upon what is another text by now', 409, { from: 0, to: 0, insert: 'x' }, 1],
    ['that makes it too long', 422, { from: 0, to: 0, insert: 'x'.repeat(TEXT_CHARS_MAX) }, 1],
    ['with what is no text', 422, { from: 0, to: 0, insert: '\0' }, 1],
  ])('refuses a change %s, and changes nothing', async (why, status, told, revision) => {
    const note = await write({ text: 'base' });
    if (status === 409 && why.startsWith('upon'))
      await change(note, { text: 'from the phone', revision: 1 });
    const before = (await asked('GET', `/notes/${note.id}`)).body;
    const { text, ...textChange } = { text: undefined, ...told };
    expect((await change(note, { textChange, text, revision })).status).toBe(status);
    const { revision: _, ...rest } = before;
    expect((await asked('GET', `/notes/${note.id}`)).body).toMatchObject(rest);
  });

  it('takes changes of different fields from one revision', async () => {
    const note = await write({ title: 'T', text: 'base' });
    expect((await change(note, { text: 'new text', revision: 1 })).status).toBe(200);
    expect((await change(note, { title: 'New', revision: 1 })).status).toBe(200);
    expect((await change(note, { tags: ['x'], revision: 1 })).status).toBe(200);
    expect((await change(note, { text: 'new text', revision: 1 })).status).toBe(200);
    expect((await asked('GET', `/notes/${note.id}`)).body).toMatchObject({
      title: 'New',
      text: 'new text',
      tags: ['x'],
    });
  });

  it('lets one of many writers at once win, and loses no words of the others', async () => {
    const note = await write({ text: 'base' });
    const words = ['first', 'second', 'third', 'fourth'];
    const answers = await Promise.all(words.map((text) => change(note, { text, revision: 1 })));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await asked('GET', `/notes/${note.id}`)).body.text).toBe(
      words[answers.findIndex((answer) => answer.status === 200)],
    );
  });

  it('restores an earlier state and keeps the one it replaces', async () => {
    const note = await write({ title: 'A', text: 'one' });
    const second = (await change(note, { title: 'B', text: 'two', revision: 1 })).body;
    const [line] = await historyOf(note.id);
    const restored = await asked('POST', `/notes/${note.id}/history/${line?.id}/restore`);
    expect(restored.body).toMatchObject({ title: 'A', text: 'one' });
    expect(restored.body.revision).toBeGreaterThan(second.revision);
    expect(await texts(note.id)).toEqual(['two', 'one']);
  });

  it('keeps a bounded number, the latest', async () => {
    const note = await write({ text: '0' });
    for (let count = 1; count <= REVISIONS_MAX + 5; count++)
      await change(note, { text: `${count}` });
    const lines = await historyOf(note.id);
    expect(lines).toHaveLength(REVISIONS_MAX);
    expect((await texts(note.id))[0]).toBe(String(REVISIONS_MAX + 4));
  });
});

describe('staleFields', () => {
  const known = { title: 'T', text: 'x', title_revision: 2, text_revision: 5 };
  it('finds what was overwritten since, and nothing without a revision', () => {
    expect(staleFields(known, { text: 'y', title: 'U', revision: 3 })).toEqual(['text']);
    expect(staleFields(known, { text: 'x', revision: 1 })).toEqual([]);
    expect(staleFields(known, { text: 'y' })).toEqual([]);
  });
});
