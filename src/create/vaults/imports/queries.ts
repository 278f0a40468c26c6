import { type Kith, type Read, Refusal } from '#platform';
import type { VaultImportView, VaultItemView, VaultPlan } from './schema.ts';

export const ITEMS_PAGE = 100;
const IMPORTS_SHOWN_MAX = 20;
const NONE = { new: 0, known: 0, changed: 0, skip: 0 };

export const noSuchVaultImport = () => new Refusal('not_found', 'There is no such import.');

/** A member's import. Another member's is not there. */
export async function vaultImportRow(read: Read, memberId: number, id: number) {
  const row = await read
    .selectFrom('vault_import')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchVaultImport();
  return row;
}
type Row = Awaited<ReturnType<typeof vaultImportRow>>;

export async function vaultImportById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<VaultImportView> {
  const row = await vaultImportRow(kith.db.read, memberId, id);
  const [view] = await viewsOf(kith, [row]);
  if (!view) throw new Error('an import without a view');
  return view;
}

/** A member's imports of notes, the last first. */
export async function vaultImportsOf(kith: Kith, memberId: number): Promise<VaultImportView[]> {
  const rows = await kith.db.read
    .selectFrom('vault_import')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id', 'desc')
    .limit(IMPORTS_SHOWN_MAX)
    .execute();
  return viewsOf(kith, rows);
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
    id: row.id,
    format: row.format,
    fileName: row.file_name,
    state: row.state,
    ...(JSON.parse(row.summary) as Pick<
      VaultImportView,
      'tags' | 'folders' | 'links' | 'lost' | 'properties' | 'shared'
    >),
    problems: JSON.parse(row.problems) as VaultImportView['problems'],
    stepsTotal: row.steps_total,
    stepsDone: row.steps_done,
    stayed: row.stayed,
    createdAt: row.created_at,
    appliedAt: row.applied_at,
  };
}

/** The notes and files of an import in their order, a page after a position, of one plan when asked. */
export async function vaultItems(
  kith: Kith,
  memberId: number,
  { id, after, plan }: { id: number; after: number; plan?: VaultPlan | undefined },
): Promise<VaultItemView[]> {
  await vaultImportRow(kith.db.read, memberId, id);
  let query = kith.db.read
    .selectFrom('vault_item')
    .select(['position', 'kind', 'path', 'title', 'plan', 'reason', 'note_id'])
    .where('import_id', '=', id)
    .where('position', '>', after);
  if (plan) query = query.where('plan', '=', plan);
  const rows = await query.orderBy('position').limit(ITEMS_PAGE).execute();
  return rows.map(({ note_id, ...row }) => ({ ...row, noteId: note_id }));
}
