import { Kysely } from 'kysely';
import { Refusal } from '../refusal.ts';
import { withItsEnd } from './at-end.ts';
import { Courtesy } from './courtesy.ts';
import type { Database } from './database.ts';
import { CourteousDialect } from './postgres-dialect.ts';
import type { Tables } from './tables.ts';

const CONNECTIONS_MAX = 10;
const REACH_TIMEOUT_MS = 10_000;
const VERSION_MIN = 15;
const INT8 = 20;

/** Loaded where the database is PostgreSQL. */
async function driver() {
  const { default: pg } = await import('pg');
  // Our integers are ids, counts and epoch milliseconds: all far below 2^53.
  pg.types.setTypeParser(INT8, Number);
  return pg;
}

/** Opens PostgreSQL 15 or newer by its address (`postgres://…`). Refused when it is not there or older. */
export async function openPostgres(url: string): Promise<Database> {
  await checkServer(url);
  const { Pool } = await driver();
  const pool = new Pool({ connectionString: url, max: CONNECTIONS_MAX });
  // A connection that breaks while idle must not end the process; the next query says what is wrong.
  pool.on('error', () => {});
  // Nor one that breaks while it is lent, between two questions of a transaction, as where PostgreSQL is restarted.
  pool.on('connect', (client) => client.on('error', () => {}));
  const courtesy = new Courtesy();
  const dialectFor = (use: 'read' | 'write') => new CourteousDialect(pool, courtesy, use);
  const read = new Kysely<Tables>({ dialect: dialectFor('read') });
  const write = new Kysely<Tables>({ dialect: dialectFor('write') });
  return {
    engine: 'postgres',
    read,
    behind: (work, mayWrite) => courtesy.behind(work, mayWrite),
    mayWrite: () => courtesy.mayWrite(),
    write: async (work) => {
      await courtesy.mayWrite();
      return begunAnew(() => write.transaction().execute((trx) => withItsEnd(trx, work)));
    },
    close: async () => {
      await Promise.all([read.destroy(), write.destroy()]);
      if (!pool.ending) await pool.end();
    },
  };
}

/** A row with this key came from elsewhere in between; two waited for each other. */
const LOST_A_RACE = new Set(['23505', '40P01']);
/** Of those who meet, one wins each time: more than anybody sends at the same moment. */
const TRIES_MAX = 8;

/**
 * What is sent twice at once looks for what it made before, in each of the two in vain, and the second to write
 * fails. Begun anew, it finds what the first made, and answers as it would have a moment later: a name that is taken is a refusal. Nothing of the first try is left: it was one transaction.
 */
async function begunAnew<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      const hasLost =
        error instanceof Error && 'code' in error && LOST_A_RACE.has(String(error.code));
      if (!hasLost || tries >= TRIES_MAX) throw error;
    }
  }
}

/** Asks once what is there, so that a wrong address or a database that cannot hold texts is told at the start and in words. */
async function checkServer(url: string): Promise<void> {
  const where = placeOf(url);
  const { Client } = await driver();
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: REACH_TIMEOUT_MS,
  });
  client.on('error', () => {});
  let found: Found | undefined;
  try {
    await client.connect();
    const answer = await client.query<Found>(
      "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
    );
    found = answer.rows[0];
  } catch (error) {
    throw new Refusal(
      'invalid',
      `PostgreSQL cannot be used at ${where}: ${reasonOf(error)}. Look at DATABASE_URL.`,
    );
  } finally {
    // Not waited for: after a broken greeting it never comes to an end.
    void client.end().catch(() => {});
  }
  checkVersion(found?.version ?? '', where);
  checkEncoding(found?.encoding ?? '', where);
}

interface Found {
  version: string;
  encoding: string;
}

/** Throws a Refusal for a server older than 15; `version` is as the server says it, such as `15.3 (Debian …)`. */
export function checkVersion(version: string, where: string): void {
  if (Number.parseInt(version, 10) >= VERSION_MIN) return;
  throw new Refusal(
    'invalid',
    `PostgreSQL ${VERSION_MIN} or newer is needed; ${where} has ${version}.`,
  );
}

/**
 * Throws a Refusal for a database that does not count in letters of Unicode. One that was made where no language is set
 * (SQL_ASCII) takes every text and counts bytes: cut in the middle of a letter, it fails wherever it is read.
 */
export function checkEncoding(encoding: string, where: string): void {
  if (encoding === 'UTF8') return;
  throw new Refusal(
    'invalid',
    `Kith needs a PostgreSQL database in UTF8; ${where} is in ${encoding}. Make one with: createdb --encoding=UTF8 --template=template0 --locale=C.UTF-8 NAME. What a Kith has in the old one goes over with pg_dump and psql.`,
  );
}

/** Host and database without the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url))
    throw new Refusal(
      'invalid',
      'DATABASE_URL is not an address such as postgres://user:password@host/kith.',
    );
  const { host, pathname } = new URL(url);
  return `${host || 'the local socket'}${pathname}`;
}

function reasonOf(error: unknown): string {
  // A name with several addresses fails with one error for each, and no message of its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
