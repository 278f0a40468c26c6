import { type ImportRow, importView, type Kith } from '#platform';
import { vaultImports } from './apply.ts';
import type { VaultImportView, VaultItemView, VaultPlan } from './schema.ts';

const ITEMS_PAGE = 100;
const NONE = { new: 0, known: 0, changed: 0, skip: 0 };

type Row = ImportRow<'vault_import'>;

export async function vaultImportById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<VaultImportView> {
  const [view] = await viewsOf(kith, [await vaultImports.rowOf(kith.db.read, memberId, id)]);
  if (!view) throw new Error('an import without a view');
  return view;
}

/** A member's imports of notes, the last first. */
export async function vaultImportsOf(kith: Kith, memberId: number): Promise<VaultImportView[]> {
  return viewsOf(kith, await vaultImports.rowsOf(kith.db.read, memberId));
}

async function viewsOf(kith: Kith, rows: Row[]): Promise<VaultImportView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const counts = await kith.db.read
    .selectFrom('vault_item')
    .select((eb) => ['import_id', 'kind', 'plan', eb.fn.countAll<number>().as('count')])
    .where('import_id', 'in', ids)
    .groupBy(['import_id', 'kind', 'plan'])
    .execute();
  return rows.map((row) => {
    const of = (kind: 'note' | 'file') => ({
      ...NONE,
      ...Object.fromEntries(
        counts
          .filter((one) => one.import_id === row.id && one.kind === kind)
          .map((one) => [one.plan, Number(one.count)]),
      ),
    });
    return { ...plainView(row), notes: of('note'), files: of('file') };
  });
}

function plainView(row: Row): Omit<VaultImportView, 'notes' | 'files'> {
  return {
    ...importView(row),
    format: row.format,
    ...(JSON.parse(row.summary) as Pick<
      VaultImportView,
      'tags' | 'folders' | 'links' | 'lost' | 'properties' | 'shared'
    >),
    problems: JSON.parse(row.problems) as VaultImportView['problems'],
  };
}

/** The notes and files of an import in their order, a page after a position, of one plan when asked. */
export async function vaultItems(
  kith: Kith,
  memberId: number,
  { id, after, plan }: { id: number; after: number; plan?: VaultPlan | undefined },
): Promise<VaultItemView[]> {
  await vaultImports.rowOf(kith.db.read, memberId, id);
  let query = kith.db.read
    .selectFrom('vault_item')
    .select(['position', 'kind', 'path', 'title', 'plan', 'reason', 'note_id'])
    .where('import_id', '=', id)
    .where('position', '>', after);
  if (plan) query = query.where('plan', '=', plan);
  const rows = await query.orderBy('position').limit(ITEMS_PAGE).execute();
  return rows.map(({ note_id, ...row }) => ({ ...row, noteId: note_id }));
}
