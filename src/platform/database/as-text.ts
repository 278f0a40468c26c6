import { type RawBuilder, sql } from 'kysely';
import type { Text } from './carried-text.ts';

/** A text to be written: SQLite gets what is carried as bytes, and a column of texts takes none. */
export const asText = (text: Text): string | RawBuilder<string> =>
  typeof text === 'string' ? text : sql<string>`cast(${text} as text)`;
