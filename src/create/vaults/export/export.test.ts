import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { bringIn, exported, PNG, packed, preview, VAULT } from '../../../../test/invented/vault.ts';
import { keepAttachment } from '../../attachments/keep.ts';
import { changeNote } from '../../notes/change.ts';
import { removeNote } from '../../notes/remove.ts';
import { writeNote } from '../../notes/write.ts';

describe.each(engines)('exported notes on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  it('are files with front matter that Obsidian opens, and the pictures they show', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'Roll back calmly' });
    const picture = await keepAttachment(world.kith, ada.id, { name: 'a map.png', bytes: PNG });
    await writeNote(world.kith, ada.id, { title: 'Plan: A/B', text: 'The plan.' });
    await writeNote(world.kith, ada.id, {
      title: 'Start',
      text: `[[Plan: A/B]] [[start]] [[Gone]] ![map](${picture.url}) \`[[Start]]\``,
      tags: ['ops', 'drill'],
      goalId: goal.id,
      sourceUrl: 'https://ops.example/',
    });
    const files = await exported(world, ada);
    expect(Object.keys(files)).toEqual(['Plan- A-B.md', 'Start.md', 'attachments/a map.png']);
    expect(files['Start.md']).toMatch(
      /^---\ntitle: Start\nkind: note\ntags:\n {2}- drill\n {2}- ops\ngoal: Roll back calmly\naudience: me\ncreated: 2026-11-23T09:00:00\.000Z\nupdated: 2026-11-23T09:00:00\.000Z\nsource: https:\/\/ops\.example\/\nkith: [\w-]+\n---\n/,
    );
    expect(files['Start.md']).toContain(
      '---\n[[Plan- A-B|Plan: A/B]] [[Start|start]] [[Gone]] ![map](attachments/a%20map.png) `[[Start]]`',
    );
  });

  it('are only those of a goal or tag when asked for', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'Roll back' });
    await writeNote(world.kith, ada.id, { title: 'With', goalId: goal.id });
    await writeNote(world.kith, ada.id, { title: 'Tagged', tags: ['Ops'] });
    expect(Object.keys(await exported(world, ada, `?goalId=${goal.id}`))).toEqual(['With.md']);
    expect(Object.keys(await exported(world, ada, '?tag=ops'))).toEqual(['Tagged.md']);
    const bo = await world.member('bo');
    const theirs = await world.ask('GET', `/api/v1/notes/export.zip?goalId=${goal.id}`, {
      as: bo,
    });
    expect(theirs.status).toBe(404);
  });

  it('bring back folders and properties that Kith has no place for', async () => {
    await bringIn(world, ada, { bytes: packed(VAULT) });
    const files = await exported(world, ada);
    expect(Object.keys(files).toSorted()).toEqual([
      'Start.md',
      'a/Plan.md',
      'attachments/map.png',
      'b/Plan.md',
    ]);
    expect(files['Start.md']).toContain('\nrating: 4\n');
    expect(files['Start.md']).toContain('[[a/Plan|a/Plan]], [[b/Plan|the other]]');
  });

  it('are known again in the Kith they came from', async () => {
    const note = await writeNote(world.kith, ada.id, { title: 'One', text: 'x' });
    await writeNote(world.kith, ada.id, { title: 'Two' });
    const bytes = await (
      await world.ask('GET', '/api/v1/notes/export.zip', { as: ada })
    ).arrayBuffer();
    world.advance(1000);
    await changeNote(world.kith, ada.id, note.id, { text: 'y' });
    const { body } = await preview(world, ada, new Uint8Array(bytes));
    expect(body).toMatchObject({ format: 'kith', notes: { new: 0, known: 1, changed: 1 } });
    await removeNote(world.kith, ada.id, note.id);
    expect((await preview(world, ada, new Uint8Array(bytes))).body.notes).toMatchObject({
      new: 1,
      known: 1,
    });
  });
});
