import { marksOf, passageOf } from '#finding';
import type { Kith } from '#platform';
import { entryLines } from '#sources';
import type { Readings } from './readings.ts';
import type { FoundEntry } from './schema.ts';

interface Shown {
  ids: readonly number[];
  read: Readings;
}

/** What was found, each with the passage that says most of what was looked for. */
export async function shown(
  kith: Kith,
  memberId: number,
  { ids, read }: Shown,
): Promise<FoundEntry[]> {
  if (ids.length === 0) return [];
  const [lines, texts, isRead] = await Promise.all([
    entryLines(kith, memberId, ids),
    textsOf(kith, ids),
    readOf(kith, memberId, ids),
  ]);
  const terms = new Set(
    [...read.wanted, ...read.doubtful].flatMap(({ readings }) => readings.flat()),
  );
  const focus = [...terms].map((term) => ({ term, weight: 1 }));
  return lines.map(({ excerpt, ...line }) => {
    const { text, language } = texts.get(line.id) ?? { text: '', language: null };
    return {
      ...line,
      titleMarks: marksOf(line.title, terms, language),
      passage: passageOf(text || excerpt, focus, language),
      isRead: isRead.has(line.id),
    };
  });
}

async function textsOf(kith: Kith, ids: readonly number[]) {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'text', 'language'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function readOf(kith: Kith, memberId: number, ids: readonly number[]): Promise<Set<number>> {
  const rows = await kith.db.read
    .selectFrom('read_entry')
    .select('entry_id')
    .where('member_id', '=', memberId)
    .where('entry_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ entry_id }) => entry_id));
}
