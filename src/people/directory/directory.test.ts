import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import {
  addKeys,
  addPeople,
  addPerson,
  meOf,
  noteFields,
  peopleByKeys,
  peopleOf,
  personById,
  personByKeys,
} from '../index.ts';
import { FIELDS_PER_PERSON_MAX, PEOPLE_MAX, type PersonView } from './schema.ts';

describe.each(engines)('the directory on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  const from = (
    memberId: number,
    origin: 'opml' | 'linkedin-csv' | 'feed' = 'opml',
    batchId?: number,
  ) => ({ memberId, origin, originDetail: `${origin} file`, now: world.kith.now(), batchId });
  const add = (memberId: number, name: string, keys: string[] = []) =>
    world.kith.db.write((trx) => addPerson(trx, { name, fields: [], keys, ...from(memberId) }));
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

  it('takes no more from a feed than a page can show, but always from the member', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const id = await add(mara.id, 'Ada');
    const many = Array.from({ length: FIELDS_PER_PERSON_MAX + 50 }, (_, i) => ({
      field: 'group' as const,
      value: `group ${i}`,
    }));
    await world.kith.db.write((trx) =>
      noteFields(trx, { personId: id, fields: many, ...from(mara.id, 'feed') }),
    );
    await world.kith.db.write((trx) =>
      noteFields(trx, {
        personId: id,
        fields: [{ field: 'group', value: 'one more' }],
        ...from(mara.id, 'feed'),
      }),
    );
    const person = await personById(world.kith, mara.id, id);
    expect(fieldOf(person, 'group')).toHaveLength(FIELDS_PER_PERSON_MAX - 1);
    const answer = await world.ask('POST', `/api/v1/people/${id}/fields`, {
      as: mara,
      body: { field: 'group', value: 'by hand' },
    });
    expect(answer.status).toBe(201);
    expect(fieldOf(await personById(world.kith, mara.id, id), 'group')).toContain('by hand');
  });

  it('adds, renames and writes down by hand over the API', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const ask = async (method: string, path: string, body?: unknown) => {
      const answer = await world.ask(method, `/api/v1${path}`, {
        as: mara,
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
    };
    const made = await ask('POST', '/people', {
      name: ' Ada Lund ',
      fields: [{ field: 'email', value: 'Ada@Lund.example' }],
    });
    expect(made).toMatchObject({ status: 201, body: { name: 'Ada Lund' } });
    const { id } = made.body;
    expect(
      await ask('POST', '/people', {
        name: 'A',
        fields: [{ field: 'email', value: 'ada@lund.example' }],
      }),
    ).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('Ada Lund') } },
    });
    expect(
      await ask('POST', '/people', {
        name: 'A',
        fields: [{ field: 'site', value: 'javascript:x' }],
      }),
    ).toMatchObject({ status: 422 });
    expect(await ask('POST', '/people', { name: '  ' })).toMatchObject({ status: 422 });

    await ask('PATCH', `/people/${id}`, { name: 'Ada Charlotte Lund' });
    const renamed = await ask('PATCH', `/people/${id}`, { name: 'Ada' });
    expect(renamed.body).toMatchObject({ name: 'Ada' });
    expect(fieldOf(renamed.body, 'name')).toEqual(['Ada']);

    const noted = await ask('POST', `/people/${id}/fields`, {
      field: 'role',
      value: 'Cheesemaker',
    });
    const role = noted.body.fields.find((one: { field: string }) => one.field === 'role').values[0];
    expect(role).toMatchObject({
      value: 'Cheesemaker',
      provenance: [{ words: 'typed in by you' }],
    });
    const dropped = await ask('DELETE', `/people/${id}/fields/${role.provenance[0].id}`);
    expect(fieldOf(dropped.body, 'role')).toEqual([]);
    expect(await ask('DELETE', `/people/${id}/fields/${role.provenance[0].id}`)).toMatchObject({
      status: 404,
    });

    const email = dropped.body.fields.find((one: { field: string }) => one.field === 'email')
      .values[0];
    await ask('DELETE', `/people/${id}/fields/${email.provenance[0].id}`);
    expect(await personByKeys(world.kith.db.read, mara.id, ['mailto:ada@lund.example'])).toBeNull();
    expect(await ask('GET', '/people?search=ada&limit=1')).toMatchObject({
      status: 200,
      body: { people: [{ id, name: 'Ada' }], next: null },
    });
    expect(await ask('GET', '/people?limit=1000')).toMatchObject({ status: 422 });
  });

  it('lets values from elsewhere be answered, not taken away', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const id = await add(mara.id, 'Ada');
    const [name] = (await personById(world.kith, mara.id, id)).fields;
    const answer = await world.ask(
      'DELETE',
      `/api/v1/people/${id}/fields/${name?.values[0]?.provenance[0]?.id}`,
      { as: mara },
    );
    expect(answer.status).toBe(409);
  });

  it('knows at most one me', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const [a, b] = [await add(mara.id, 'A'), await add(mara.id, 'B')];
    const put = (personId: number | null) =>
      world.ask('PUT', '/api/v1/people/me', { as: mara, body: { personId } });
    expect((await put(a)).status).toBe(204);
    await world.ask('DELETE', `/api/v1/people/${a}`, { as: mara });
    expect(await meOf(world.kith.db.read, mara.id)).toBeNull();
    await put(b);
    await world.ask('POST', `/api/v1/people/${a}/restore`, { as: mara });
    expect(await meOf(world.kith.db.read, mara.id)).toBe(b);
    expect((await personById(world.kith, mara.id, a)).isMe).toBe(false);
    await put(null);
    expect(await meOf(world.kith.db.read, mara.id)).toBeNull();
    expect(await (await world.ask('GET', '/api/v1/people/me', { as: mara })).json()).toEqual({
      personId: null,
    });
    expect((await put(999_999)).status).toBe(404);
  });

  it('shows nothing of it to another member or a stranger', async () => {
    world = await makeWorld({ engine });
    const [mara, otto] = [await world.member('mara'), await world.member('otto')];
    const id = await add(mara.id, 'Ada');
    const own = await add(otto.id, 'Bo');
    const [name] = (await personById(world.kith, mara.id, id)).fields;
    const fieldId = name?.values[0]?.provenance[0]?.id;
    const attempts: [string, string, unknown?][] = [
      ['GET', `/people/${id}`],
      ['PATCH', `/people/${id}`, { name: 'Mine' }],
      ['DELETE', `/people/${id}`],
      ['POST', `/people/${id}/restore`],
      ['POST', `/people/${id}/fields`, { field: 'role', value: 'x' }],
      ['DELETE', `/people/${id}/fields/${fieldId}`],
      ['DELETE', `/people/${own}/fields/${fieldId}`],
      ['POST', `/people/${id}/merge`, { otherId: own }],
      ['POST', `/people/${own}/merge`, { otherId: id }],
      ['PUT', '/people/me', { personId: id }],
      ['GET', `/people?after=${id}`],
    ];
    for (const [method, path, body] of attempts) {
      const as = (who?: { cookie: string }) =>
        world.ask(method, `/api/v1${path}`, {
          ...(who ? { as: who } : {}),
          ...(body === undefined ? {} : { body }),
        });
      expect([method, path, (await as(otto)).status]).toEqual([method, path, 404]);
      expect([method, path, (await as()).status]).toEqual([method, path, 401]);
    }
    expect((await peopleOf(world.kith, otto.id)).people.map((one) => one.name)).toEqual(['Bo']);
    expect((await personById(world.kith, mara.id, id)).name).toBe('Ada');
    expect(await meOf(world.kith.db.read, otto.id)).toBeNull();
  });
});
