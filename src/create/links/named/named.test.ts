import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import { asking } from '../../../../test/invented/vault.ts';
import type { NoteView } from '../../notes/schema.ts';
import type { NamedThing } from './schema.ts';

describe.each(engines)('what a note names on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let asked: ReturnType<typeof asking>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    asked = asking(world, ada);
  });
  afterEach(() => world.close());

  const person = async (name: string) =>
    (await asked<{ id: number }>('POST', '/people', { name })).body.id;
  const write = async (text: string, title = '') =>
    (await asked<NoteView>('POST', '/notes', { title, text })).body.id;
  const named = async (id: number) =>
    (await asked<{ items: NamedThing[] }>('GET', `/notes/${id}/named`)).body.items;
  const titles = async (id: number) => (await named(id)).map(({ kind, title }) => [kind, title]);

  it('is people, goals, notes and places, in the order of the text', async () => {
    await person('Odile Kern');
    await draftGoal(world.kith, ada.id, { able: 'roll back calmly' });
    await asked('POST', '/places', { name: '#résilience', kind: 'hashtag' });
    await write('', 'Release trains');
    const id = await write(
      'To roll back calmly, says odile kern on #résilience, run release trains. Odile Kern again.',
      'Release',
    );
    expect(await titles(id)).toEqual([
      ['goal', 'roll back calmly'],
      ['person', 'Odile Kern'],
      ['place', '#résilience'],
      ['note', 'Release trains'],
    ]);
    const [, odile] = await named(id);
    expect(odile).toMatchObject({ link: 'person:Odile Kern', from: 26 });
    expect(odile?.marks.map(([from, to]) => odile.snippet.slice(from, to))).toEqual(['odile kern']);
  });

  it('is not what it links, nor itself, nor what is gone, nor another member’s', async () => {
    const bo = await world.member('bo');
    await world.ask('POST', '/api/v1/people', { as: bo, body: { name: 'Bos Friend' } });
    await person('Odile Kern');
    const gone = await write('', 'Old plan');
    const id = await write(
      '[[person:odile kern]], Odile Kern, Old plan, My title, Bos Friend',
      'My title',
    );
    expect(await titles(id)).toEqual([['note', 'Old plan']]);
    await asked('DELETE', `/notes/${gone}`);
    expect(await titles(id)).toEqual([]);
  });

  it('says which of two of one name each link means', async () => {
    const [one, two] = [await person('Jo Berg'), await person('Jo Berg')];
    const id = await write('Jo Berg asked.');
    expect((await named(id)).map((thing) => [thing.id, thing.link])).toEqual([
      [one, 'person:Jo Berg'],
      [two, `person:${two}`],
    ]);
  });

  it('leaves alone what its writer left, through a merge and in the export, until they change their mind', async () => {
    const [odile, kern] = [await person('Odile Kern'), await person('O. Kern')];
    const id = await write('Odile Kern and O. Kern.');
    const leave = (isLeft: boolean) =>
      asked('POST', `/notes/${id}/named`, { kind: 'person', thingId: odile, isLeft });
    expect((await leave(true)).status).toBe(204);
    expect((await leave(true)).status).toBe(204);
    expect(await titles(id)).toEqual([['person', 'O. Kern']]);
    const { leftUnlinked } = (await asked<{ leftUnlinked: unknown[] }>('GET', '/export')).body;
    expect(leftUnlinked).toMatchObject([{ noteId: id, kind: 'person', id: odile }]);
    await leave(false);
    expect(await titles(id)).toHaveLength(2);
    await leave(true);
    await mergePeople(world.kith, ada.id, kern, odile);
    await world.settle();
    expect(await named(id)).toEqual([]);
  });

  it('refuses to leave what is not there', async () => {
    const id = await write('Odile');
    const { status } = await asked('POST', `/notes/${id}/named`, {
      kind: 'person',
      thingId: 999,
      isLeft: true,
    });
    expect(status).toBe(404);
  });
});
