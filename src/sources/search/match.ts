import { sql } from 'kysely';
import type { Database } from '#platform';
import type { FoundEntry, SearchAsked } from './asked.ts';
import { sum, varints } from './lengths.ts';
import { matchPostgres } from './match-postgres.ts';

/** The entries that match any of the terms, best first. */
export async function matchEntries(db: Database, asked: SearchAsked): Promise<FoundEntry[]> {
  if (asked.terms.length === 0 || asked.limit <= 0) return [];
  return db.engine === 'sqlite' ? matchSqlite(db, asked) : matchPostgres(db, asked);
}

async function matchSqlite(db: Database, asked: SearchAsked): Promise<FoundEntry[]> {
  const { terms, columnWeights, limit, afterEntryId = 0, memberId } = asked;
  // FTS5 works through a term as often as it is said: all terms twice is once, at twice the score.
  const common = terms.reduce((divisor, { times }) => commonDivisor(divisor, times), 0);
  const said = terms.flatMap(({ term, times }) =>
    Array.from({ length: times / common }, () => `"${term.replaceAll('"', '""')}"`),
  );
  // Rows come in the order of rank, so the join stops at the limit.
  const mine =
    memberId === undefined
      ? sql``
      : sql`join entry on entry.id = entry_terms.rowid
            join source on source.feed_id = entry.feed_id and source.member_id = ${memberId}`;
  const found = await sql<{ id: number; rank: number; sizes: string | null }>`
    select entry_terms.rowid as id, entry_terms.rank as rank,
      (select hex(sz) from entry_terms_docsize where id = entry_terms.rowid) as sizes
    from entry_terms ${mine}
    where entry_terms match ${said.join(' OR ')}
      and entry_terms.rank match ${`bm25(${columnWeights.join(', ')})`}
      and entry_terms.rowid > ${afterEntryId}
    order by entry_terms.rank limit ${limit}`.execute(db.read);
  return found.rows.map((row) => ({
    entryId: row.id,
    score: -row.rank * common,
    length: sum(varints(row.sizes === null ? null : Buffer.from(row.sizes, 'hex'))),
  }));
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
