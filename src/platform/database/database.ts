import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Engine = 'sqlite' | 'postgres';
export type Read = Kysely<Tables>;
export type Write = Transaction<Tables>;

/**
 * One database, two engines. Questions go to `read`; everything that changes something goes
 * through `write`, which is one transaction: all of it happens, or nothing.
 */
export interface Database {
  readonly engine: Engine;
  readonly read: Read;
  /** Runs `work` in one transaction; on SQLite one at a time. Must not be nested and must not wait for the network. */
  write<T>(work: (trx: Write) => Promise<T>): Promise<T>;
  /**
   * Runs work that nobody waits for, as jobs are: what it asks goes after what is asked outside of it. Before each of its
   * writes `mayWrite` is asked, and stops the work by throwing.
   */
  behind<T>(work: () => Promise<T>, mayWrite?: () => Promise<void>): Promise<T>;
  /** Throws where the work that asks is not to write any more: for what others are to write for it. */
  mayWrite(): Promise<void>;
  close(): Promise<void>;
}
