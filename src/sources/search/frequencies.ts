import { sql } from 'kysely';
import type { Database } from '#platform';
import { quoted } from './put.ts';

/** Where a count stops on PostgreSQL, and the share of entries that a more frequent term is taken to have. */
export const POSTGRES_COUNT_MAX = 5_000;
const FREQUENT_SHARE = 0.1;

/** Both engines count by walking through a term's entries. Of so many a minute changes little, of ten times as many ten minutes. */
const FREQUENT_MIN = 1_000;
const REMEMBERED_MS = 60_000;
const REMEMBERED_MAX_MS = 60 * REMEMBERED_MS;
const isRecent = ({ count, at }: { count: number; at: number }, now: number): boolean =>
  now - at < Math.min(REMEMBERED_MAX_MS, (REMEMBERED_MS * count) / FREQUENT_MIN);
const REMEMBERED_MAX = 10_000;
const remembered = new WeakMap<Database, Map<string, { count: number; at: number }>>();

/** How many entries are indexed. */
export async function countIndexed(db: Database): Promise<number> {
  const row = await sql<{ count: number }>`select count(*) as count from entry`.execute(db.read);
  return Number(row.rows[0]?.count ?? 0);
}

const entriesCounted = new WeakMap<Database, { count: number; at: number }>();

/** The same, of many entries as it was up to a minute ago: PostgreSQL counts by walking through all, four times for a question. */
export async function aboutIndexed(db: Database): Promise<number> {
  const now = performance.now();
  const known = entriesCounted.get(db);
  if (known && now - known.at < REMEMBERED_MS) return known.count;
  const count = await countIndexed(db);
  if (count >= FREQUENT_MIN) entriesCounted.set(db, { count, at: now });
  return count;
}

/**
 * In how many entries each term occurs; terms in none are left out. On PostgreSQL frequent terms
 * are estimated; on both those of frequent terms may be minutes old.
 */
export async function entriesWith(
  db: Database,
  terms: readonly string[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  // Not the Kith's clock, which a test may hold: this is about how long ago it was looked up.
  const now = performance.now();
  const frequent = remembered.get(db) ?? new Map<string, { count: number; at: number }>();
  remembered.set(db, frequent);
  const counts = new Map<string, number>();
  for (const term of terms) {
    const known = frequent.get(term);
    if (known && isRecent(known, now)) counts.set(term, known.count);
  }
  const open = terms.filter((term) => !counts.has(term));
  const found = open.length === 0 ? [] : await countsOf(db, open);
  for (const [term, count] of found) {
    counts.set(term, count);
    if (count < FREQUENT_MIN) continue;
    if (frequent.size >= REMEMBERED_MAX) frequent.clear();
    frequent.set(term, { count, at: now });
  }
  return counts;
}

function countsOf(db: Database, terms: string[]): Promise<[string, number][]> {
  return db.engine === 'sqlite' ? countsInSqlite(db, terms) : countsInPostgres(db, terms);
}

async function countsInSqlite(db: Database, terms: string[]): Promise<[string, number][]> {
  const found = await sql<{ term: string; doc: number }>`
    select term, doc from entry_terms_vocabulary
    where term in (select value from json_each(${JSON.stringify(terms)}))`.execute(db.read);
  return found.rows.map((row) => [row.term, row.doc]);
}

async function countsInPostgres(db: Database, terms: string[]): Promise<[string, number][]> {
  const entries = await aboutIndexed(db);
  const counts = terms.map(
    (term) => sql<{ term: string; count: number }>`
      select ${term}::text as term, count(*) as count from
        (select 1 from entry_terms where terms @@ ${quoted(term)}::tsquery limit ${POSTGRES_COUNT_MAX}) as held`,
  );
  const found = await sql<{
    term: string;
    count: number;
  }>`${sql.join(counts, sql` union all `)}`.execute(db.read);
  return found.rows
    .map((row): [string, number] => {
      const count = Number(row.count);
      const isCounted = count < POSTGRES_COUNT_MAX;
      return [row.term, isCounted ? count : Math.max(count, Math.round(entries * FREQUENT_SHARE))];
    })
    .filter(([, count]) => count > 0);
}
