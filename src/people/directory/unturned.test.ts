import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { migrations } from './schema.ts';

describe.each(engines)('names from before they were cleaned, on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  it('are shown without what turns a line, and the rest stays as it is', async () => {
    const ada = await world.member('ada');
    for (const name of ['Bo', 'Cy'])
      await world.ask('POST', '/api/v1/people', { as: ada, body: { name } });
    const { write, read } = world.kith.db;
    await write((trx) =>
      trx
        .updateTable('person')
        .set({ name: 'Bo \u202eLund\u2069' })
        .where('name', '=', 'Bo')
        .execute(),
    );
    const up = migrations.find(({ name }) => name === '0054-people-names-unturned')?.up ?? '';
    await write((trx) => sql.raw(up).execute(trx));
    const rows = await read.selectFrom('person').select('name').orderBy('name').execute();
    expect(rows.map(({ name }) => name)).toEqual(['Bo Lund', 'Cy']);
  });
});
