import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { ThreadConnection } from './connection.ts';

/** Kysely over our threads: readers are shared by how busy they are, the one writer is lent to one borrower at a time. */
function driverOver(threads: ThreadConnection[], exclusive: boolean): Driver {
  const queue: (() => void)[] = [];
  let lent = false;

  const quietest = (): ThreadConnection =>
    threads.reduce((best, thread) => (thread.pending < best.pending ? thread : best));

  const borrow = async (): Promise<DatabaseConnection> => {
    if (exclusive && lent) await new Promise<void>((resolve) => queue.push(resolve));
    lent = true;
    return quietest();
  };
  const giveBack = async (): Promise<void> => {
    const next = queue.shift();
    if (next) next();
    else lent = false;
  };
  const run = (connection: DatabaseConnection, text: string) =>
    connection.executeQuery(CompiledQuery.raw(text));

  return {
    init: async () => {
      await Promise.all(threads.map((thread) => thread.ready()));
    },
    acquireConnection: borrow,
    releaseConnection: giveBack,
    // IMMEDIATE takes the write lock at once, so a transaction never fails half way with "busy".
    beginTransaction: async (connection) => {
      await run(connection, exclusive ? 'begin immediate' : 'begin');
    },
    commitTransaction: async (connection) => {
      await run(connection, 'commit');
    },
    rollbackTransaction: async (connection) => {
      // SQLite has already rolled back after a full disk; the first error is the one to tell.
      await run(connection, 'rollback').catch(() => {});
    },
    destroy: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

export function threadDialect(threads: ThreadConnection[], exclusive: boolean): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOver(threads, exclusive),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
