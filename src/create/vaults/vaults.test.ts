import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  asking,
  bringIn,
  exported,
  PNG,
  packed,
  preview,
  VAULT,
  type VaultFiles,
} from '../../../test/invented/vault.ts';
import type { NoteLinks } from '../links/schema.ts';
import { changeNote } from '../notes/change.ts';
import { notesOf } from '../notes/queries.ts';
import type { NoteView } from '../notes/schema.ts';
import { writeNote } from '../notes/write.ts';
import type { VaultImportView, VaultItemView } from './imports/schema.ts';

describe.each(engines)('vaults on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const asked = <Answer>(method: string, path: string, body?: unknown) =>
    asking(world, ada)<Answer>(method, path, body);
  const look = (files: VaultFiles) => preview(world, ada, packed(files));
  const bring = (files: VaultFiles, choices: unknown = {}) =>
    bringIn(world, ada, { bytes: packed(files), choices });
  async function noteCalled(title: string): Promise<NoteView> {
    const note = (await notesOf(world.kith, ada.id)).find((one) => one.title === title);
    if (!note) throw new Error(`no note ${title}`);
    return (await asked<NoteView>('GET', `/notes/${note.id}`)).body;
  }
  it('brings in for oneself what others could read elsewhere', async () => {
    const files = {
      'Open.md': '---\ntitle: Open\nkind: note\naudience: public\nkith: a-1\n---\nAnna Weber.',
    };
    const { body } = await look(files);
    expect(body.shared).toBe(1);
    await bring(files, { keepAudience: true });
    expect(await noteCalled('Open')).toMatchObject({ audience: 'me', shownTo: 'me' });
  });

  it('shows what a vault would bring, and makes nothing yet', async () => {
    const { status, body } = await look(VAULT);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      format: 'markdown',
      fileName: 'vault.zip',
      state: 'preview',
      notes: { new: 3, known: 0, changed: 0, skip: 0 },
      files: { new: 1, skip: 1 },
      tags: 1,
      folders: 2,
      links: { found: 3, lost: 1 },
      lost: [{ name: 'Nowhere', count: 1 }],
      properties: [{ name: 'rating', count: 1 }],
    });
    const { body: listed } = await asked<{ items: VaultItemView[] }>(
      'GET',
      `/notes/import/${body.id}/items?plan=skip`,
    );
    expect(listed.items).toMatchObject([
      { path: 'paper.pdf', reason: 'Kith keeps pictures only.' },
    ]);
    expect(await notesOf(world.kith, ada.id)).toEqual([]);
  });

  it('brings notes in with tags, dates, pictures, and links that lead where they led', async () => {
    await bring(VAULT, { tagFolders: true });
    const start = await noteCalled('Start');
    expect(start).toMatchObject({ tags: ['garden'], audience: 'me', kind: 'note' });
    expect(start.text).toMatch(
      /^See \[\[Plan\|a\/Plan\]\], \[\[b\/Plan\|the other\]\], !\[map\.png\]\(\/api\/v1\/attachments\/\d+\) and \[paper\.pdf\]\(paper\.pdf\)\. \[\[Nowhere\]\]$/,
    );
    const { body: links } = await asked<NoteLinks>('GET', `/notes/${start.id}/links`);
    const targets = links.outgoing.map(({ target }) => target?.id ?? null);
    expect(targets[2]).toBeNull();
    const plans = await Promise.all(
      targets.slice(0, 2).map((id) => asked<NoteView>('GET', `/notes/${id}`)),
    );
    expect(plans.map(({ body }) => body)).toMatchObject([
      { title: 'Plan', text: 'A plan. Back to [[Start]].', tags: ['a'] },
      { title: 'Plan', text: 'Another.', createdAt: Date.UTC(2020, 1, 3), tags: ['b'] },
    ]);
    expect(links.backlinks.map((one) => one.id)).toEqual([targets[0]]);
    const picture = start.text.match(/\/api\/v1\/attachments\/\d+/)?.[0] ?? '';
    const answer = await world.ask('GET', picture, { as: ada });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
  });

  it('keeps the names of people for whom a note has no room, and says so', async () => {
    const names = Array.from({ length: 22 }, (_, at) => `Person ${at + 10}`);
    for (const name of names) await asked('POST', '/people', { name });
    const files = { 'A.md': `---\ntitle: A\npeople: [${names.join(', ')}]\nkith: a-1\n---\nx` };
    const { body } = await look(files);
    expect(body.problems).toEqual([
      { path: 'A.md', text: expect.stringContaining('names 22 people') },
    ]);
    await bring(files);
    expect((await noteCalled('A')).personIds).toHaveLength(20);
    const out = Object.values(await exported(world, ada)).join('\n');
    expect(names.filter((name) => !out.includes(name))).toEqual([]);
  });

  it('takes no file for written later than now', async () => {
    const now = world.kith.now();
    await bring({ 'Late.md': '---\nupdated: 2031-01-01\n---\nx', 'b.md': '' });
    expect((await noteCalled('Late')).updatedAt).toBe(now);
  });

  it('tells nobody that a note brought in was written here', async () => {
    await bring(VAULT);
    const jobs = await world.kith.db.read.selectFrom('job').select('kind').execute();
    expect(jobs).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  it('knows what it brought in before, and links what is new to it', async () => {
    await bring(VAULT);
    const again = await look({ ...VAULT, 'New.md': 'to [[Start]]' });
    expect(again.body).toMatchObject({ notes: { new: 1, known: 3, changed: 0 } });
    await bring({ ...VAULT, 'New.md': 'to [[Start]]' });
    expect(await notesOf(world.kith, ada.id)).toHaveLength(4);
    const { body } = await asked<NoteLinks>('GET', `/notes/${(await noteCalled('New')).id}/links`);
    expect(body.outgoing[0]?.target?.title).toBe('Start');
  });

  it('leaves the note one has when its file differs, or takes the other in beside it', async () => {
    await bring(VAULT);
    const changed = { ...VAULT, 'b/Plan.md': 'Changed there.' };
    expect((await look(changed)).body.notes).toMatchObject({ known: 2, changed: 1 });
    await bring(changed);
    expect(await notesOf(world.kith, ada.id)).toHaveLength(3);
    await bring(changed, { withChanged: true });
    const plans = (await notesOf(world.kith, ada.id)).filter((note) => note.title === 'Plan');
    expect(plans.map((note) => note.snippet)).toContain('Changed there.');
    expect(plans).toHaveLength(3);
  });

  it('takes a whole import back, but for what was changed since', async () => {
    const mine = await writeNote(world.kith, ada.id, { title: 'Mine', text: '[[Start]]' });
    const { id } = await bring(VAULT);
    const start = await noteCalled('Start');
    await changeNote(world.kith, ada.id, start.id, { text: `${start.text} More.` });
    expect((await asked('POST', `/notes/import/${id}/undo`)).status).toBe(202);
    await world.settle();
    expect((await asked<VaultImportView>('GET', `/notes/import/${id}`)).body).toMatchObject({
      state: 'undone',
      stayed: 1,
    });
    const left = await notesOf(world.kith, ada.id);
    expect(left.map((note) => note.title).toSorted()).toEqual(['Mine', 'Start']);
    expect(left.map((note) => note.id)).toContain(mine.id);
    expect(await world.kith.db.read.selectFrom('attachment').select('id').execute()).toHaveLength(
      1,
    );
    expect((await asked('POST', `/notes/import/${id}/undo`)).status).toBe(409);
  });

  it('erases the pictures of an import that is taken back', async () => {
    const { id } = await bring(VAULT);
    await asked('POST', `/notes/import/${id}/undo`);
    await world.settle();
    expect(await notesOf(world.kith, ada.id)).toEqual([]);
    expect(await world.kith.db.read.selectFrom('attachment').select('id').execute()).toEqual([]);
    expect((await bring(VAULT)).notes.new).toBe(3);
  });

  it('throws a preview away, and only that', async () => {
    const { body } = await look(VAULT);
    expect((await asked('DELETE', `/notes/import/${body.id}`)).status).toBe(204);
    expect((await asked('GET', `/notes/import/${body.id}`)).status).toBe(404);
    const { id } = await bring(VAULT);
    expect((await asked('DELETE', `/notes/import/${id}`)).status).toBe(409);
    expect((await asked('POST', `/notes/import/${id}/apply`, {})).status).toBe(409);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['what is no archive', strToU8('hello')],
    ['an archive without notes', packed({ 'a.png': PNG })],
    ['a broken archive', packed(VAULT).slice(0, 200)],
  ])('refuses %s with a sentence', async (_, bytes) => {
    const { status, body } = await preview(world, ada, Uint8Array.from(bytes));
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toMatch(/message":"[A-Z][^"]+\./);
    expect(await world.kith.db.read.selectFrom('vault_import').select('id').execute()).toEqual([]);
  });

  it('is not there for another member', async () => {
    const bo = await world.member('bo');
    const { body } = await look(VAULT);
    const tries = [
      ['GET', ''],
      ['GET', '/items'],
      ['POST', '/apply'],
      ['POST', '/undo'],
      ['DELETE', ''],
    ] as const;
    for (const [method, rest] of tries)
      expect(
        (
          await asking(world, bo)(
            method,
            `/notes/import/${body.id}${rest}`,
            method === 'POST' ? {} : undefined,
          )
        ).status,
      ).toBe(404);
    expect(await exported(world, bo)).toEqual({});
  });
});
