/** What is said to a database's thread (`thread.js`) and what it answers. */
export interface ThreadSetup {
  file: string;
  role: 'writer' | 'reader';
  /** FULL survives a power cut; NORMAL may lose the last commits, never the file. */
  synchronous: 'FULL' | 'NORMAL';
  /** How long a statement waits for another process that writes. */
  busyTimeoutMs: number;
}
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}
export interface Question extends Statement {
  id: number;
  /** A transaction begins here. */
  begins?: boolean;
  /** What is done before, without an answer. Where it fails, so does all that follows in the transaction. */
  before?: Statement[];
  /** The transaction is committed after it. */
  ends?: boolean;
}
export type Answer =
  | { id: number; columns: string[]; rows: unknown[][]; changes: number; lastId: number }
  | { id: number; error: string; code: string };
