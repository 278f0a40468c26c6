import { describe, expect, it } from 'vitest';
import { type Database, migrate } from '#platform';
import { everyEngine, openBareDatabase } from '#test';
import { rooms } from '../src/main.ts';
import { lendToEachTest } from './lend.ts';

const migrations = rooms.flatMap((room) => room.migrations ?? []);
const names = migrations.map((migration) => migration.name);

describe.each(everyEngine)('the schema on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    (lent) => {
      db = lent;
    },
  );

  it('is made by the steps of all rooms, each once', async () => {
    expect(await migrate(db, migrations, Date.now)).toEqual(names);
    expect(await migrate(db, migrations, Date.now)).toEqual([]);
  });
});

describe('the steps of the schema', () => {
  it('have names of their own, numbered in the order of the rooms', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^\d{4}-[a-z-]+$/.test(name))).toEqual([]);
  });
});
