/**
 * Databases for tests. Each worker process has its own, so that files may run beside each other.
 * The schema is made once in a worker; after that each is emptied, which takes milliseconds where
 * migrating takes a second.
 */
import { copyFileSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { type Database, migrate, openPostgres, openSqlite } from '#platform';
import type { Tables } from '#tables';
import { withItsEnd } from '../src/platform/database/at-end.ts';
import { Courtesy } from '../src/platform/database/courtesy.ts';

export type TestEngine = 'sqlite' | 'pglite' | 'postgres';

/** What a suite runs on: SQLite and PostgreSQL, which is a server where the script started one, and else in memory. */
export const engines: TestEngine[] = [
  'sqlite',
  process.env.KITH_TEST_POSTGRES ? 'postgres' : 'pglite',
];

/** For suites of the database itself, so that tests without a server may be believed. */
export const everyEngine: TestEngine[] = [...new Set<TestEngine>(['sqlite', 'pglite', ...engines])];

const INT8 = 20;
const SQLITE_FILE = 'kith.sqlite';
/** A job that a test left behind may still be writing. */
const BUSY_MS_MAX = 5_000;

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
/** A function that names the tables that hold anything; as such it is planned once, which is most of what it takes. */
const NAME_FILLED = `
do $$ declare question text; begin
  select string_agg(
    format('select %L::text where exists (select 1 from %I)', tablename, tablename), ' union all ')
  into question from pg_tables where schemaname = 'public' and tablename <> 'migration';
  execute format(
    'create function filled_tables() returns setof text language plpgsql as %L',
    format('begin return query %s; end', question));
end $$`;
/** Counting starts at 1 again, as on a new SQLite file. */
const COUNT_AGAIN = `
select setval(format('%I', sequencename)::regclass, 1, false) from pg_sequences
where schemaname = 'public' and last_value is not null`;

/** Takes away all rows but the list of migrations, whatever foreign keys and triggers say. */
async function emptyPostgres(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`select filled_tables() as name`.execute(db.read);
  await db.write(async (trx) => {
    await sql`set local session_replication_role = 'replica'`.execute(trx);
    for (const { name } of rows) await sql`delete from ${sql.table(name)}`.execute(trx);
    await sql.raw(COUNT_AGAIN).execute(trx);
  });
}

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
      await emptyPostgres(db);
    } else {
      for (const statement of DROP_ALL.split(/(?<=;)\s/)) await sql.raw(statement).execute(db.read);
      if (state === 'migrated') {
        await migrateAll(db);
        await sql.raw(NAME_FILLED).execute(db.read);
      }
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
  const courtesy = new Courtesy();
  return {
    engine: 'postgres',
    read: kysely,
    write: async (work) => {
      await courtesy.mayWrite();
      return kysely.transaction().execute((trx) => withItsEnd(trx, work));
    },
    behind: (work, mayWrite) => courtesy.behind(work, mayWrite),
    mayWrite: () => courtesy.mayWrite(),
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
  await client.query(`create database ${name} encoding 'UTF8' template template0`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const postgres = new LentPostgres(async () => openPostgres(await testPostgresUrl()));

let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const file = path.join(workerFolder(), 'template.sqlite');
  const db = await openSqlite({ file, synchronous: 'NORMAL' });
  await migrateAll(db);
  await db.close();
  writeIntoFile(file);
  return file;
}

/** Of two connections that close at once, neither may write the log into the file; a copy of the file would be empty. */
function writeIntoFile(file: string): void {
  const db = new DatabaseSync(file, { timeout: BUSY_MS_MAX });
  db.exec('pragma wal_checkpoint(truncate)');
  db.close();
}

function workerFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function openCopy(file: string): Promise<Database> {
  template ??= makeTemplate();
  copyFileSync(await template, file);
  // A test does not have to survive a power cut, and one reader's thread is half the time to start.
  return openSqlite({ file, synchronous: 'NORMAL', readers: 1 });
}

/** One that a test has filled beyond this is thrown away: to empty it would take longer than a new one. */
const KEPT_BYTES_MAX = 16 * 2 ** 20;

/**
 * The SQLite file that this worker keeps open and lends to one test at a time: to start its threads takes
 * twenty times as long as to empty it. Who needs a second beside it gets one of their own.
 */
class LentSqlite {
  #kept: KeptSqlite | undefined;
  #isLent = false;

  /** The file stands in the folder by a link, for programs that a test runs on it. */
  async lend(folder: string): Promise<Database> {
    const file = path.join(folder, SQLITE_FILE);
    if (this.#isLent) return openCopy(file);
    this.#isLent = true;
    this.#kept ??= await keepSqlite();
    const kept = this.#kept;
    kept.empty();
    symlinkSync(kept.file, file);
    return { ...kept.db, close: () => this.#giveBack(kept) };
  }

  async #giveBack({ db, file }: KeptSqlite): Promise<void> {
    if (statSync(file).size > KEPT_BYTES_MAX) {
      this.#kept = undefined;
      await db.close();
    }
    this.#isLent = false;
  }
}

interface KeptSqlite {
  db: Database;
  file: string;
  /** Takes away all rows but the list of migrations. */
  empty(): void;
}

async function keepSqlite(): Promise<KeptSqlite> {
  const file = path.join(workerFolder(), SQLITE_FILE);
  const db = await openCopy(file);
  // A connection of its own: foreign keys would have their say in what goes first.
  const own = new DatabaseSync(file, { enableForeignKeyConstraints: false, timeout: BUSY_MS_MAX });
  const emptying = emptyingOf(own);
  const filled = own.prepare(
    emptying
      .map(({ filled }, at) => `select ${at} as at where exists (select 1 from ${filled})`)
      .join(' union all '),
  );
  return {
    file,
    db,
    empty: () => {
      // To empty what is empty would write its pages again.
      const statements = filled.all().map(({ at }) => emptying[Number(at)]?.statement);
      own.exec(`begin immediate; ${statements.join(' ')} commit;`);
    },
  };
}

/** For each table which rows tell that it is not as new, and how it is emptied. */
function emptyingOf(db: DatabaseSync): { filled: string; statement: string }[] {
  const tables = db
    .prepare("select name, sql from sqlite_master where type = 'table' and name <> 'migration'")
    .all()
    .map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
  const isSearch = ({ sql }: { sql: string }) => /using fts5/i.test(sql);
  const searches = tables.filter(isSearch);
  const plain = tables.filter(({ name }) => !searches.some((one) => name.startsWith(one.name)));
  return [
    ...plain.map(({ name }) => ({ filled: name, statement: `delete from ${name};` })),
    ...searches
      .filter(({ sql }) => /using fts5 /i.test(sql))
      .map(({ name }) => ({
        // An index goes on counting what was taken out of it; only a new one has no averages.
        filled: `${name}_data where id = 1 and length(block) > 0`,
        statement: `insert into ${name} (${name}) values ('delete-all');`,
      })),
  ];
}

const sqlite = new LentSqlite();

/** An empty database with Kith's schema. `folder` is where a SQLite file goes. */
export async function openTestDatabase(engine: TestEngine, folder: string): Promise<Database> {
  if (engine === 'pglite') return pglite.lend('migrated');
  if (engine === 'postgres') return postgres.lend('migrated');
  return sqlite.lend(folder);
}

/** A database without any table. */
export async function openBareDatabase(engine: TestEngine, folder: string): Promise<Database> {
  if (engine === 'pglite') return pglite.lend('bare');
  if (engine === 'postgres') return postgres.lend('bare');
  return openSqlite({ file: path.join(folder, SQLITE_FILE), synchronous: 'NORMAL' });
}
