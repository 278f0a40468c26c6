import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactsOf, personById } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { ImportItemView, ImportView } from './queries.ts';

interface Contact {
  name: string;
  slug?: string;
  email?: string;
  employer?: string;
  role?: string;
}

/** LinkedIn's Connections.csv as it is exported. */
function connections(people: readonly Contact[]): string {
  const quote = (cell = '') => `"${cell.replaceAll('"', '""')}"`;
  const lines = people.map(({ name, slug, email, employer, role }) => {
    const [first = '', ...last] = name.split(' ');
    const url = slug ? `https://www.linkedin.com/in/${slug}` : '';
    return [first, last.join(' '), url, email, employer, role, '28 Sep 2026'].map(quote).join(',');
  });
  return `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${lines.join('\n')}\n`;
}

const ada = { name: 'Ada Lund', slug: 'ada', employer: 'Alpine Dairy', role: 'Cook' };
const bo = {
  name: 'Bo Dahl',
  slug: 'bo',
  employer: 'Dahl',
  role: 'Baker',
  email: 'bo@dahl.example',
};
const cy = { name: 'Cy Ekman', employer: 'Ekman' };

describe.each(engines)('an import again on %s', (engine) => {
  let world: World;
  let mara: { cookie: string; id: number };
  beforeEach(async () => {
    world = await makeWorld({ engine });
    mara = await world.member('mara');
  });
  afterEach(() => world.close());

  const ask = (method: string, path: string, body?: unknown) =>
    world.accepted(method, path, { as: mara, body });
  async function preview(text: string, name = 'Connections.csv'): Promise<ImportView> {
    const answer = await world.ask('POST', `/api/v1/imports?name=${name}`, {
      as: mara,
      headers: { 'content-type': 'application/octet-stream' },
      raw: text,
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as ImportView;
  }
  async function bringIn(text: string, leaveOut: number[] = []): Promise<ImportView> {
    const { id } = await preview(text);
    await ask('POST', `/imports/${id}/apply`, { leaveOut });
    await world.settle();
    return await ask('GET', `/imports/${id}`);
  }
  const told = (changes: ImportItemView['changes']) =>
    changes.map(({ title: _, ...change }) => change);
  const undo = async (id: number) => {
    await ask('POST', `/imports/${id}/undo`);
    await world.settle();
  };
  const itemsOf = async (id: number, query = ''): Promise<ImportItemView[]> =>
    (await ask('GET', `/imports/${id}/items?${query}`)).items;
  const people = async () =>
    (await ask('GET', '/people')).people as { id: number; name: string; about: string }[];
  const idOf = async (name: string) => (await people()).find((one) => one.name === name)?.id ?? 0;

  it('shows what is new, other and gone, with the old value and the new', async () => {
    await bringIn(connections([ada, bo, cy]));
    const again = await preview(
      connections([
        { ...ada, employer: 'Peak Cheese', role: 'Head of cheese' },
        cy,
        { name: 'Di Falk', slug: 'di' },
      ]),
    );
    expect(again.counts).toMatchObject({ new: 1, changed: 1, known: 1, gone: 1 });
    expect([again.workChanges, again.comparedWith?.fileName]).toEqual([1, 'Connections.csv']);
    const items = await itemsOf(again.id);
    expect(
      items.map(({ name, plan, changes }) => ({ name, plan, changes: told(changes) })),
    ).toEqual([
      {
        name: 'Ada Lund',
        plan: 'changed',
        changes: [
          { field: 'employer', from: 'Alpine Dairy', to: 'Peak Cheese' },
          { field: 'role', from: 'Cook', to: 'Head of cheese' },
        ],
      },
      { name: 'Cy Ekman', plan: 'known', changes: [] },
      { name: 'Di Falk', plan: 'new', changes: [] },
      {
        name: 'Bo Dahl',
        plan: 'gone',
        changes: [
          // Not its address: this file has none of anybody, so it says nothing about addresses.
          { field: 'employer', from: 'Dahl', to: null },
          { field: 'role', from: 'Baker', to: null },
          { field: 'connected-on', from: '28 September 2026', to: null },
        ],
      },
    ]);
    expect((await itemsOf(again.id, 'work=true')).map(({ name }) => name)).toEqual(['Ada Lund']);
    expect((await itemsOf(again.id, 'search=falk')).map(({ name }) => name)).toEqual(['Di Falk']);
    expect((await ask('GET', `/imports/${again.id}/positions?plan=gone`)).positions).toEqual([
      { position: 4, plan: 'gone' },
    ]);
  });

  it('keeps the old values as past, and announces other work', async () => {
    await bringIn(connections([ada, bo]));
    const told = world.announced();
    await bringIn(connections([{ ...ada, employer: 'Peak Cheese' }, bo]));
    const personId = await idOf('Ada Lund');
    const work = { from: 'Cook, Alpine Dairy', to: 'Cook, Peak Cheese' };
    expect(told.filter(({ event }) => event === 'person.changed-work')).toEqual([
      { event: 'person.changed-work', payload: { memberId: mara.id, personId, ...work } },
    ]);
    const person = await personById(world.kith, mara.id, personId);
    const employers = person.fields.find((one) => one.field === 'employer')?.values;
    expect(employers?.map(({ value, pastAt }) => [value, pastAt !== null])).toEqual([
      ['Peak Cheese', false],
      ['Alpine Dairy', true],
    ]);
    expect((await people())[0]?.about).toBe('Cook, Peak Cheese');
  });

  it('leaves what was written by hand in front, and says so', async () => {
    await bringIn(connections([ada, bo]));
    const personId = await idOf('Ada Lund');
    await ask('POST', `/people/${personId}/fields`, { field: 'employer', value: 'Her own shop' });
    const again = await preview(connections([{ ...ada, employer: 'Peak Cheese' }, bo]));
    expect((await itemsOf(again.id))[0]?.reason).toMatch(
      /What you wrote yourself stays in front\.$/,
    );
    await ask('POST', `/imports/${again.id}/apply`, {});
    await world.settle();
    expect((await people())[0]?.about).toBe('Cook, Her own shop');
    const person = await personById(world.kith, mara.id, personId);
    const byHand = person.fields
      .flatMap(({ values }) => values)
      .find(({ value }) => value === 'Her own shop');
    expect(byHand?.pastAt).toBeNull();
  });

  it('has nobody gone when it is another list, a part, or left out', async () => {
    await bringIn(connections([ada, bo, cy]));
    const other = await preview(connections([ada, { name: 'Di Falk', slug: 'di' }]));
    expect([other.counts.gone, other.comparedWith]).toEqual([0, null]);
    const again = await preview(connections([ada, bo]));
    await ask('POST', `/imports/${again.id}/apply`, { leaveOut: [3] });
    await world.settle();
    const person = await personById(world.kith, mara.id, await idOf('Cy Ekman'));
    expect(person.fields.every(({ values }) => values.every(({ pastAt }) => pastAt === null))).toBe(
      true,
    );
  });

  it('goes back through several imports of the list, and a value that comes back holds again', async () => {
    await bringIn(connections([ada, bo]));
    await bringIn(connections([{ ...ada, role: 'Head of cheese' }, bo]));
    const third = await bringIn(connections([ada, { ...bo, employer: 'Dahl & Co' }]));
    const items = await itemsOf(third.id);
    expect(items.map(({ changes }) => told(changes))).toEqual([
      [{ field: 'role', from: 'Head of cheese', to: 'Cook' }],
      [{ field: 'employer', from: 'Dahl', to: 'Dahl & Co' }],
    ]);
    expect((await people()).map(({ about }) => about)).toEqual([
      'Cook, Alpine Dairy',
      'Baker, Dahl & Co',
    ]);
  });

  it('brings in days of contact, for those who only wrote to the member if they are known', async () => {
    await bringIn(connections([ada, bo]));
    const invitations = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Ada Lund,Mara,"9/20/26, 10:15 AM",,INCOMING,https://www.linkedin.com/in/ada,https://www.linkedin.com/in/mara
Eve Stone,Mara,"9/21/26, 10:15 AM",,INCOMING,https://www.linkedin.com/in/eve,https://www.linkedin.com/in/mara
`;
    const batch = await bringIn(invitations);
    expect(batch.counts).toMatchObject({ known: 1, skip: 1, gone: 0, new: 0 });
    const personId = await idOf('Ada Lund');
    expect(await contactsOf(world.kith, mara.id, [personId])).toEqual([
      { personId, day: '2026-09-20', direction: 'received', channel: 'linkedin-invitation' },
    ]);
    await undo(batch.id);
    expect(await contactsOf(world.kith, mara.id, [personId])).toEqual([]);
  });

  /** All that imports make, without numbers of rows and times. */
  async function stateOf(): Promise<unknown> {
    const { read } = world.kith.db;
    const persons = await read
      .selectFrom('person')
      .select(['id', 'name', 'name_key', 'search_key', 'made_by_batch'])
      .orderBy('id')
      .execute();
    const fields = await read
      .selectFrom('person_field')
      .select(['person_id', 'field', 'value', 'origin', 'batch_id', 'past_by_batch'])
      .execute();
    const keys = await read.selectFrom('person_key').select(['key', 'person_id']).execute();
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    return { persons, fields: sorted(fields), keys: sorted(keys) };
  }

  it('undone leaves what the first had made', async () => {
    const word = fc.constantFrom('Ada', 'Bo', 'Cy', 'Di');
    const contact = fc.record(
      {
        name: fc.tuple(word, word).map((words) => words.join(' ')),
        slug: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        email: fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'),
        employer: word,
        role: word,
      },
      { requiredKeys: ['name'] },
    );
    const list = fc.array(contact, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(list, list, async (first, second) => {
        await bringIn(connections(first));
        const before = await stateOf();
        const { id } = await bringIn(connections(second));
        await undo(id);
        expect(await stateOf()).toEqual(before);
        await world.kith.db.write(async (trx) => {
          await trx.deleteFrom('person').execute();
          await trx.deleteFrom('import_batch').execute();
        });
      }),
      { numRuns: engine === 'sqlite' ? 60 : 15 },
    );
  }, 120_000);
});
