import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { TemplateView } from '../templates/schema.ts';
import type { NoteLine, NoteView, TagCount } from './schema.ts';

describe.each(engines)('what notes carry on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer = NoteView>(method: string, path: string, body?: unknown) =>
    world.asked<Answer>(method, path, { as: ada, body });
  const write = async (form: unknown) => (await asked('POST', '/notes', form)).body;
  const titles = async (filter: string) =>
    (await asked<{ notes: NoteLine[] }>('GET', `/notes?${filter}`)).body.notes.map(
      (note) => note.title,
    );

  describe('tags', () => {
    it('are kept as written, each once whatever its case', async () => {
      const note = await write({ title: 'T', tags: ['#Ops', 'ops', ' two  words ', 'a/b'] });
      expect(note.tags).toEqual(['a/b', 'Ops', 'two words']);
      const changed = await asked('PATCH', `/notes/${note.id}`, { tags: ['ops'] });
      expect(changed.body.tags).toEqual(['ops']);
    });

    it('find their notes, and are counted', async () => {
      await write({ title: 'one', tags: ['Ops', 'x'] });
      const two = await write({ title: 'two', tags: ['ops'] });
      await write({ title: 'three' });
      expect(await titles('tag=OPS')).toEqual(['two', 'one']);
      const { tags } = (await asked<{ tags: TagCount[] }>('GET', '/tags')).body;
      expect(tags.map(({ count }) => count)).toEqual([2, 1]);
      await asked('DELETE', `/notes/${two.id}`);
      expect((await asked<{ tags: TagCount[] }>('GET', '/tags')).body.tags).toEqual([
        { tag: 'Ops', count: 1 },
        { tag: 'x', count: 1 },
      ]);
    });
  });

  it('is filtered by what it is and for whom', async () => {
    await write({ title: 'private' });
    await write({ title: 'open', audience: 'members' });
    await write({ title: 'looking back', kind: 'reflection' });
    expect(await titles('audience=members')).toEqual(['open']);
    expect(await titles('kind=reflection')).toEqual(['looking back']);
    expect(await titles('kind=note&audience=me')).toEqual(['private']);
  });

  it('may not point to what is another’s', async () => {
    const bo = await world.member('bo');
    const theirs = await draftGoal(world.kith, bo.id, { able: 'theirs' });
    const note = await write({ title: 'mine' });
    for (const form of [{ goalId: theirs.id }, { personIds: [777] }, { entryId: 777 }]) {
      expect((await asked('PATCH', `/notes/${note.id}`, form)).status).toBe(404);
    }
    expect((await asked('POST', '/notes', { derivedFrom: 777 })).status).toBe(404);
  });

  describe('the note of a day', () => {
    it('is one, however often it is begun', async () => {
      expect((await asked('GET', '/notes/daily?today=2026-11-26')).status).toBe(404);
      const begun = await Promise.all(
        [1, 2, 3].map(() => asked('PUT', '/notes/daily?today=2026-11-26')),
      );
      expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
      expect(begun[0]?.body).toMatchObject({
        kind: 'daily',
        day: '2026-11-26',
        title: '2026-11-26',
      });
      const found = await asked('GET', '/notes/daily?today=2026-11-26');
      expect(found.body.id).toBe(begun[0]?.body.id);
    });

    it('begins with the template that was chosen for days', async () => {
      await asked('POST', '/note-templates', {
        name: 'Day',
        text: '# {{date}}\n{{other}}',
        tags: ['day'],
        isDaily: true,
      });
      expect((await asked('PUT', '/notes/daily?today=2026-11-26')).body).toMatchObject({
        text: '# 2026-11-26\n{{other}}',
        tags: ['day'],
      });
    });

    it('comes back as a plain note to a day that has another by now', async () => {
      const { body: first } = await asked('PUT', '/notes/daily?today=2026-11-26');
      await asked('DELETE', `/notes/${first.id}`);
      const { body: second } = await asked('PUT', '/notes/daily?today=2026-11-26');
      expect((await asked('POST', `/notes/${first.id}/restore`)).body.kind).toBe('note');
      expect((await asked('GET', '/notes/daily?today=2026-11-26')).body.id).toBe(second.id);
    });
  });

  describe('templates', () => {
    const add = async (form: unknown) =>
      (await asked<TemplateView>('POST', '/note-templates', form)).body;

    it('begin a note, filled in', async () => {
      const template = await add({
        name: 'Talk',
        text: '## {{ Title }} on {{date}}\n',
        tags: ['talk'],
      });
      const note = await write({
        title: 'Fire drills',
        templateId: template.id,
        today: '2026-11-26',
        tags: ['ops'],
      });
      expect(note).toMatchObject({
        title: 'Fire drills',
        text: '## Fire drills on 2026-11-26\n',
        tags: ['ops', 'talk'],
      });
    });

    it('change, and only one is for days', async () => {
      const [one, two] = [await add({ name: 'one', isDaily: true }), await add({ name: 'two' })];
      await asked('PATCH', `/note-templates/${two.id}`, { isDaily: true, text: 'new' });
      const { templates } = (await asked<{ templates: TemplateView[] }>('GET', '/note-templates'))
        .body;
      expect(templates).toMatchObject([
        { name: 'one', isDaily: false },
        { name: 'two', isDaily: true, text: 'new' },
      ]);
      expect((await asked('DELETE', `/note-templates/${one.id}`)).status).toBe(204);
      expect((await asked('POST', '/notes', { templateId: one.id })).status).toBe(404);
    });
  });

  describe('what is told', () => {
    const events = (told: { mock: { calls: unknown[][] } }) =>
      told.mock.calls.map(([, event, payload]) => [event, (payload as { key: string }).key]);

    it('is that one wrote, once a day, and again for another goal', async () => {
      const goal = await draftGoal(world.kith, ada.id, { able: 'roll back' });
      const told = vi.spyOn(world.kith, 'announce');
      const note = await write({ title: 'only a title' });
      expect(events(told)).toEqual([]);
      await asked('PATCH', `/notes/${note.id}`, { text: 'words' });
      await asked('PATCH', `/notes/${note.id}`, { text: 'more words' });
      await asked('PATCH', `/notes/${note.id}`, { goalId: goal.id });
      world.advance(24 * 3600_000);
      await asked('PATCH', `/notes/${note.id}`, { text: 'and more' });
      const key = `note:${note.id}:written`;
      expect(events(told)).toEqual([
        ['note.written', `${key}:2026-11-23`],
        ['note.written', `${key}:2026-11-23`],
        ['note.written', `${key}:2026-11-24`],
      ]);
      expect(told.mock.calls.map(([, , payload]) => payload)).toMatchObject([
        { goalId: null },
        { goalId: goal.id },
        { goalId: goal.id },
      ]);
    });

    it('is each link once, when it leads somewhere', async () => {
      const other = await write({ title: 'Runbook' });
      const told = vi.spyOn(world.kith, 'announce');
      const note = await write({ title: 'Start', text: '[[Runbook]] [[Nowhere]] [[Start]]' });
      await asked('PATCH', `/notes/${note.id}`, { text: '[[Runbook]] again [[Nowhere]]' });
      expect(events(told).filter(([event]) => event === 'note.linked')).toEqual([
        ['note.linked', `note:${note.id}:linked:note:${other.id}`],
      ]);
    });

    it('is that more people may read it, not that fewer may', async () => {
      const note = await write({ kind: 'reflection' });
      const told = vi.spyOn(world.kith, 'announce');
      for (const audience of ['members', 'me', 'public']) {
        await asked('PATCH', `/notes/${note.id}`, { audience });
      }
      expect(events(told)).toEqual([
        ['note.shared', `note:${note.id}:shared:members`],
        ['note.shared', `note:${note.id}:shared:public`],
      ]);
      expect(told.mock.calls[0]?.[2]).toMatchObject({ phase: 'reflection' });
    });
  });
});
