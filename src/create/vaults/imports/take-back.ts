import { Refusal, type Working, type Write } from '#platform';
import { removeAttachment } from '../../attachments/remove.ts';

const NOTES_AT_ONCE = 200;

/** Erases some notes that are as they came; gives how many, 0 when none is left. */
export async function eraseSome(trx: Write, importId: number): Promise<number> {
  const rows = await trx
    .selectFrom('note_origin')
    .innerJoin('note', 'note.id', 'note_origin.note_id')
    .select('note.id')
    .where('note_origin.import_id', '=', importId)
    .whereRef('note.revision', '=', 'note_origin.revision')
    .limit(NOTES_AT_ONCE)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.id);
  await trx.deleteFrom('note').where('id', 'in', ids).execute();
  // As when a note is erased by itself: what linked to it may mean another of that title.
  await trx
    .updateTable('note_link')
    .set({ target_kind: null, target_id: null })
    .where('target_kind', '=', 'note')
    .where('target_id', 'in', ids)
    .execute();
  return rows.length;
}

/** Erases the attachments that came with it and that no note shows any more. */
export async function eraseFiles({ kith, memberId, importId }: Working): Promise<void> {
  const files = await kith.db.read
    .selectFrom('vault_item')
    .innerJoin('vault_import', 'vault_import.id', 'vault_item.import_id')
    .innerJoin('attachment', 'attachment.id', 'vault_item.attachment_id')
    .select('attachment.id')
    .where('import_id', '=', importId)
    .whereRef('attachment.created_at', '>=', 'vault_import.created_at')
    .execute();
  for (const { id } of files) {
    try {
      await removeAttachment(kith, memberId, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** How many notes of an import are there still. */
export async function stayedOf({ kith, importId }: Working): Promise<number> {
  const { count } = await kith.db.read
    .selectFrom('note_origin')
    .innerJoin('note', 'note.id', 'note_origin.note_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('note.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
