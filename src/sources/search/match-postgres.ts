import { sql } from 'kysely';
import type { Database } from '#platform';
import type { FoundEntry, SearchAsked, SearchTerm } from './asked.ts';
import { type BagOfTerms, bm25, idf } from './bm25.ts';
import { aboutIndexed, entriesWith, POSTGRES_COUNT_MAX } from './frequencies.ts';
import { averageLength } from './lengths.ts';
import { quoted } from './put.ts';

/** Entries whose terms are read to be scored; unpacking them takes some 60 µs each. */
const CANDIDATES_MAX = 1_000;

/**
 * BM25 on PostgreSQL, whose index knows which entries hold a term but not how often: the entries of
 * each term come from the index, those that hold the most telling terms are read and scored here.
 * Terms that very many entries have count in the score and bring no candidates, unless there are
 * no others.
 */
export async function matchPostgres(db: Database, asked: SearchAsked): Promise<FoundEntry[]> {
  const { terms, columnWeights, limit } = asked;
  const words = terms.map(({ term }) => term);
  const [entries, having] = await Promise.all([aboutIndexed(db), entriesWith(db, words)]);
  const weightOf = ({ term, times }: SearchTerm): number =>
    times * idf(entries, having.get(term) ?? 0);
  const [ids, average] = await Promise.all([
    candidates(db, asked, { telling: tellingOf(terms, having), weightOf }),
    averageLength(db),
  ]);
  if (ids.length === 0) return [];
  const found = await sql<{ id: number; length: number; lexeme: string; weights: string[] }>`
    select entry_id as id, length, word.lexeme, word.weights
    from entry_terms, unnest(entry_terms.terms) as word
    where entry_id = any(${ids}::bigint[]) and word.lexeme = any(${words})`.execute(db.read);
  const bags = new Map<number, BagOfTerms>();
  for (const row of found.rows) {
    const bag = bags.get(row.id) ?? { length: row.length, counts: new Map() };
    bag.counts.set(row.lexeme, row.weights);
    bags.set(row.id, bag);
  }
  const score = bm25({ entries, having, averageLength: average, columnWeights, terms });
  return [...bags]
    .map(([entryId, bag]) => ({ entryId, score: score(bag), length: bag.length }))
    .toSorted((a, b) => b.score - a.score || b.entryId - a.entryId)
    .slice(0, limit);
}

function tellingOf(
  terms: readonly SearchTerm[],
  having: ReadonlyMap<string, number>,
): SearchTerm[] {
  const held = terms.filter(({ term }) => having.has(term));
  const rare = held.filter(({ term }) => (having.get(term) ?? 0) < POSTGRES_COUNT_MAX);
  return rare.length > 0 ? rare : held;
}

/** The ids of the entries that hold the most telling terms. */
async function candidates(
  db: Database,
  { afterEntryId = 0, memberId }: SearchAsked,
  { telling, weightOf }: { telling: SearchTerm[]; weightOf: (term: SearchTerm) => number },
): Promise<number[]> {
  if (telling.length === 0) return [];
  const mine =
    memberId === undefined
      ? sql``
      : sql`and exists (select 1 from entry join source on source.feed_id = entry.feed_id
            where entry.id = held.entry_id and source.member_id = ${memberId})`;
  // Materialised, so that the index over terms is used: by id, every entry would be unpacked.
  const lists = telling.map(
    ({ term }, place) => sql<{ place: number; ids: string | null }>`
      (with held as materialized (select entry_id from entry_terms where terms @@ ${quoted(term)}::tsquery)
       select ${sql.lit(place)} as place, string_agg(held.entry_id::text, ',') as ids
       from held where held.entry_id > ${afterEntryId} ${mine})`,
  );
  const found = await sql<{
    place: number;
    ids: string | null;
  }>`${sql.join(lists, sql` union all `)}`.execute(db.read);
  const weights = new Map<number, number>();
  for (const { place, ids } of found.rows) {
    const term = telling[place];
    if (!term || ids === null) continue;
    const weight = weightOf(term);
    for (const id of ids.split(',')) {
      const entryId = Number(id);
      weights.set(entryId, (weights.get(entryId) ?? 0) + weight);
    }
  }
  return [...weights]
    .toSorted(([a, x], [b, y]) => y - x || b - a)
    .slice(0, CANDIDATES_MAX)
    .map(([entryId]) => entryId);
}
