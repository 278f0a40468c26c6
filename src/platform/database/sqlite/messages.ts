/** What is said to a database's thread (`thread.js`) and what it answers. */
export interface ThreadSetup {
  file: string;
  role: 'writer' | 'reader';
  /** FULL survives a power cut; NORMAL may lose the last commits, never the file. */
  synchronous: 'FULL' | 'NORMAL';
  /** How long a statement waits for another process that writes. */
  busyTimeoutMs: number;
}
export interface Question {
  id: number;
  sql: string;
  parameters: readonly unknown[];
  /** What is done before, and without which nothing is until a commit or rollback: the beginning of a transaction. */
  before?: string;
}
export type Answer =
  | { id: number; columns: string[]; rows: unknown[][]; changes: number; lastId: number }
  | { id: number; error: string; code: string };
