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
  // Counted from borrowing on: asked two things at once, both threads still have nothing to do.
  const borrowers = new Map<DatabaseConnection, number>(threads.map((thread) => [thread, 0]));
  const countOf = (thread: DatabaseConnection): number => borrowers.get(thread) ?? 0;

  const quietest = (): ThreadConnection =>
    threads.reduce((best, thread) => (countOf(thread) < countOf(best) ? thread : best));

  const borrow = async (): Promise<DatabaseConnection> => {
    if (exclusive && lent) await new Promise<void>((resolve) => queue.push(resolve));
    lent = true;
    const thread = quietest();
    borrowers.set(thread, countOf(thread) + 1);
    return thread;
  };
  const giveBack = async (thread: DatabaseConnection): Promise<void> => {
    borrowers.set(thread, countOf(thread) - 1);
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

/** Kysely takes SQLite for one connection and lets one statement wait for the other; whose turn it is, is decided here. */
class ThreadsAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

export function threadDialect(threads: ThreadConnection[], exclusive: boolean): Dialect {
  return {
    createAdapter: () => new ThreadsAdapter(),
    createDriver: () => driverOver(threads, exclusive),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
