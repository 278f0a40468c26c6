import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { ImportView } from '../queries.ts';
import type { ImportGroup } from './schema.ts';

/** Mastodon's lists.csv: a list and an account on each line. */
const lists = (...lines: [string, string][]) =>
  `${lines.map(([list, name]) => `${list},${name}@social.example`).join('\n')}\n`;

describe.each(engines)('groups of an import as lists on %s', (engine) => {
  let world: World;
  let mara: { cookie: string; id: number };
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = async (method: string, path: string, body?: unknown, status = 200) => {
    const answer = await world.ask(method, `/api/v1${path}`, { as: mara, body });
    expect(answer.status, `${method} ${path}`).toBe(status);
    return answer.status === 204 ? null : await answer.json();
  };
  async function preview(text: string, name = 'lists.csv'): Promise<number> {
    const answer = await world.ask('POST', `/api/v1/imports?name=${name}`, {
      as: mara,
      headers: { 'content-type': 'application/octet-stream' },
      raw: text,
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as ImportView).id;
  }
  async function bringIn(text: string, name?: string): Promise<number> {
    const id = await preview(text, name);
    await ask('POST', `/imports/${id}/apply`, {}, 202);
    await world.settle();
    return id;
  }
  const undo = async (id: number) => {
    await ask('POST', `/imports/${id}/undo`, undefined, 202);
    await world.settle();
  };
  const groupsOf = async (id: number): Promise<ImportGroup[]> =>
    (await ask('GET', `/imports/${id}/groups`)).groups;
  const keep = (id: number, names?: string[]) =>
    ask('POST', `/imports/${id}/lists`, names ? { names } : {});
  const myLists = async (): Promise<{ id: number; name: string }[]> =>
    (await ask('GET', '/lists')).lists;
  /** Who is on which list: accounts by the list's name. */
  async function onLists(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const { id, name } of await myLists()) {
      const { people } = await ask('GET', `/people?list=${id}`);
      found[name] = people.map((one: { name: string }) => one.name.split('@')[0]).sort();
    }
    return found;
  }
  const idOf = async (account: string): Promise<number> => {
    const { people } = await ask('GET', '/people');
    return people.find((one: { name: string }) => one.name.startsWith(account))?.id;
  };

  it('are offered when the people are in, and kept by one press', async () => {
    const file = lists(['Cheese', 'ada'], ['Cheese', 'bo'], ['Bread', 'bo']);
    const id = await preview(file);
    expect(await groupsOf(id)).toEqual([]);
    await ask('POST', `/imports/${id}/lists`, {}, 409);
    await ask('POST', `/imports/${id}/apply`, {}, 202);
    await world.settle();
    expect(await groupsOf(id)).toEqual([
      { name: 'Bread', count: 1, list: null, isSearch: false },
      { name: 'Cheese', count: 2, list: null, isSearch: false },
    ]);
    expect(await onLists()).toEqual({});
    await keep(id);
    await keep(id);
    expect(await onLists()).toEqual({ Bread: ['bo'], Cheese: ['ada', 'bo'] });
    expect((await groupsOf(id)).map(({ list }) => list?.name)).toEqual(['Bread', 'Cheese']);
  });

  it('can be kept one by one, from the groups of cards too', async () => {
    const card = (name: string, groups: string) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${name}@dairy.example\r\nCATEGORIES:${groups}\r\nEND:VCARD\r\n`;
    const id = await bringIn(card('ada', 'Friends,Work') + card('bo', 'Work'), 'contacts.vcf');
    await keep(id, ['work']);
    expect(await onLists()).toEqual({ Work: ['ada', 'bo'] });
  });

  it('add to a list of the name; undo takes off only whom the import put there', async () => {
    await bringIn(lists(['Other', 'cy']), 'lists.csv');
    const list = await ask('POST', '/lists', { name: 'cheese' }, 201);
    await ask('POST', `/lists/${list.id}/people`, { personIds: [await idOf('cy')] });
    const id = await bringIn(lists(['Cheese', 'ada'], ['Cheese', 'cy'], ['Bread', 'ada']));
    await keep(id);
    expect(await onLists()).toEqual({ Bread: ['ada'], cheese: ['ada', 'cy'] });
    await undo(id);
    expect(await onLists()).toEqual({ cheese: ['cy'] });
  });

  it('pass over a saved search of the name', async () => {
    await ask('POST', '/lists', { name: 'Cheese', filter: { search: 'cheese' } }, 201);
    const id = await bringIn(lists(['Cheese', 'ada'], ['Bread', 'ada']));
    expect((await groupsOf(id)).map(({ name, isSearch }) => [name, isSearch])).toEqual([
      ['Bread', false],
      ['Cheese', true],
    ]);
    await keep(id);
    expect((await groupsOf(id)).map(({ list }) => list?.name ?? null)).toEqual(['Bread', null]);
  });

  it('get who is new when the list comes again, and never who was taken off by hand', async () => {
    const first = lists(['Cheese', 'ada'], ['Cheese', 'bo'], ['Bread', 'ada']);
    await keep(await bringIn(first), ['Cheese']);
    const [cheese] = await myLists();
    await ask('PATCH', `/lists/${cheese?.id}`, { name: 'Cheese makers' });
    await ask('POST', `/lists/${cheese?.id}/people/removals`, { personIds: [await idOf('bo')] });
    const again = await bringIn(`${first}${lists(['Cheese', 'di'])}`);
    // Kept again without a press, under the name it has by now; what was not kept is not.
    expect(await onLists()).toEqual({ 'Cheese makers': ['ada', 'di'] });
    await keep(again, ['Cheese']);
    expect(await onLists()).toEqual({ 'Cheese makers': ['ada', 'di'] });
    await undo(again);
    expect(await onLists()).toEqual({ 'Cheese makers': ['ada'] });
  });

  it('stop the import where they cannot be kept, which says so and goes on when told to', async () => {
    await keep(await bringIn(lists(['Cheese', 'ada'])));
    const id = await preview(lists(['Cheese', 'ada'], ['Cheese', 'di']));
    const { write } = world.kith.db;
    await write((trx) => sql`alter table import_listed rename to away`.execute(trx));
    await ask('POST', `/imports/${id}/apply`, {}, 202);
    await world.settle();
    const last = { attempts: 9, run_at: world.kith.now() };
    await write((trx) => trx.updateTable('job').set(last).execute());
    await world.settle();
    await write((trx) => sql`alter table away rename to import_listed`.execute(trx));
    expect(await ask('GET', `/imports/${id}`)).toMatchObject({
      state: 'applying',
      isStopped: true,
    });
    await ask('POST', `/imports/${id}/again`, {}, 202);
    await world.settle();
    expect(await onLists()).toEqual({ Cheese: ['ada', 'di'] });
  });

  it('stay with a later import that has them too, when the first is undone', async () => {
    const file = lists(['Cheese', 'ada'], ['Cheese', 'bo']);
    const first = await bringIn(file);
    await keep(first);
    const second = await bringIn(file);
    await undo(first);
    expect(await onLists()).toEqual({ Cheese: ['ada', 'bo'] });
    await undo(second);
    expect(await onLists()).toEqual({});
  });

  it('follow a merge, so that who was taken off stays off as who they became', async () => {
    const file = lists(['Cheese', 'ada'], ['Cheese', 'bo'], ['Cheese', 'cy']);
    await keep(await bringIn(file));
    const [list] = await myLists();
    const [ada, bo] = [await idOf('ada'), await idOf('bo')];
    await ask('POST', `/lists/${list?.id}/people/removals`, { personIds: [ada, bo] });
    await mergePeople(world.kith, mara.id, ada, bo);
    await world.settle();
    await bringIn(file);
    expect(await onLists()).toEqual({ Cheese: ['cy'] });
  });
});
