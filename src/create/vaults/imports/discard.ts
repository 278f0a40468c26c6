import { type Kith, Refusal } from '#platform';
import { vaultImportRow } from './queries.ts';

/** Throws a preview away; nothing was made of it. */
export async function discardVaultImport(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const { state } = await vaultImportRow(trx, memberId, id);
    if (state !== 'preview')
      throw new Refusal('conflict', 'This import has been carried out; undo it instead.');
    await trx.deleteFrom('vault_import').where('id', '=', id).execute();
  });
}
