import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, migrate } from '#platform';
import { everyEngine, openBareDatabase } from '#test';
import { rooms } from '../src/main.ts';

const migrations = rooms.flatMap((room) => room.migrations ?? []);
const names = migrations.map((migration) => migration.name);

describe.each(everyEngine)('the schema on %s', (engine) => {
  let folder: string;
  let db: Database;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kith-schema-'));
    db = await openBareDatabase(engine, folder);
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

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
