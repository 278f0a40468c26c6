import { sql } from 'kysely';
import type { Database } from '#platform';
import { quoted } from './put.ts';

/** Two common words are in many entries together: beyond so many it is told from the part of the index that was walked through. */
const COUNT_MAX = 2_000;

/** In how many entries two terms occur together, by their places in what is asked; of many, about how many. */
export async function entriesWithBoth(
  db: Database,
  pairs: readonly (readonly [string, string])[],
  countMax = COUNT_MAX,
): Promise<number[]> {
  if (pairs.length === 0) return [];
  // Both walk about in the order in which entries came. Pages would not do on PostgreSQL: what was deleted leaves some behind.
  const id = sql.ref(db.engine === 'sqlite' ? 'rowid' : 'entry_id');
  const counts = pairs.map(([first, second], place) => {
    const said =
      db.engine === 'sqlite'
        ? sql`entry_terms match ${`${inFts5(first)} AND ${inFts5(second)}`}`
        : sql`terms @@ ${`${quoted(first)} & ${quoted(second)}`}::tsquery`;
    return sql<Counted>`
      select ${sql.lit(place)} as place, count(*) as count, max(id) - min(id) + 1 as walked, (select max(id) from entry) as whole from
        (select ${id} as id from entry_terms where ${said} limit ${sql.lit(countMax)}) as held`;
  });
  const { rows } = await sql<Counted>`${sql.join(counts, sql` union all `)}`.execute(db.read);
  const byPlace = new Map(rows.map((row) => [Number(row.place), inAll(row, countMax)]));
  return pairs.map((_, place) => byPlace.get(place) ?? 0);
}

interface Counted {
  place: number;
  count: number;
  /** How many ids lie between the first and the last that were counted, and how many there are. */
  walked: number | null;
  whole: number | null;
}

function inAll({ count, walked, whole }: Counted, countMax: number): number {
  if (Number(count) < countMax) return Number(count);
  return Math.round(Number(count) * Math.max(1, Number(whole) / Number(walked)));
}

const inFts5 = (term: string): string => `"${term.replaceAll('"', '""')}"`;
