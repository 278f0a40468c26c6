import { type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPeople, erasedAmong, erasePersonNow, peopleOf } from '#people';
import { follow } from '#sources';
import { engines, makeWorld, type World } from '#test';

type Member = Awaited<ReturnType<World['member']>>;
const HOUR_MS = 60 * 60 * 1000;

describe.each(engines)('erasing a person on %s', (engine) => {
  let world: World;
  let anna: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    anna = await world.member('anna');
  });
  afterEach(() => world.close());

  const send = (method: string, path: string, body?: unknown, as = anna) =>
    world.accepted(method, path, { as, body });

  /** Somebody called Zebulon, of whom every room knows something. */
  async function zebulon(): Promise<number> {
    const goal = await send('POST', '/goals', {
      able: 'make cheese',
      questions: [{ text: 'how?' }],
    });
    await send('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const { id } = await send('POST', '/people', {
      name: 'Zebulon Quark',
      fields: [
        { field: 'email', value: 'zebulon@quark.example' },
        { field: 'employer', value: 'Zebulon and Sons' },
      ],
    });
    await send('PUT', `/goals/${goal.id}/people/${id}/decision`, { decision: 'chosen' });
    await send('PUT', `/goals/${goal.id}/people/${id}/criteria/expert`, {
      value: 'yes',
      reason: 'Zebulon wrote the book',
    });
    await send('POST', '/moves', {
      goalId: goal.id,
      personId: id,
      intent: 'ask',
      opener: 'Dear Zebulon',
    });
    const list = await send('POST', '/lists', { name: 'Cheese people' });
    await send('POST', '/people/bulk', {
      who: { ids: [id] },
      deed: { kind: 'put-on-list', listId: list.id },
    });
    await send('PATCH', `/people/${id}`, { name: 'Zebulon the Cheesemaker' });
    const other = await send('POST', '/people', { name: 'Zebulon Quark junior', fields: [] });
    await send('POST', `/people/${id}/merge`, { otherId: other.id });
    await world.kith.db.write((trx) =>
      follow(trx, {
        memberId: anna.id,
        feedUrl: 'https://zebulon.example/feed',
        title: 'Zebulon writes',
        personId: id,
        batchId: null,
        now: world.kith.now(),
      }),
    );
    await world.kith.db.write(async (trx) => {
      const batch = await trx
        .insertInto('import_batch')
        .values({
          member_id: anna.id,
          format: 'vcard',
          file_name: 'all.vcf',
          title: null,
          problems: '[]',
          state: 'preview',
          rows_total: 1,
          created_at: 1,
          applied_at: null,
          rows_done: 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('import_item')
        .values({
          batch_id: batch.id,
          position: 1,
          row: JSON.stringify({ name: 'Zebulon', emails: ['Zebulon@Quark.example'] }),
          plan: 'new',
          reason: '',
          person_id: null,
        })
        .execute();
    });
    return id;
  }

  /** Every text in the whole database that names somebody. */
  async function textsWith(word: string): Promise<string[]> {
    const tables = await rows<{ name: string }>(
      engine === 'sqlite'
        ? sql`select name from sqlite_master where type = 'table' and name not like '%_fts%' and name not like 'sqlite_%'`
        : sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const all = await rows<object>(sql`select * from ${sql.table(name)}`);
      found.push(
        ...all
          .map((row) => `${name} ${JSON.stringify(row)}`)
          .filter((text) => new RegExp(word, 'i').test(text)),
      );
    }
    return found;
  }
  const rows = async <Row>(query: RawBuilder<unknown>): Promise<Row[]> =>
    (await query.execute(world.kith.db.read)).rows as Row[];

  it('leaves nothing of them in any table, and of other people everything', async () => {
    const id = await zebulon();
    await send('POST', '/people', { name: 'Bo Dahl', fields: [] });
    await world.settle();
    expect(await textsWith('zebulon')).not.toEqual([]);
    await send('POST', `/people/${id}/erase`);
    expect((await peopleOf(world.kith, anna.id)).people.map(({ name }) => name)).toEqual([
      'Bo Dahl',
    ]);
    world.advance(HOUR_MS);
    await world.settle();
    expect(world.errors).toEqual([]);
    expect(await textsWith('zebulon|quark')).toEqual([]);
    expect((await peopleOf(world.kith, anna.id)).total).toBe(1);
  });

  it('can be undone for ten minutes, with everything there as it was', async () => {
    const id = await zebulon();
    await world.settle();
    const before = await send('GET', `/people/${id}/export`);
    const erasure = await send('POST', `/people/${id}/erase`);
    await send('POST', `/erasures/${erasure.id}/undo`);
    world.advance(HOUR_MS);
    await world.settle();
    const { exportedAt: _, ...after } = await send('GET', `/people/${id}/export`);
    expect(after).toEqual({ ...before, exportedAt: undefined });
    const signs = { keys: ['mailto:zebulon@quark.example'], names: [], employers: [] };
    expect(await erasedAmong(world.kith.db.read, anna.id, [signs])).toEqual([false]);
    const again = await send('POST', `/people/${id}/erase`);
    world.advance(HOUR_MS);
    await world.settle();
    const late = await world.ask('POST', `/api/v1/erasures/${again.id}/undo`, { as: anna });
    expect(late.status).toBe(409);
  });

  it('keeps them out by whatever they come back with, until the member asks for them', async () => {
    const id = await zebulon();
    await erasePersonNow(world.kith, anna.id, id);
    const nobody = { keys: [], names: [], employers: [] };
    const isOut = async (one: Partial<typeof nobody> | object) =>
      (await erasedAmong(world.kith.db.read, anna.id, [{ ...nobody, ...one }]))[0];
    expect(await isOut({ keys: ['mailto:zebulon@quark.example'] })).toBe(true);
    expect(await isOut({ names: ['zebulon QUARK Junior'], employers: ['Zebulon & Sons'] })).toBe(
      false,
    );
    expect(await isOut({ names: ['zebulon QUARK Junior'], employers: ['zebulon and sons'] })).toBe(
      true,
    );
    // There may be another of that name.
    expect(await isOut({ names: ['Zebulon Quark Junior'] })).toBe(false);
    const otto = await world.member('otto');
    const key = { ...nobody, keys: ['mailto:zebulon@quark.example'] };
    expect(await erasedAmong(world.kith.db.read, otto.id, [key])).toEqual([false]);
    await send('POST', '/people', {
      name: 'Zebulon Quark',
      fields: [{ field: 'email', value: 'zebulon@quark.example' }],
    });
    expect(await isOut({ names: ['zebulon QUARK Junior'], employers: ['zebulon and sons'] })).toBe(
      false,
    );
  });

  it('keeps somebody out by the bare name when nothing else was known of them', async () => {
    const [id = 0] = await world.kith.db.write((trx) =>
      addPeople(trx, [{ name: 'Zebulon Quark', fields: [], keys: [] }], {
        memberId: anna.id,
        origin: 'vcard',
        originDetail: '',
        now: 1,
      }),
    );
    await erasePersonNow(world.kith, anna.id, id);
    const signs = { keys: [], names: ['Zebulon Quark'], employers: ['Bank'] };
    expect(await erasedAmong(world.kith.db.read, anna.id, [signs])).toEqual([true]);
  });

  it('is nobody else’s to do', async () => {
    const id = await zebulon();
    const otto = await world.member('otto');
    const answer = await world.ask('POST', `/api/v1/people/${id}/erase`, { as: otto });
    expect(answer.status).toBe(404);
  });
});

