import { sql } from 'kysely';
import { type Database, isAmong } from '#platform';
import type { FoundEntry } from './asked.ts';
import { lengthPart } from './bm25.ts';

/** Entries from whose lengths PostgreSQL's average is taken. */
const LENGTHS_MAX = 1_000;

/** How many terms an entry has on average, by which BM25 judges the length of each; at least 1. */
export async function averageLength(db: Database): Promise<number> {
  if (db.engine === 'sqlite') {
    // Where FTS5 keeps its own sums, as varints: how many rows, then the terms of each column.
    const { rows } = await sql<{ block: Uint8Array }>`
      select block from entry_terms_data where id = 1`.execute(db.read);
    const [entries = 0, ...columns] = varints(rows[0]?.block ?? null);
    return Math.max(1, sum(columns) / Math.max(1, entries));
  }
  const { rows } = await sql<{ average: number }>`
    select coalesce(avg(length), 1) as average from
      (select length from entry_terms order by entry_id desc limit ${LENGTHS_MAX}) as newest`.execute(
    db.read,
  );
  return Math.max(1, Number(rows[0]?.average ?? 1));
}

/** Entries, evenly from the oldest to the newest, from whose lengths it is told how uneven they are. */
const UNEVEN_SAMPLE = 1_000;

/**
 * How uneven the lengths of entries are: the mean of their squares beside the square of their mean. 1 where all are
 * alike, about 2 where lengths spread as chance has it, more where articles stand among very many notes.
 */
export async function unevenness(db: Database, newestEntryId: number): Promise<number> {
  const count = Math.min(UNEVEN_SAMPLE, newestEntryId);
  const ids = Array.from({ length: count }, (_, at) =>
    Math.ceil(((at + 1) * newestEntryId) / count),
  );
  if (db.engine === 'postgres') {
    const { rows } = await sql<{ length: number }>`
      select length from entry_terms where ${isAmong(db, 'entry_id', ids)}`.execute(db.read);
    return unevennessOf(rows.map(({ length }) => Number(length)));
  }
  const { rows } = await sql<{ sizes: string }>`
    select hex(sz) as sizes from entry_terms_docsize where ${isAmong(db, 'id', ids)}`.execute(
    db.read,
  );
  return unevennessOf(rows.map(({ sizes }) => sum(varints(Buffer.from(sizes, 'hex')))));
}

export function unevennessOf(lengths: readonly number[]): number {
  const mean = sum(lengths) / lengths.length;
  return mean > 0 ? sum(lengths.map((length) => length ** 2)) / lengths.length / mean ** 2 : 1;
}

/** Whole numbers as SQLite writes them one after another: seven bits a byte, the last without the highest bit. */
export function varints(bytes: Uint8Array | null): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes ?? []) {
    number = number * 128 + (byte & 127);
    if (byte < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** The best matches, whose lengths say what is usual where a need is talked about. */
const BEST_MAX = 200;
/** What matches is longer than others by so much where all are of one kind, and nothing is unfair. */
const LONGER_BY = 1.5;
/** How often an entry that matches says a term, by its columns' weights. */
const USUAL_COUNT = 2;

/**
 * By how much the counts of terms are raised in the search itself: BM25 with all column weights times this is BM25 with
 * all lengths divided by it, so that an article among notes is not cut off before `fairly` can look at it. 1 as long as
 * lengths are no more uneven than chance makes them.
 */
export const raisedBy = (uneven: number): number => Math.max(1, uneven / UNEVEN_BY_CHANCE);
const UNEVEN_BY_CHANCE = 2;

/**
 * Scores as if all entries were as long as those that match best. BM25 sets each beside the average of
 * all: where many short notes make that average, it takes an article of the usual length for a long one
 * and lets it down. Exact for a term said `USUAL_COUNT` times. Best first; nothing changes where lengths are alike.
 */
export function fairly(
  found: readonly FoundEntry[],
  { average, raised = 1 }: { average: number; raised?: number },
): FoundEntry[] {
  const sorted = found.toSorted(bestFirst);
  const best = sorted.slice(0, BEST_MAX);
  const usual = sum(best.map(({ length }) => length)) / Math.max(1, best.length) / LONGER_BY;
  if (usual <= average && raised === 1) return sorted;
  const wanted = Math.max(usual, average);
  return sorted
    .map((entry) => ({
      ...entry,
      score:
        (entry.score * (USUAL_COUNT + lengthPart(entry.length, average) / raised)) /
        (USUAL_COUNT + lengthPart(entry.length, wanted)),
    }))
    .toSorted(bestFirst);
}

const bestFirst = (a: FoundEntry, b: FoundEntry): number =>
  b.score - a.score || a.entryId - b.entryId;
