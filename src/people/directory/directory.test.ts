import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  addKeys,
  addPeople,
  addPerson,
  noteFields,
  peopleByKeys,
  peopleOf,
  personById,
  personByKeys,
} from '../index.ts';
import { PEOPLE_MAX } from './limits.ts';
import type { PersonView } from './schema.ts';

describe.each(engines)('the directory on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const from = (
    memberId: number,
    origin: 'opml' | 'linkedin-csv' | 'feed' = 'opml',
    batchId?: number,
  ) => ({ memberId, origin, originDetail: `${origin} file`, now: world.kith.now(), batchId });
  const add = (memberId: number, name: string, keys: string[] = []) =>
    world.person(memberId, name, { keys, ...from(memberId) });
  const fieldOf = (person: PersonView, field: string) =>
    person.fields.find((one) => one.field === field)?.values.map((one) => one.value) ?? [];

  it('keeps what several origins say and shows the best name', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const id = await world.kith.db.write((trx) =>
      addPerson(trx, {
        name: 'Cheese weekly',
        fields: [
          { field: 'site', value: 'https://lund.example/' },
          { field: 'site', value: 'https://lund.example/' },
        ],
        keys: ['site:lund.example'],
        ...from(memberId),
      }),
    );
    world.advance(1_000);
    await world.kith.db.write(async (trx) => {
      const feed = from(memberId, 'feed');
      await noteFields(trx, {
        personId: id,
        fields: [
          { field: 'name', value: 'Ada Lund' },
          { field: 'site', value: 'https://lund.example/' },
        ],
        ...feed,
      });
      await noteFields(trx, {
        personId: id,
        fields: [{ field: 'name', value: 'Ada Lund' }],
        ...feed,
        originDetail: 'another detail',
        now: feed.now + 5,
      });
    });
    const person = await personById(world.kith, memberId, id);
    expect(person.name).toBe('Ada Lund');
    expect(fieldOf(person, 'name')).toEqual(['Cheese weekly', 'Ada Lund']);
    const [site] = person.fields.find((one) => one.field === 'site')?.values ?? [];
    expect(site?.provenance.map((one) => one.words)).toEqual([
      'from a list of feeds (opml file)',
      'from their feed (feed file)',
    ]);
    const [, signed] = person.fields.find((one) => one.field === 'name')?.values ?? [];
    expect(signed?.provenance.map((one) => one.words)).toEqual(['from their feed (feed file)']);
    expect(signed?.provenance[0]?.notedAt).toBe(person.createdAt + 1_000);
  });

  it('finds people by their keys and lets a key stay with its holder', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const { id: otherId } = await world.member('otto');
    const ada = await add(memberId, 'Ada', ['site:a.example', 'acct:ada@s.example']);
    const bo = await add(memberId, 'Bo', ['site:a.example', 'site:b.example']);
    await world.kith.db.write((trx) =>
      addKeys(trx, memberId, {
        keys: [
          { personId: bo, key: 'acct:ada@s.example' },
          { personId: bo, key: 'mailto:b@o.example' },
        ],
      }),
    );
    const { read } = world.kith.db;
    expect(
      await peopleByKeys(read, memberId, [
        'site:a.example',
        'site:b.example',
        'acct:ada@s.example',
        'mailto:b@o.example',
        'site:none',
      ]),
    ).toEqual(
      new Map([
        ['site:a.example', ada],
        ['acct:ada@s.example', ada],
        ['site:b.example', bo],
        ['mailto:b@o.example', bo],
      ]),
    );
    expect(
      await personByKeys(read, memberId, ['site:none', 'site:b.example', 'site:a.example']),
    ).toBe(bo);
    expect(await personByKeys(read, memberId, [])).toBeNull();
    expect(await personByKeys(read, otherId, ['site:a.example'])).toBeNull();
  });

  it('adds many with their ids in order, and refuses more than it holds', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    const people = Array.from({ length: 2_345 }, (_, i) => ({
      name: `Person ${i}`,
      fields: [{ field: 'employer' as const, value: `Works ${i % 7}` }],
      keys: [`linkedin:p${i}`],
    }));
    const ids = await world.kith.db.write((trx) =>
      addPeople(trx, people, from(memberId, 'linkedin-csv', 3)),
    );
    expect(ids).toHaveLength(people.length);
    for (const i of [0, 499, 500, 501, 2_344]) {
      expect((await personById(world.kith, memberId, ids[i] ?? 0)).name).toBe(`Person ${i}`);
      expect(await personByKeys(world.kith.db.read, memberId, [`linkedin:p${i}`])).toBe(ids[i]);
    }
    const tooMany = Array.from({ length: PEOPLE_MAX - people.length + 1 }, () => ({
      name: 'x',
      fields: [],
      keys: [],
    }));
    await expect(
      world.kith.db.write((trx) => addPeople(trx, tooMany, from(memberId))),
    ).rejects.toMatchObject({ code: 'too_many' });
    expect((await peopleOf(world.kith, memberId)).total).toBe(people.length);
  });

  it('pages by name and by newest and meets each person once', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    // Names that fold to the same key must not be lost between two pages.
    const names = Array.from({ length: 130 }, (_, i) =>
      i % 3 === 0 ? 'Same Name' : `name ${(i * 37) % 100}`,
    );
    const ids = await world.kith.db.write((trx) =>
      addPeople(
        trx,
        names.map((name) => ({ name, fields: [], keys: [] })),
        from(memberId),
      ),
    );
    for (const order of ['name', 'newest'] as const) {
      const met: number[] = [];
      const shown: string[] = [];
      let after: number | undefined;
      do {
        const page = await peopleOf(world.kith, memberId, { order, after });
        expect(page.people.length).toBeLessThanOrEqual(50);
        met.push(...page.people.map((one) => one.id));
        shown.push(...page.people.map((one) => one.name));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(met.toSorted((a, b) => a - b)).toEqual(ids);
      if (order === 'newest') expect(met).toEqual(ids.toReversed());
      else expect(shown.lastIndexOf('Same Name') - shown.indexOf('Same Name')).toBe(43);
    }
  });

  it('searches names, work and addresses, folded, every word', async () => {
    world = await makeWorld({ engine });
    const { id: memberId } = await world.member('mara');
    await world.kith.db.write((trx) =>
      addPeople(
        trx,
        [
          {
            name: 'Éloïse Martin',
            fields: [
              { field: 'employer', value: 'Université de Lyon' },
              { field: 'role', value: 'Chercheuse' },
            ],
            keys: [],
          },
          {
            name: 'Martin Vos',
            fields: [{ field: 'site', value: 'https://100%_vos.example/' }],
            keys: [],
          },
        ],
        from(memberId),
      ),
    );
    const found = async (search: string) =>
      (await peopleOf(world.kith, memberId, { search })).people.map((one) => one.name);
    expect(await found('martin')).toEqual(['Éloïse Martin', 'Martin Vos']);
    expect(await found('ELOISE lyon')).toEqual(['Éloïse Martin']);
    expect(await found('vos.example')).toEqual(['Martin Vos']);
    expect(await found('%')).toEqual([]);
    expect(await found('nobody')).toEqual([]);
    expect((await peopleOf(world.kith, memberId, { search: 'eloise' })).people[0]).toMatchObject({
      about: 'Chercheuse, Université de Lyon',
      where: null,
    });
  });
});
