import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const CONNECTIONS_MAX = 10;
const INT8 = 20;

// Our integers are ids, counts and epoch milliseconds: all far below 2^53.
pg.types.setTypeParser(INT8, Number);

/** Opens PostgreSQL 15 or newer by its address (`postgres://…`). */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX });
  // A connection that breaks while idle must not end the process; the next query says what is wrong.
  pool.on('error', () => {});
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgres',
    read: kysely,
    write: (work) => kysely.transaction().execute(work),
    close: () => kysely.destroy(),
  };
}
