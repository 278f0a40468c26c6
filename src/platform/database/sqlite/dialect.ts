import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type Courtesy, Gate } from '../courtesy.ts';
import { Turn } from '../turn.ts';
import type { ThreadConnection } from './connection.ts';

interface Lending {
  borrow(): Promise<ThreadConnection>;
  giveBack(thread: DatabaseConnection): void;
}

/** What nobody waits for borrows behind everybody else. */
function lendingBehind(courtesy: Courtesy, lending: Lending): Lending {
  const gate = new Gate(courtesy);
  return {
    borrow: async () => {
      await gate.enter();
      return lending.borrow();
    },
    giveBack: (thread) => {
      lending.giveBack(thread);
      gate.leave();
    },
  };
}

/** The one writer, lent to one borrower at a time. */
function lendingOne(thread: ThreadConnection): Lending {
  const turn = new Turn();
  return {
    borrow: async () => {
      await turn.take();
      return thread;
    },
    giveBack: () => turn.giveBack(),
  };
}

/** Readers, shared by how busy they are; the last of them alone by what nobody waits for. */
function lendingSome(threads: readonly ThreadConnection[], courtesy: Courtesy): Lending {
  // Counted from borrowing on: asked two things at once, both threads still have nothing to do.
  const borrowers = new Map<DatabaseConnection, number>(threads.map((thread) => [thread, 0]));
  const countOf = (thread: DatabaseConnection): number => borrowers.get(thread) ?? 0;
  const quietest = (among: readonly ThreadConnection[]): ThreadConnection =>
    among.reduce((best, thread) => (countOf(thread) < countOf(best) ? thread : best));
  return {
    borrow: async () => {
      if (!courtesy.isBehind) courtesy.asks();
      const thread = quietest(courtesy.isBehind ? threads.slice(-1) : threads);
      borrowers.set(thread, countOf(thread) + 1);
      return thread;
    },
    giveBack: (thread) => {
      borrowers.set(thread, countOf(thread) - 1);
      if (!courtesy.isBehind) courtesy.isAnswered();
    },
  };
}

/** Kysely over our threads. */
function driverOver(threads: readonly ThreadConnection[], lending: Lending): Driver {
  /** Kysely hands back what it borrowed. */
  const threadOf = (connection: DatabaseConnection): ThreadConnection => {
    const thread = threads.find((one) => one === connection);
    if (!thread) throw new Error('a connection of another database');
    return thread;
  };
  return {
    init: async () => {
      await Promise.all(threads.map((thread) => thread.ready()));
    },
    acquireConnection: () => lending.borrow(),
    releaseConnection: async (thread) => lending.giveBack(thread),
    beginTransaction: async (connection) => threadOf(connection).begin(),
    commitTransaction: (connection) => threadOf(connection).commit(),
    rollbackTransaction: (connection) => threadOf(connection).rollback(),
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

export function writerDialect(thread: ThreadConnection, courtesy: Courtesy): Dialect {
  return dialectOver([thread], lendingBehind(courtesy, lendingOne(thread)));
}

export function readersDialect(threads: readonly ThreadConnection[], courtesy: Courtesy): Dialect {
  return dialectOver(threads, lendingBehind(courtesy, lendingSome(threads, courtesy)));
}

function dialectOver(threads: readonly ThreadConnection[], lending: Lending): Dialect {
  return {
    createAdapter: () => new ThreadsAdapter(),
    createDriver: () => driverOver(threads, lending),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
