import { Worker } from 'node:worker_threads';
import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import { CarriedText } from '../carried-text.ts';
import { goesWith } from '../send-along.ts';
import type { Answer, Question, Statement, ThreadSetup } from './messages.ts';

/** A failed statement, with SQLite's own message. */
export class SqliteError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.name = 'SqliteError';
    this.code = code;
  }
}

/** Rows only pass through; left to itself, V8 takes 64 MB for them in each thread of a machine with much memory. */
const YOUNG_MB_MAX = 12;

type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

/** As objects, which came as lists of values. */
function rowsOf({ columns, rows }: { columns: string[]; rows: unknown[][] }): unknown[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let place = 0; place < columns.length; place++) row[columns[place] ?? ''] = values[place];
    return row;
  });
}

type Packed = { parameters: readonly unknown[]; blocks: ArrayBuffer[] };

/**
 * Parameters as they go over. A view would take the whole block with it that it shows a part of, which is a whole feed: the
 * carried texts of a statement are put into one block, and that changes hands.
 */
function packed(parameters: readonly unknown[]): Packed {
  const texts = parameters.filter((one) => one instanceof CarriedText);
  if (texts.length === 0) return { parameters, blocks: [] };
  const block = new ArrayBuffer(texts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  const put = (text: CarriedText): Uint8Array => {
    const bytes = new Uint8Array(block, from, text.length);
    bytes.set(text.bytes);
    from += text.length;
    return bytes;
  };
  return {
    parameters: parameters.map((one) => (one instanceof CarriedText ? put(one) : one)),
    blocks: [block],
  };
}

/** A connection whose statements run in a thread of their own, in the order they were asked. */
export class ThreadConnection implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  #nextId = 1;
  /** What goes over with the next question: that a transaction begins, and what it writes unheard. */
  #begins = false;
  #before: Statement[] = [];
  #blocksBefore: ArrayBuffer[] = [];
  /** Its last question has ended the transaction. */
  #isCommitted = false;
  #closed = false;
  #ended = false;

  constructor(setup: ThreadSetup) {
    this.#worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: setup,
      // The thread runs plain Node: a test runner's loaders must not reach into it.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB_MAX },
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
    });
    this.#ready.then(
      () => this.#worker.on('message', (answer: Answer) => this.#settle(answer)),
      () => {},
    );
    this.#worker.on('error', (error) => this.#failAll(error as Error));
    this.#worker.on('exit', () => {
      this.#ended = true;
      this.#failAll(new Error('the database thread has ended'));
    });
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /** Begins a transaction with its first statement: one message less for each, and no lock is held meanwhile. */
  begin(): void {
    this.#begins = true;
    this.#isCommitted = false;
  }

  async commit(): Promise<void> {
    const isNothingDone = this.#begins && this.#before.length === 0;
    if (isNothingDone || this.#isCommitted) this.#forget();
    else await this.executeQuery(CompiledQuery.raw('commit'));
  }

  /** SQLite has already rolled back after a full disk; the first error is the one to tell. */
  async rollback(): Promise<void> {
    const isNothingDone = this.#begins;
    this.#forget();
    if (!isNothingDone) await this.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
  }

  #forget(): void {
    this.#begins = false;
    this.#before = [];
    this.#blocksBefore = [];
    this.#isCommitted = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isCommitted) throw new Error('the transaction has ended with its last question');
    const goes = goesWith(query);
    const { parameters, blocks } = packed(query.parameters);
    if (goes === 'next') {
      this.#before.push({ sql: query.sql, parameters });
      this.#blocksBefore.push(...blocks);
      return { rows: [] };
    }
    const answer = await this.#ask({ sql: query.sql, parameters, ends: goes === 'end' }, blocks);
    if ('error' in answer) throw new SqliteError(answer.error, answer.code);
    this.#isCommitted = goes === 'end';
    return {
      rows: rowsOf(answer) as R[],
      numAffectedRows: BigInt(answer.changes),
      insertId: BigInt(answer.lastId),
    };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not used: every list has a limit');
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#ended) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.postMessage('close');
    await ended;
  }

  #ask(asked: Statement & { ends: boolean }, blocks: ArrayBuffer[]): Promise<Answer> {
    if (this.#closed || this.#ended) return Promise.reject(new Error('the database is closed'));
    const id = this.#nextId++;
    const question: Question = {
      id,
      sql: asked.sql,
      parameters: asked.parameters,
      ...(asked.ends ? { ends: true } : {}),
      ...(this.#begins ? { begins: true } : {}),
      ...(this.#before.length > 0 ? { before: this.#before } : {}),
    };
    return new Promise((resolve, reject) => {
      // Throws where a parameter cannot go over; that the transaction begins is then still to be said.
      this.#worker.postMessage(question, [...this.#blocksBefore, ...blocks]);
      this.#forget();
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    waiting?.resolve(answer);
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
