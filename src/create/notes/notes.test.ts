import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { LIST_MAX, TEXT_CHARS_MAX } from './limits.ts';
import { exportNotes, noteById, notesOf } from './queries.ts';
import { removeNote, restoreNote, UNDO_MS } from './remove.ts';
import { NOTES_MAX, type NoteLine, type NoteView, SNIPPET_CHARS } from './schema.ts';

const DRAFT_KEY = '7d0c2f0a-6d58-4f4e-9d0a-0f6f1c9b6a11';

describe.each(engines)('notes on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = NoteView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const write = async (form: unknown = {}) => (await asked('POST', '/notes', form)).body;
  const titles = async (words: string) =>
    (await notesOf(world.kith, ada.id, { words })).map((note) => note.title);
  type Refused = { error: { message: string; fields?: Record<string, string> } };

  it('keeps what was written, to the last space and line', async () => {
    const text = '# Rollback\n\n- drill it  \n- *twice*\n';
    const note = await write({ title: 'Runbook ', text });
    expect(await noteById(world.kith, ada.id, note.id)).toMatchObject({
      title: 'Runbook ',
      text,
      goalId: null,
    });
  });

  it('is one note however often its start is sent', async () => {
    const first = await write({ text: 'R', draftKey: DRAFT_KEY });
    const second = await write({ text: 'Roll back', draftKey: DRAFT_KEY });
    expect(second).toMatchObject({ id: first.id, text: 'Roll back' });
  });

  it('changes what is named and leaves the rest', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    const note = await write({ title: 'Runbook', text: 'one', goalId: goal.id });
    world.advance(1000);
    const { body } = await asked('PATCH', `/notes/${note.id}`, { text: 'two' });
    expect(body).toEqual({ ...note, text: 'two', revision: 2, updatedAt: note.updatedAt + 1000 });
    expect((await asked('PATCH', `/notes/${note.id}`, { goalId: null })).body.goalId).toBeNull();
  });

  it('lists the one written in last first, with the beginning of its text', async () => {
    const first = await write({ title: 'first', text: 'x'.repeat(SNIPPET_CHARS + 1) });
    world.advance(1000);
    await write({ title: 'second' });
    world.advance(1000);
    await asked('PATCH', `/notes/${first.id}`, { title: 'first again' });
    const { body } = await asked<{ notes: NoteLine[] }>('GET', '/notes');
    expect(body.notes.map((note) => note.title)).toEqual(['first again', 'second']);
    expect(body.notes[0]?.snippet).toBe('x'.repeat(SNIPPET_CHARS));
  });

  it('leaves out a link that the end of the beginning cuts through', async () => {
    await write({ title: 'cut', text: `${'x'.repeat(SNIPPET_CHARS - 4)} [[Timetables]]` });
    const { body } = await asked<{ notes: NoteLine[] }>('GET', '/notes');
    expect(body.notes[0]?.snippet).toBe(`${'x'.repeat(SNIPPET_CHARS - 4)} `);
  });

  it('finds notes that hold all of the words, in any case, in title or text', async () => {
    await write({ title: 'Über Éclairs', text: 'ROLLBACK drill' });
    await write({ title: 'Other', text: 'a drill for fire' });
    expect(await titles('drill')).toEqual(['Other', 'Über Éclairs']);
    expect(await titles('ÜBER rollback')).toEqual(['Über Éclairs']);
    expect(await titles('éclair')).toEqual(['Über Éclairs']);
    expect(await titles('nothing')).toEqual([]);
  });

  it('takes the signs of a pattern for what they are', async () => {
    await write({ title: '100% sure_thing' });
    await write({ title: 'something else' });
    expect(await titles('%')).toEqual(['100% sure_thing']);
    expect(await titles('e_t')).toEqual(['100% sure_thing']);
    expect(await titles("'")).toEqual([]);
  });

  it('finds what was changed by its new words and no more by the old', async () => {
    const note = await write({ title: 'old', text: 'kept' });
    await asked('PATCH', `/notes/${note.id}`, { title: 'new' });
    expect([await titles('old'), await titles('new kept')]).toEqual([[], ['new']]);
  });

  it('lists the notes of a goal', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
    await write({ title: 'with', goalId: goal.id });
    await write({ title: 'without' });
    const { body } = await asked<{ notes: NoteLine[] }>('GET', `/notes?goalId=${goal.id}`);
    expect(body.notes.map((note) => note.title)).toEqual(['with']);
  });

  it('caps a list, and exports all, oldest first', async () => {
    const now = world.kith.now();
    const count = LIST_MAX + 50;
    const rows = Array.from({ length: count }, (_, at) => ({
      member_id: ada.id,
      goal_id: null,
      title: `note ${at}`,
      text: 'text',
      folded: '',
      draft_key: null,
      created_at: now,
      updated_at: now,
      removed_at: null,
    }));
    await world.kith.db.write((trx) => trx.insertInto('note').values(rows).execute());
    expect(await notesOf(world.kith, ada.id)).toHaveLength(LIST_MAX);
    expect(await notesOf(world.kith, ada.id, { limit: 3 })).toHaveLength(3);
    const exported: string[] = [];
    for await (const note of exportNotes(world.kith, ada.id)) exported.push(note.title);
    expect(exported).toEqual(rows.map((row) => row.title));
  });

  it.each([
    [
      'a text over the limit',
      { text: 'x'.repeat(TEXT_CHARS_MAX + 1) },
      'text',
      'At most 500,000 characters; go on in another note.',
    ],
    [
      'a title that is an essay',
      { title: 'x'.repeat(301) },
      'title',
      'A title has at most 300 characters.',
    ],
    [
      'a null character',
      { text: 'a\0b' },
      'text',
      'It holds a character that is no text (a null). Take it out.',
    ],
  ])('refuses %s and says what to do', async (_, form, field, message) => {
    const { status, body } = await asked<Refused>('POST', '/notes', form);
    expect(status).toBe(422);
    expect(body.error.fields?.[field]).toBe(message);
    expect(await notesOf(world.kith, ada.id)).toEqual([]);
  });

  it('takes the longest text', async () => {
    const note = await write({ text: '移'.repeat(TEXT_CHARS_MAX) });
    expect((await noteById(world.kith, ada.id, note.id)).text).toHaveLength(TEXT_CHARS_MAX);
  });

  it(`holds at most ${NOTES_MAX} notes`, async () => {
    const now = world.kith.now();
    const rows = Array.from({ length: 2000 }, () => ({
      member_id: ada.id,
      goal_id: null,
      title: '',
      text: '',
      folded: '',
      draft_key: null,
      created_at: now,
      updated_at: now,
      removed_at: null,
    }));
    for (let made = 0; made < NOTES_MAX; made += rows.length) {
      await world.kith.db.write((trx) => trx.insertInto('note').values(rows).execute());
    }
    expect((await asked('POST', '/notes', {})).status).toBe(429);
  });

  describe('removed', () => {
    it('is gone at once and comes back when restored', async () => {
      const note = await write({ title: 'Runbook', draftKey: DRAFT_KEY });
      expect((await asked('DELETE', `/notes/${note.id}`)).status).toBe(204);
      expect((await asked('GET', `/notes/${note.id}`)).status).toBe(404);
      expect((await asked('PATCH', `/notes/${note.id}`, { text: 'x' })).status).toBe(404);
      const at = world.kith.now();
      const known = { title: 'Runbook', removed: { at, until: at + UNDO_MS } };
      expect((await asked('GET', `/notes/${note.id}/removed`)).body).toEqual(known);
      const bob = await world.member('bob');
      const theirs = await asked('GET', `/notes/${note.id}/removed`, undefined, bob);
      expect(theirs).toEqual(await asked('GET', '/notes/99999/removed', undefined, bob));
      expect(theirs.status).toBe(404);
      expect(await notesOf(world.kith, ada.id)).toEqual([]);
      expect((await write({ draftKey: DRAFT_KEY })).id).not.toBe(note.id);
      expect((await asked('POST', `/notes/${note.id}/restore`)).body).toEqual(note);
    });

    it('is erased when it can no longer be restored', async () => {
      const note = await write({ title: 'Runbook' });
      await removeNote(world.kith, ada.id, note.id);
      world.advance(UNDO_MS);
      await world.settle();
      expect((await asked('POST', `/notes/${note.id}/restore`)).status).toBe(404);
      expect(await world.kith.db.read.selectFrom('note').select('id').execute()).toEqual([]);
    });

    it('is not erased by an earlier removal that was undone', async () => {
      const note = await write({ title: 'Runbook' });
      await removeNote(world.kith, ada.id, note.id);
      await restoreNote(world.kith, ada.id, note.id);
      world.advance(UNDO_MS - 1000);
      await removeNote(world.kith, ada.id, note.id);
      world.advance(2000);
      await world.settle();
      expect(await restoreNote(world.kith, ada.id, note.id)).toEqual(note);
    });
  });

  it('is not there for another member, nor may point to their goal', async () => {
    const note = await write({ title: 'mine' });
    const goal = await draftGoal(world.kith, ada.id, { able: 'mine' });
    const bob = await world.member('bob');
    const tries: [string, string, unknown?][] = [
      ['GET', `/${note.id}`],
      ['PATCH', `/${note.id}`, { text: 'stolen' }],
      ['DELETE', `/${note.id}`],
      ['POST', `/${note.id}/restore`],
      ['POST', '', { text: 'theirs', goalId: goal.id }],
    ];
    for (const [method, rest, body] of tries) {
      expect((await asked(method, `/notes${rest}`, body, bob)).status, `${method} ${rest}`).toBe(
        404,
      );
    }
    expect(await notesOf(world.kith, bob.id)).toEqual([]);
    const theirs = await asked('POST', '/notes', { text: 'theirs' }, bob);
    expect(
      (await asked('PATCH', `/notes/${theirs.body.id}`, { goalId: goal.id }, bob)).status,
    ).toBe(404);
    expect(await noteById(world.kith, ada.id, note.id)).toEqual(note);
  });

  it('is not there for a stranger', async () => {
    expect((await world.ask('GET', '/api/v1/notes')).status).toBe(401);
  });
});
