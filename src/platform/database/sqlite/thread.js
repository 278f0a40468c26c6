// @ts-check
/**
 * A thread that owns one SQLite connection. The web thread never touches SQLite itself: with
 * writes in the same thread the event loop stalled for 54 ms at p99, with a thread for 3 ms.
 *
 * Plain JavaScript, because Node's reader of types would be loaded into each of these threads: 10 MB and 25 ms.
 * What is said to it and what it answers is in `messages.ts`.
 */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const STATEMENTS_MAX = 400;

/** @type {import('./messages.ts').ThreadSetup} */
const setup = workerData;
const db = new DatabaseSync(setup.file, { timeout: setup.busyTimeoutMs });
db.exec('pragma journal_mode = wal');
db.exec(`pragma synchronous = ${setup.synchronous}`);
db.exec('pragma foreign_keys = on; pragma temp_store = memory;');
// Not mapped into memory: after every commit SQLite lets go of the whole map, and each page that a question touches is a
// fault again. While a refresh wrote, a search cost twice as much by that (decisions/0079).
if (setup.role === 'reader') db.exec('pragma cache_size = -16384; pragma query_only = on;');
// 16 MB are written before they are put where they belong: pages that every feed changes are put there four times less often.
else db.exec('pragma cache_size = -24576; pragma wal_autocheckpoint = 4000;');

/** @typedef {{ statement: import('node:sqlite').StatementSync, gives: boolean }} Prepared — whether it gives rows. */
/** @type {Map<string, Prepared>} */
const statements = new Map();

/** @param {string} sql */
function prepared(sql) {
  const known = statements.get(sql);
  if (known) return known;
  if (statements.size >= STATEMENTS_MAX) {
    const oldest = statements.keys().next().value;
    if (oldest !== undefined) statements.delete(oldest);
  }
  const statement = db.prepare(setup.role === 'writer' ? planned(sql) : sql);
  // The names of columns go over once and not with each row: a thousand rows cost half as much.
  statement.setReturnArrays(true);
  const made = { statement, gives: statement.columns().length > 0 };
  statements.set(sql, made);
  return made;
}

/**
 * SQLite plans a statement by the limit it is given, and so anew each time: a twentieth of this thread's work in a refresh.
 * A limit that is a sum it takes as it comes. Readers keep theirs, whose questions may be the better planned for it.
 * @param {string} sql
 */
const planned = (sql) => sql.replace(/\blimit \?(?! \+)/g, 'limit ? + 0');

/**
 * @param {unknown} value
 * @returns {import('node:sqlite').SQLInputValue}
 */
function asValue(value) {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined) return null;
  // Node binds numbers as reals, which indexes and FTS5's rowid bounds make no use of.
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return /** @type {import('node:sqlite').SQLInputValue} */ (value);
}

/**
 * Why the transaction has failed in which the statements are that come now: none of them may be done on its own. Until it
 * is rolled back or another begins.
 * @type {unknown}
 */
let failure;

/** @param {import('./messages.ts').Statement} statement */
function run({ sql, parameters }) {
  return prepared(sql).statement.run(...parameters.map(asValue));
}

/** @param {import('./messages.ts').Question} question */
function goFirst({ begins, before = [] }) {
  if (begins) failure = undefined;
  else if (failure !== undefined) return;
  try {
    // IMMEDIATE takes the write lock at once, so a transaction never fails half way with "busy".
    if (begins) run({ sql: 'begin immediate', parameters: [] });
    before.forEach(run);
  } catch (error) {
    failure = error;
  }
}

/**
 * @param {import('./messages.ts').Question} question
 * @returns {import('./messages.ts').Answer}
 */
function answer(question) {
  try {
    goFirst(question);
    if (question.sql === 'rollback') failure = undefined;
    if (failure !== undefined) throw failure;
    const said = answerTo(question);
    if (question.ends) run({ sql: 'commit', parameters: [] });
    return said;
  } catch (error) {
    const known = /** @type {{ message?: string, errstr?: string, code?: string }} */ (error);
    return {
      id: question.id,
      error: known.message ?? String(error),
      code: known.errstr ?? known.code ?? 'unknown',
    };
  }
}

/**
 * @param {import('./messages.ts').Question} question
 * @returns {import('./messages.ts').Answer}
 */
function answerTo({ id, sql, parameters }) {
  const { statement, gives } = prepared(sql);
  if (gives) {
    const rows = /** @type {unknown[][]} */ (
      /** @type {unknown} */ (statement.all(...parameters.map(asValue)))
    );
    // Asked for afterwards: where the schema changed, SQLite has read a star anew by now.
    const columns = rows.length === 0 ? [] : statement.columns().map(({ name }) => name);
    return { id, columns, rows, changes: 0, lastId: 0 };
  }
  const done = run({ sql, parameters });
  return {
    id,
    columns: [],
    rows: [],
    changes: Number(done.changes),
    lastId: Number(done.lastInsertRowid),
  };
}

parentPort?.on('message', (message) => {
  if (message === 'close') {
    statements.clear();
    db.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(message));
});
parentPort?.postMessage('ready');
