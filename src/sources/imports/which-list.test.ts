import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { ImportItemView, ImportView } from './queries.ts';

const HEADER =
  'First Name,Last Name,File As,Organization Name,Organization Title,Labels,E-mail 1 - Value,Website 1 - Value,Website 2 - Value';
/** Contacts as Google exports them: "Ada:Dairy" works at a dairy. */
const book = (...people: string[]): string =>
  [HEADER, ...people.map((one) => lineOf(one.split(':')))].join('\n');
const lineOf = ([name = '', employer = '']: string[]): string =>
  `${name},Lund,,${employer},Cook,* myContacts,${name.toLowerCase()}@lund.example,,`;

describe.each(engines)('which list a list is compared with, on %s', (engine) => {
  let world: World;
  let mara: { cookie: string };
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown) =>
    world.accepted(method, path, { as: mara, body });
  async function preview(name: string, text: string): Promise<ImportView> {
    const answer = await world.ask('POST', `/api/v1/imports?name=${name}`, {
      as: mara,
      headers: { 'content-type': 'application/octet-stream' },
      raw: text,
    });
    return (await answer.json()) as ImportView;
  }
  async function bringIn(name: string, text: string): Promise<void> {
    const { id } = await preview(name, text);
    await ask('POST', `/imports/${id}/apply`, { leaveOut: [] });
    await world.settle();
  }
  const changesOf = async (id: number) =>
    ((await ask('GET', `/imports/${id}/items`)).items as ImportItemView[]).flatMap((item) =>
      item.changes.map(({ from, to }) => `${item.name} (${item.plan}): ${from} → ${to}`),
    );

  const work = ['Ada:Dairy', 'Bo:Dahl', 'Cy:Ekman', 'Di:Falk'];

  it('is its own before, not another account with half of the same people that came later', async () => {
    await bringIn('work.csv', book(...work));
    await bringIn('private.csv', book('Ada:Dairy', 'Eve:Grant'));
    const again = await preview('work-2.csv', book('Ada:Peak', ...work.slice(1)));
    expect(again.comparedWith?.fileName).toBe('work.csv');
    expect([again.workChanges, again.counts.gone]).toEqual([1, 0]);
    expect(await changesOf(again.id)).toEqual(['Ada Lund (changed): Dairy → Peak']);
  });

  it('leaves out whom one removed since, at once and when nothing is left of them, until asked', async () => {
    await bringIn('work.csv', book(...work));
    const { people } = await ask('GET', '/people?search=bo');
    await ask('DELETE', `/people/${people[0].id}`);
    const kept = async (): Promise<string[]> => {
      const { items } = await ask(
        'GET',
        `/imports/${(await preview('2.csv', book(...work))).id}/items`,
      );
      return (items as ImportItemView[]).map(({ name, plan }) => `${name} ${plan}`);
    };
    const expected = ['Ada Lund known', 'Bo Lund skip', 'Cy Lund known', 'Di Lund known'];
    expect(await kept()).toEqual(expected);
    world.advance(8 * 86_400_000);
    await world.settle();
    expect(await kept()).toEqual(expected);

    const again = await preview('3.csv', book(...work));
    expect(again.erased).toBe(1);
    await ask('POST', `/imports/${again.id}/bring-back`, { positions: [2] });
    await ask('POST', `/imports/${again.id}/apply`, { leaveOut: [] });
    await world.settle();
    expect((await ask('GET', '/people')).people).toHaveLength(4);
    expect(await kept()).toEqual(expected.map((one) => one.replace('skip', 'known')));
  });

  it('leaves out of two with nothing but one name whom one removed, and knows the other again', async () => {
    const namesakes = book('Ada:Dairy', 'Bo:Dahl', 'Eva:Peak', 'Eva:Ekman').replaceAll(
      'eva@lund.example',
      '',
    );
    await bringIn('all.csv', namesakes);
    const { people } = await ask('GET', '/people?search=eva');
    const peak = people.find((one: { about: string }) => one.about.includes('Peak'));
    await ask('DELETE', `/people/${peak.id}`);
    const expected = ['Ada Lund known', 'Bo Lund known', 'Eva Lund skip', 'Eva Lund known'];
    for (const name of ['2.csv', '3.csv']) {
      const { id } = await preview(name, namesakes);
      const { items } = await ask('GET', `/imports/${id}/items`);
      expect((items as ImportItemView[]).map((one) => `${one.name} ${one.plan}`)).toEqual(expected);
      await ask('POST', `/imports/${id}/apply`, { leaveOut: [] });
      await world.settle();
    }
    expect((await ask('GET', '/people?search=eva')).people).toHaveLength(1);
  });

  it('leaves out all of a list of which one kept nobody, however often it comes again', async () => {
    await bringIn('work.csv', book(...work));
    for (const { id } of (await ask('GET', '/people')).people) await ask('DELETE', `/people/${id}`);
    for (const name of ['2.csv', '3.csv']) {
      const again = await preview(name, book(...work));
      expect([again.erased, again.counts.new]).toEqual([4, 0]);
      await ask('POST', `/imports/${again.id}/apply`, { leaveOut: [] });
      await world.settle();
    }
    expect((await ask('GET', '/people')).people).toEqual([]);
    // Another list with one of them is not the list that was cleared.
    const other = await preview('private.csv', book('Ada:Dairy', 'Eve:Grant'));
    expect([other.erased, other.counts.new, other.comparedWith]).toEqual([0, 2, null]);
  });

  it('is the whole before, not a part of it that came later', async () => {
    await bringIn('all.csv', book(...work));
    await bringIn('label.csv', book('Ada:Dairy'));
    const again = await preview('all-2.csv', book('Ada:Dairy', 'Bo:Peak', 'Cy:Ekman'));
    expect(again.comparedWith?.fileName).toBe('all.csv');
    expect(await changesOf(again.id)).toEqual([
      'Bo Lund (changed): Dahl → Peak',
      'Di Lund (gone): di@lund.example → null',
      'Di Lund (gone): Falk → null',
      'Di Lund (gone): Cook → null',
    ]);
  });
});
