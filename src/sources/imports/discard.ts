import { type Kith, Refusal } from '#platform';
import { batchOf } from './queries.ts';

/** Throws a preview away; nothing was made of it. */
export async function discardImport(kith: Kith, memberId: number, batchId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const { state } = await batchOf(trx, memberId, batchId);
    if (state !== 'preview' && state !== 'looking') {
      throw new Refusal('conflict', 'This import has been carried out; undo it instead.');
    }
    await trx.deleteFrom('import_batch').where('id', '=', batchId).execute();
  });
}
