import { type Kith, Refusal, type Working, type Write } from '#platform';
import { keepAttachment } from '../../attachments/keep.ts';

/** Keeps the next file of an import as an attachment; gives how to write that it is done, null when none waits. */
export async function keepFile({
  kith,
  memberId,
  importId,
}: Working): Promise<((trx: Write) => Promise<void>) | null> {
  const item = await kith.db.read
    .selectFrom('vault_item')
    .select(['id', 'title', 'bytes'])
    .where('import_id', '=', importId)
    .where('kind', '=', 'file')
    .where('plan', '=', 'new')
    .where('done', '=', 0)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!item?.bytes) return null;
  // Kept by its content: after a crash in between, the same bytes are not kept twice.
  const kept = await keptOrWhy(kith, memberId, { name: item.title, bytes: item.bytes });
  return async (trx) => {
    await trx
      .updateTable('vault_item')
      .set({ ...kept, done: 1, bytes: null })
      .where('id', '=', item.id)
      .execute();
  };
}

async function keptOrWhy(kith: Kith, memberId: number, file: { name: string; bytes: Uint8Array }) {
  try {
    return { attachment_id: (await keepAttachment(kith, memberId, file)).id };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { plan: 'skip' as const, reason: error.message };
  }
}
