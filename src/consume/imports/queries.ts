import { type ImportRow, importView, type Kith } from '#platform';
import { libraryImports } from './apply.ts';
import { ITEMS_AT_ONCE } from './limits.ts';
import type { ReadItem } from './readers/index.ts';
import {
  type ItemPlan,
  type LibraryImportView,
  type LibraryItemView,
  ListSummary,
} from './schema.ts';

export async function libraryImportById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<LibraryImportView> {
  return viewOf(kith, await libraryImports.rowOf(kith.db.read, memberId, id));
}

/** A member's imports, the last first. */
export async function libraryImportsOf(kith: Kith, memberId: number): Promise<LibraryImportView[]> {
  const rows = await libraryImports.rowsOf(kith.db.read, memberId);
  return Promise.all(rows.map((row) => viewOf(kith, row)));
}

async function viewOf(kith: Kith, row: ImportRow<'library_import'>): Promise<LibraryImportView> {
  return {
    ...importView(row),
    format: row.format,
    items: await countsOf(kith, row.id),
    ...ListSummary.parse(JSON.parse(row.summary)),
    problems: JSON.parse(row.problems) as LibraryImportView['problems'],
    toFetch: row.state === 'applied' ? await waitingOf(kith, row.id) : 0,
  };
}

async function countsOf(kith: Kith, importId: number) {
  const rows = await kith.db.read
    .selectFrom('library_item')
    .select((eb) => ['plan', eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('plan')
    .execute();
  const counts = { new: 0, more: 0, known: 0 };
  for (const { plan, count } of rows) counts[plan] = Number(count);
  return counts;
}

async function waitingOf(kith: Kith, importId: number): Promise<number> {
  const { count } = await kith.db.read
    .selectFrom('library_item')
    .innerJoin('keep', 'keep.id', 'library_item.keep_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('library_item.import_id', '=', importId)
    .where('keep.removed_at', 'is', null)
    .where('keep.waits_since', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The things of an import in their order, a page after a position, of one plan when asked. */
export async function libraryItems(
  kith: Kith,
  memberId: number,
  { id, after, plan }: { id: number; after: number; plan?: ItemPlan | undefined },
): Promise<LibraryItemView[]> {
  await libraryImports.rowOf(kith.db.read, memberId, id);
  let query = kith.db.read
    .selectFrom('library_item')
    .select(['position', 'plan', 'row', 'keep_id'])
    .where('import_id', '=', id)
    .where('position', '>', after);
  if (plan) query = query.where('plan', '=', plan);
  const rows = await query.orderBy('position').limit(ITEMS_AT_ONCE).execute();
  return rows.map(({ position, plan: is, row, keep_id }) => {
    const { title, url, tags, folders, highlights, keptAt } = JSON.parse(row) as ReadItem;
    return {
      position,
      plan: is,
      title: title || url || 'Untitled',
      url,
      tags: [...tags, ...folders],
      highlights: highlights.length,
      keptAt,
      keepId: keep_id,
    };
  });
}
