import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * That a column holds one of these numbers or texts, however many: as one value that is handed in, so that the statement
 * stays the same and a list of thousands is neither written out nor read again.
 */
export function isAmong(
  { engine }: Pick<Database, 'engine'>,
  column: string,
  values: readonly number[] | readonly string[],
): RawBuilder<boolean> {
  if (engine === 'sqlite')
    return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
  const type = sql.raw(typeof values[0] === 'string' ? 'text' : 'bigint');
  return sql<boolean>`${sql.ref(column)} = any(${values}::${type}[])`;
}