describe.each(engines)('the export of one person on %s', (engine) => {
  let world: World;
  afterEach(() => world.close());

  it('has what every room holds about them, and nothing of others', async () => {
    world = await makeWorld({ engine });
    const anna = await world.member('anna');
    const send = (method: string, path: string, body?: unknown) =>
      world.accepted(method, path, { as: anna, body });
    const goal = await send('POST', '/goals', {
      able: 'make cheese',
      questions: [{ text: 'how?' }],
    });
    await send('PUT', `/goals/${goal.id}/status`, { status: 'active' });
    const ids: number[] = [];
    for (const name of ['Ada', 'Zbyszek']) {
      const { id } = await send('POST', '/people', { name, fields: [] });
      ids.push(id);
      await send('PUT', `/goals/${goal.id}/people/${id}/decision`, { decision: 'chosen' });
      await send('POST', '/moves', {
        goalId: goal.id,
        personId: id,
        intent: 'ask',
        opener: `Dear ${name}`,
      });
      await send('POST', '/notes', { text: `About ${name}`, personIds: [id] });
    }
    const list = await send('POST', '/lists', { name: 'Cheese people' });
    await send('POST', `/lists/${list.id}/people`, { personIds: ids });
    await world.settle();
    const { person, about } = await send('GET', `/people/${ids[0]}/export`);
    expect(person).toMatchObject({ id: ids[0], name: 'Ada' });
    expect(Object.keys(about)).toEqual(
      expect.arrayContaining(['choices', 'moves', 'notes', 'lists', 'behaviours']),
    );
    const { lists: _, ...others } = about;
    expect(JSON.stringify(others)).toContain('About Ada');
    expect(JSON.stringify(others)).not.toContain('Zbyszek');
  });
});
