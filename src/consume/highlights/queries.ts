import { inBatches, type Kith, type Read, Refusal } from '#platform';
import type { EarlierText, HighlightView } from './schema.ts';

const EXPORTED_AT_ONCE = 500;

export const noSuchHighlight = () => new Refusal('not_found', 'You have no such highlight.');

const COLUMNS = [
  'highlight.id',
  'highlight.keep_id',
  'highlight.exact',
  'highlight.prefix',
  'highlight.suffix',
  'highlight.made_start',
  'highlight.start_at',
  'highlight.end_at',
  'highlight.how',
  'highlight.note',
  'highlight.page',
  'highlight.created_at',
  'highlight.updated_at',
] as const;

const highlightsIn = (read: Read, memberId: number) =>
  read
    .selectFrom('highlight')
    .innerJoin('keep', 'keep.id', 'highlight.keep_id')
    .select(COLUMNS)
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null)
    .where('highlight.removed_at', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof highlightsIn>['execute']>>[number];

const viewOf = (row: Row): HighlightView => ({
  id: row.id,
  keepId: row.keep_id,
  exact: row.exact,
  prefix: row.prefix,
  suffix: row.suffix,
  start: row.start_at,
  end: row.end_at,
  how: row.how,
  note: row.note,
  page: row.page,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** The highlights of one thing that a member keeps, in the order of its text; what is not found in it comes last. */
export async function highlightsOfKeep(
  read: Read,
  memberId: number,
  keepId: number,
): Promise<HighlightView[]> {
  const rows = await highlightsIn(read, memberId)
    .where('highlight.keep_id', '=', keepId)
    .orderBy('highlight.id')
    .execute();
  return inOrder(rows.map(viewOf));
}

export const inOrder = (all: HighlightView[]) =>
  all.toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || a.id - b.id);

export async function highlightById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<HighlightView> {
  const row = await highlightsIn(kith.db.read, memberId)
    .where('highlight.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchHighlight();
  return viewOf(row);
}

/** How many highlights each of these keeps has. */
export async function highlightCounts(
  read: Read,
  keepIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await read
    .selectFrom('highlight')
    .select((eb) => ['keep_id', eb.fn.countAll<number>().as('count')])
    .where('keep_id', 'in', keepIds)
    .where('removed_at', 'is', null)
    .groupBy('keep_id')
    .execute();
  return new Map(rows.map(({ keep_id, count }) => [keep_id, Number(count)]));
}

/** What is marked in these keeps and noted of it, in the order in which that was done. */
export async function markedIn(read: Read, keepIds: readonly number[]) {
  if (keepIds.length === 0) return [];
  return read
    .selectFrom('highlight')
    .select(['keep_id', 'exact', 'note'])
    .where('keep_id', 'in', keepIds)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** What the text of a keep was before, the latest first. */
export async function earlierTexts(read: Read, keepId: number): Promise<EarlierText[]> {
  const rows = await read
    .selectFrom('keep_text')
    .select(['id', 'taken_at', 'words'])
    .where('keep_id', '=', keepId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, taken_at, words }) => ({ id, takenAt: taken_at, words }));
}

/** All that a member marked, for an export, a batch at a time. */
export async function* exportHighlights(
  kith: Kith,
  memberId: number,
): AsyncGenerator<HighlightView> {
  const highlights = highlightsIn(kith.db.read, memberId)
    .orderBy('highlight.id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => highlights.where('highlight.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after)) yield* rows.map(viewOf);
}
