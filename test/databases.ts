/**
 * Databases for tests. Each worker process has its own, so that files may run beside each other.
 * The schema is made once in a worker; after that a SQLite file is copied and PostgreSQL emptied,
 * which takes milliseconds where migrating takes tens of them.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { type Database, migrate, openPostgres, openSqlite } from '#platform';
import type { Tables } from '#tables';

export type TestEngine = 'sqlite' | 'pglite' | 'postgres';

/** The engines a suite runs on: SQLite and in-memory PostgreSQL always, a real server where the script started one. */
export const engines: TestEngine[] = process.env.KITH_TEST_POSTGRES
  ? ['sqlite', 'pglite', 'postgres']
  : ['sqlite', 'pglite'];

const INT8 = 20;

async function migrateAll(db: Database): Promise<void> {
  // Loaded late: a test of the platform alone does not need the rooms.
  const { rooms } = await import('../src/main.ts');
  await migrate(
    db,
    rooms.flatMap((room) => room.migrations ?? []),
    Date.now,
  );
}

const DROP_ALL = 'drop schema public cascade; create schema public;';
/** Everything but the list of migrations; counting starts at 1 again, as on a new SQLite file. */
const EMPTY_ALL = `
do $$ declare name text; begin
  perform set_config('session_replication_role', 'replica', true);
  for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration' loop
    execute format('delete from %I', name);
  end loop;
  for name in select sequencename from pg_sequences where schemaname = 'public' loop
    perform setval(format('%I', name)::regclass, 1, false);
  end loop;
end $$;`;

/** A PostgreSQL database that this worker keeps and lends to one test at a time. */
class LentPostgres {
  readonly #open: () => Promise<Database>;
  #db: Promise<Database> | undefined;
  #isMigrated = false;
  #isLent = false;

  constructor(open: () => Promise<Database>) {
    this.#open = open;
  }

  async lend(state: 'bare' | 'migrated'): Promise<Database> {
    if (this.#isLent)
      throw new Error('a test opened a second PostgreSQL world before it closed the first');
    this.#isLent = true;
    this.#db ??= this.#open();
    const db = await this.#db;
    if (state === 'migrated' && this.#isMigrated) {
      await sql.raw(EMPTY_ALL).execute(db.read);
    } else {
      for (const statement of DROP_ALL.split(/(?<=;)\s/)) await sql.raw(statement).execute(db.read);
      if (state === 'migrated') await migrateAll(db);
      this.#isMigrated = state === 'migrated';
    }
    return {
      ...db,
      close: async () => {
        this.#isLent = false;
      },
    };
  }
}

const pglite = new LentPostgres(async () => {
  const engine = await PGlite.create({ parsers: { [INT8]: Number } });
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) });
  return {
    engine: 'postgres',
    read: kysely,
    write: (work) => kysely.transaction().execute(work),
    close: async () => {},
  };
});

let ownUrl: Promise<string> | undefined;

/** Address of this worker's own database on the server that KITH_TEST_POSTGRES names. */
export function testPostgresUrl(): Promise<string> {
  ownUrl ??= makeOwnDatabase(process.env.KITH_TEST_POSTGRES ?? '');
  return ownUrl;
}

async function makeOwnDatabase(serverUrl: string): Promise<string> {
  const name = `kith_test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`drop database if exists ${name}`);
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const postgres = new LentPostgres(async () => openPostgres(await testPostgresUrl()));

let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'kith.sqlite');
  const db = await openSqlite({ file, synchronous: 'NORMAL' });
  await migrateAll(db);
  await db.close();
  return file;
}

/** An empty database with Kith's schema. `folder` is where a SQLite file goes. */
export async function openTestDatabase(engine: TestEngine, folder: string): Promise<Database> {
  if (engine === 'pglite') return pglite.lend('migrated');
  if (engine === 'postgres') return postgres.lend('migrated');
  const file = path.join(folder, 'kith.sqlite');
  template ??= makeTemplate();
  copyFileSync(await template, file);
  // A test does not have to survive a power cut, and one reader's thread is half the time to start.
  return openSqlite({ file, synchronous: 'NORMAL', readers: 1 });
}

/** A database without any table. */
export async function openBareDatabase(engine: TestEngine, folder: string): Promise<Database> {
  if (engine === 'pglite') return pglite.lend('bare');
  if (engine === 'postgres') return postgres.lend('bare');
  return openSqlite({ file: path.join(folder, 'kith.sqlite'), synchronous: 'NORMAL' });
}
