import { type RawBuilder, sql } from 'kysely';
import type { Expression } from './expression.ts';

export interface SearchTerm {
  term: string;
  /** How often it is said, which multiplies its part of the score. */
  times: number;
}

export interface SearchAsked {
  terms: readonly SearchTerm[];
  /** BM25 weights of title, tags and body. */
  columnWeights: readonly [number, number, number];
  limit: number;
  /** Only entries that came after this one. */
  afterEntryId?: number;
  /** Only entries of this member's sources; all entries when left out. */
  memberId?: number;
}

export interface FoundEntry {
  entryId: number;
  /** BM25, higher is better. */
  score: number;
  /** In terms. */
  length: number;
}

export interface EntriesAsked extends Expression {
  memberId: number;
  /** Conditions on `entry`, all of which must hold. */
  where: readonly RawBuilder<boolean>[];
  /** Whether these may leave only a few, as of one person. */
  isNarrow: boolean;
  /** BM25 weights of title, tags and body. */
  columnWeights: readonly [number, number, number];
}

export interface RankedEntry {
  entryId: number;
  /** BM25, higher is better. */
  score: number;
  publishedAt: number;
}

/**
 * Of the member's sources, and as the filters say. With `isEach`, each entry is held against them: the plus
 * keeps SQLite from looking an entry up once for every source there is, which took 2 s with 2,000 of them.
 */
export function fitting(
  { memberId, where }: Pick<EntriesAsked, 'memberId' | 'where'>,
  { isEach }: { isEach: boolean },
) {
  const feed = sql.raw(isEach ? '+entry.feed_id' : 'entry.feed_id');
  const mine = sql<boolean>`${feed} in (select feed_id from source where member_id = ${memberId})`;
  return sql.join([mine, ...where], sql` and `);
}
