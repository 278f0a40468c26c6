import { afterEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { meOf, noteFields, peopleOf, personById, personByKeys } from '../index.ts';
import { FIELDS_PER_PERSON_MAX } from './limits.ts';
import type { PersonView } from './schema.ts';

describe.each(engines)('what a member does by hand on %s', (engine) => {
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

  it('says with each of a list what tells them from others of the name', async () => {
    world = await makeWorld({ engine });
    const mara = await world.member('mara');
    const made = [
      { name: 'Ada Lund', fields: [{ field: 'employer', value: 'Dahl' }] },
      {
        name: 'Ada Lund',
        fields: [
          { field: 'employer', value: 'Dahl' },
          { field: 'site', value: 'https://www.ada.example/' },
        ],
      },
      { name: 'Ada Lund', fields: [{ field: 'email', value: 'ada@lund.example' }] },
      { name: 'Bo Dahl', fields: [{ field: 'site', value: 'https://bo.example/' }] },
      { name: 'Cy Roe', fields: [] },
    ];
    for (const body of made) await world.accepted('POST', '/people', { as: mara, body });
    const { people } = await peopleOf(world.kith, mara.id);
    expect(people.map(({ apart }) => apart)).toEqual([
      'Dahl',
      'ada.example',
      'ada@lund.example',
      'bo.example',
      '',
    ]);
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
