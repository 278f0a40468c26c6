import { sql } from 'kysely';
import type { Database } from '#platform';
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
 * Scores as if all entries were as long as those that match best. BM25 sets each beside the average of
 * all: where many short notes make that average, it takes an article of the usual length for a long one
 * and lets it down. Exact for a term said `USUAL_COUNT` times. Best first; nothing changes where lengths are alike.
 */
export function fairly(found: readonly FoundEntry[], average: number): FoundEntry[] {
  const sorted = found.toSorted(bestFirst);
  const best = sorted.slice(0, BEST_MAX);
  const usual = sum(best.map(({ length }) => length)) / Math.max(1, best.length) / LONGER_BY;
  if (usual <= average) return sorted;
  return sorted
    .map((entry) => ({
      ...entry,
      score:
        (entry.score * (USUAL_COUNT + lengthPart(entry.length, average))) /
        (USUAL_COUNT + lengthPart(entry.length, usual)),
    }))
    .toSorted(bestFirst);
}

const bestFirst = (a: FoundEntry, b: FoundEntry): number =>
  b.score - a.score || a.entryId - b.entryId;
