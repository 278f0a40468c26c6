import { sql } from 'kysely';
import type { Database } from '#platform';
import { type EntriesAsked, fitting, type RankedEntry } from './asked.ts';
import { type BagOfTerms, bm25 } from './bm25.ts';
import { inTsquery, termsOf } from './expression.ts';
import { aboutIndexed, entriesWith } from './frequencies.ts';
import { averageLength } from './lengths.ts';

/** To be scored an entry's terms must be unpacked, some 60 µs each. */
const CANDIDATES_MAX = 300;
/** The newest entries, of which it is seen how many match, and the share from which reading on from the newest is quicker than the index. */
const SAMPLE = 200;
const FREQUENT_SHARE = 0.12;
/** So few that filters leave are read one after another, some 30 µs each, however rare what is looked for is. */
const FEW = 1_500;

interface Candidate {
  id: number;
  at: number;
}

/** As on SQLite, with a BM25 of our own: PostgreSQL's index does not know how often an entry says a term. */
export async function findPostgres(db: Database, asked: EntriesAsked): Promise<RankedEntry[]> {
  const words = termsOf([...asked.wanted, ...(asked.doubtful ?? [])]);
  const [found, entries, having, average] = await Promise.all([
    candidates(db, asked),
    aboutIndexed(db),
    entriesWith(db, words),
    averageLength(db),
  ]);
  const bags = await bagsOf(db, { ids: found.map(({ id }) => id), words });
  const score = bm25({
    entries,
    having,
    averageLength: average,
    columnWeights: asked.columnWeights,
    terms: words.map((term) => ({ term, times: 1 })),
  });
  return found.map(({ id, at }) => {
    const bag = bags.get(id);
    return { entryId: id, score: bag ? score(bag) : 0, publishedAt: at };
  });
}

async function candidates(db: Database, asked: EntriesAsked): Promise<Candidate[]> {
  const query = inTsquery(asked);
  if (asked.isNarrow && (await isLeftReadable(db, asked, query))) return left(db, asked, query);
  const isFrequent = !asked.isNarrow && (await shareOfNewest(db, query)) >= FREQUENT_SHARE;
  // Either the index over terms is used, or it is kept out: chosen by the planner, neither is sure.
  const held = isFrequent
    ? sql`select entry_id from entry_terms where ${says(query)}`
    : sql`with held as materialized (select entry_id from entry_terms where terms @@ ${query}::tsquery)
        select entry_id from held`;
  const found = await sql<Candidate>`
    select entry.id, entry.published_at as at from (${held}) as held
    join entry on entry.id = held.entry_id
    where ${fitting(asked, { isEach: true })}
    order by held.entry_id desc limit ${CANDIDATES_MAX}`.execute(db.read);
  return found.rows.map(numbered);
}

/** Seen in each entry's terms: `is true` keeps the index over terms out. */
const says = (query: string) => sql<boolean>`(terms @@ ${query}::tsquery) is true`;
const numbered = ({ id, at }: Candidate): Candidate => ({ id: Number(id), at: Number(at) });

/** What filters leave, the latest first. */
const leftBy = (asked: EntriesAsked, limit: number) => sql`
  select entry.id, entry.published_at as at from entry where ${fitting(asked, { isEach: false })}
  order by entry.published_at desc, entry.id desc limit ${limit}`;

/** Whether it is quicker to go through what filters leave than through what says the words: they leave few, or many of them say so. */
async function isLeftReadable(db: Database, asked: EntriesAsked, query: string): Promise<boolean> {
  const { rows } = await sql<{ count: number; share: number }>`
    with narrowed as materialized (${leftBy(asked, FEW + 1)})
    select (select count(*) from narrowed) as count,
      (select coalesce(avg(case when ${says(query)} then 1.0 else 0.0 end), 0)
        from (select id from narrowed order by at desc, id desc limit ${SAMPLE}) as latest
        join entry_terms on entry_terms.entry_id = latest.id) as share`.execute(db.read);
  const { count = 0, share = 0 } = rows[0] ?? {};
  return Number(count) <= FEW || Number(share) >= FREQUENT_SHARE;
}

async function left(db: Database, asked: EntriesAsked, query: string): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select entry.id, entry.published_at as at from entry
    cross join lateral (select 1 from entry_terms where entry_terms.entry_id = entry.id and ${says(query)} offset 0) as held
    where ${fitting(asked, { isEach: false })}
    order by entry.published_at desc, entry.id desc limit ${CANDIDATES_MAX}`.execute(db.read);
  return found.rows.map(numbered);
}

async function shareOfNewest(db: Database, query: string): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    select coalesce(avg(case when terms @@ ${query}::tsquery then 1.0 else 0.0 end), 0) as share
    from (select terms from entry_terms order by entry_id desc limit ${SAMPLE}) as newest`.execute(
    db.read,
  );
  return Number(rows[0]?.share ?? 0);
}

async function bagsOf(
  db: Database,
  { ids, words }: { ids: number[]; words: string[] },
): Promise<Map<number, BagOfTerms>> {
  const bags = new Map<number, BagOfTerms>();
  if (ids.length === 0) return bags;
  const { rows } = await sql<{ id: number; length: number; lexeme: string; weights: string[] }>`
    select entry_id as id, length, word.lexeme, word.weights
    from entry_terms, unnest(entry_terms.terms) as word
    where entry_id = any(${ids}::bigint[]) and word.lexeme = any(${words})`.execute(db.read);
  for (const { id, length, lexeme, weights } of rows) {
    const bag = bags.get(id) ?? { length, counts: new Map() };
    bag.counts.set(lexeme, weights);
    bags.set(id, bag);
  }
  return bags;
}
