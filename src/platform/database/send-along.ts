import type { CompiledQuery, QueryResult } from 'kysely';
import type { Write } from './database.ts';

/**
 * On SQLite each statement of a transaction is a message to another thread and one back, which costs more than most
 * statements do. What need not be waited for goes over with what is asked anyway. On PostgreSQL all of it is asked as it comes.
 */
type Goes = 'next' | 'end';

interface AnyQuery<Row> {
  compile(executor: Write): CompiledQuery<Row>;
}

const goes = new WeakMap<CompiledQuery, Goes>();

/** With what a statement goes over; with nothing else where it is not said. */
export const goesWith = (query: CompiledQuery): Goes | undefined => goes.get(query);

function send<Row>(trx: Write, query: AnyQuery<Row>, how: Goes): Promise<QueryResult<Row>> {
  const compiled = query.compile(trx);
  goes.set(compiled, how);
  return trx.executeQuery(compiled);
}

/**
 * Writes what nobody needs to hear of: with the next statement of the transaction, or with its end. Where it fails, that
 * fails. Done in the order in which it is given.
 */
export async function sendAlong(trx: Write, query: AnyQuery<unknown>): Promise<void> {
  await send(trx, query, 'next');
}

/** The last thing a transaction asks, with which it ends: nothing may be asked in it afterwards. */
export async function askAtLast<Row>(trx: Write, query: AnyQuery<Row>): Promise<Row[]> {
  return (await send(trx, query, 'end')).rows;
}
