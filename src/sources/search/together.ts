import { sql } from 'kysely';
import type { Database } from '#platform';
import { quoted } from './put.ts';

/** Two common words are in many entries together: beyond so many it is enough to know that. */
const COUNT_MAX = 2_000;

/** In how many entries two terms occur together, by their places in what is asked; of many, as many as are counted. */
export async function entriesWithBoth(
  db: Database,
  pairs: readonly (readonly [string, string])[],
): Promise<number[]> {
  if (pairs.length === 0) return [];
  const counts = pairs.map(([first, second], place) => {
    const said =
      db.engine === 'sqlite'
        ? sql`entry_terms match ${`${inFts5(first)} AND ${inFts5(second)}`}`
        : sql`terms @@ ${`${quoted(first)} & ${quoted(second)}`}::tsquery`;
    return sql<{ place: number; count: number }>`
      select ${sql.lit(place)} as place, count(*) as count from
        (select 1 from entry_terms where ${said} limit ${sql.lit(COUNT_MAX)}) as held`;
  });
  const { rows } = await sql<{
    place: number;
    count: number;
  }>`${sql.join(counts, sql` union all `)}`.execute(db.read);
  const byPlace = new Map(rows.map(({ place, count }) => [Number(place), Number(count)]));
  return pairs.map((_, place) => byPlace.get(place) ?? 0);
}

const inFts5 = (term: string): string => `"${term.replaceAll('"', '""')}"`;
