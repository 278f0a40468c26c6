import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely } from 'kysely';
import { withItsEnd } from '../at-end.ts';
import { Courtesy } from '../courtesy.ts';
import type { Database, Write } from '../database.ts';
import type { Tables } from '../tables.ts';
import { ThreadConnection } from './connection.ts';
import { readersDialect, writerDialect } from './dialect.ts';

const READERS = 2;
const BUSY_TIMEOUT_MS = 15_000;

export interface SqliteOptions {
  file: string;
  synchronous?: 'FULL' | 'NORMAL';
  readers?: number;
  busyTimeoutMs?: number;
}

/** Opens (and makes) the file with one writer thread and two readers. */
export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const { file, synchronous = 'FULL', readers = READERS } = options;
  const setup = { file, synchronous, busyTimeoutMs: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS };
  // The writer comes first: it sets WAL mode, which readers opened beside it could not.
  const writer = new ThreadConnection({ ...setup, role: 'writer' });
  await writer.ready();
  const reading = Array.from(
    { length: readers },
    () => new ThreadConnection({ ...setup, role: 'reader' }),
  );
  const courtesy = new Courtesy();
  const write = new Kysely<Tables>({ dialect: writerDialect(writer, courtesy) });
  const read = new Kysely<Tables>({ dialect: readersDialect(reading, courtesy) });
  await Promise.all(reading.map((thread) => thread.ready()));

  const inside = new AsyncLocalStorage<true>();
  return {
    engine: 'sqlite',
    read,
    behind: (work, mayWrite) => courtesy.behind(work, mayWrite),
    mayWrite: () => courtesy.mayWrite(),
    write: async <T>(work: (trx: Write) => Promise<T>) => {
      // It would wait for itself for ever.
      if (inside.getStore()) throw new Error('a write inside a write');
      await courtesy.mayWrite();
      return inside.run(true, () => write.transaction().execute((trx) => withItsEnd(trx, work)));
    },
    close: async () => {
      await read.destroy();
      await write.destroy();
      // Kysely leaves a driver alone that was never asked anything, and its threads would live on.
      await Promise.all([writer, ...reading].map((thread) => thread.close()));
    },
  };
}
