import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { everyEngine, openBareDatabase } from '../../../test/databases.ts';
import { lendToEachTest } from '../../../test/lend.ts';
import type { Database } from './database.ts';
import { type Migration, migrate, statementsOf } from './migrate.ts';

const now = () => 1_000;
const good: Migration = {
  name: '1-good',
  up: 'create table good (id {id}, n {int} not null, share {real}, raw {blob}) {strict}',
};
const broken: Migration = {
  name: '2-broken',
  up: 'create table half (id {id}) {strict};\ncreate table half (id {id}) {strict}',
};

describe('statementsOf', () => {
  it('translates the words and adds what an engine has alone', () => {
    const migration: Migration = {
      name: 'x',
      up: 'create table a (id {id}) {strict};\ncreate index b on a (id)',
      sqlite: 'select 1',
      postgres: 'select 2',
    };
    expect(statementsOf('sqlite', migration)).toEqual([
      'create table a (id integer primary key autoincrement) strict',
      'create index b on a (id)',
      'select 1',
    ]);
    expect(statementsOf('postgres', migration).at(-1)).toBe('select 2');
  });
});

describe.each(everyEngine)('migrate on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    (lent) => {
      db = lent;
    },
  );
  const taken = async () =>
    (await db.read.selectFrom('migration').select('name').orderBy('name').execute()).map(
      (row) => row.name,
    );

  it('takes each step once', async () => {
    expect(await migrate(db, [good], now)).toEqual(['1-good']);
    expect(await migrate(db, [good], now)).toEqual([]);
    expect(await taken()).toEqual(['1-good']);
  });

  it('takes all steps or none', async () => {
    await expect(migrate(db, [good, broken], now)).rejects.toThrow(/half/);
    await expect(sql`select 1 from good`.execute(db.read)).rejects.toThrow(/good/);
    await expect(taken()).rejects.toThrow(/migration/);
    expect(await migrate(db, [good], now)).toEqual(['1-good']);
  });

  it('leaves a good schema alone when a later step is broken', async () => {
    await migrate(db, [good], now);
    await expect(migrate(db, [good, broken], now)).rejects.toThrow(/half/);
    await expect(sql`select 1 from half`.execute(db.read)).rejects.toThrow(/half/);
    expect(await taken()).toEqual(['1-good']);
  });

  it('is done once when asked twice at the same time', async () => {
    const both = await Promise.all([migrate(db, [good], now), migrate(db, [good], now)]);
    expect(both.flat()).toEqual(['1-good']);
  });
});
