import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * That a column holds one of these numbers, however many: as one value that is handed in, so that the statement stays
 * the same and a list of thousands is neither written out nor read again.
 */
export function isAmong(
  { engine }: Pick<Database, 'engine'>,
  column: string,
  numbers: readonly number[],
): RawBuilder<boolean> {
  return engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`
    : sql<boolean>`${sql.ref(column)} = any(${numbers}::bigint[])`;
}
