import { sql } from 'kysely';
import type { Kith } from '#platform';
import { plainOf } from './said-in.ts';

/** Titles and texts, made plain. */
export async function textsOf(kith: Kith, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', sql<string>`title || ' | ' || text`.as('said')])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, said }) => [id, plainOf(said)]));
}
