import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { removeAttachment } from '../../attachments/remove.ts';
import { vaultImportRow } from './queries.ts';

export const UNDO = 'create.undo-vault';
const ATTEMPTS_MAX = 10;
const NOTES_AT_ONCE = 200;
const Payload = z.object({ importId: z.number().int(), memberId: z.number().int() });

/** Takes a whole import back. Notes that were changed since stay, and so do those that stood before. */
export async function undoVaultImport(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const { state } = await vaultImportRow(trx, memberId, id);
    if (state !== 'applied')
      throw new Refusal('conflict', 'Only an import that has been carried out can be undone.');
    await trx.updateTable('vault_import').set({ state: 'undoing' }).where('id', '=', id).execute();
    await kith.enqueue(trx, [
      { kind: UNDO, payload: { importId: id, memberId }, orderingKey: `vaults ${memberId}` },
    ]);
  });
  kith.wakeJobs();
}

export function undoVaultJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { importId, memberId } = Payload.parse(payload);
      while (await kith.db.write((trx) => eraseSome(trx, importId)));
      await eraseFiles(kith, memberId, importId);
      await finish(kith, importId);
    },
  };
}

/** Erases some notes that are as they came; gives whether there may be more. */
async function eraseSome(trx: Write, importId: number): Promise<boolean> {
  const rows = await trx
    .selectFrom('note_origin')
    .innerJoin('note', 'note.id', 'note_origin.note_id')
    .select('note.id')
    .where('note_origin.import_id', '=', importId)
    .whereRef('note.revision', '=', 'note_origin.revision')
    .limit(NOTES_AT_ONCE)
    .execute();
  if (rows.length === 0) return false;
  const ids = rows.map((row) => row.id);
  await trx.deleteFrom('note').where('id', 'in', ids).execute();
  // As when a note is erased by itself: what linked to it may mean another of that title.
  await trx
    .updateTable('note_link')
    .set({ target_kind: null, target_id: null })
    .where('target_kind', '=', 'note')
    .where('target_id', 'in', ids)
    .execute();
  return true;
}

/** Erases the attachments that came with it and that no note shows any more. */
async function eraseFiles(kith: Kith, memberId: number, importId: number): Promise<void> {
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

async function finish(kith: Kith, importId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const { count } = await trx
      .selectFrom('note_origin')
      .innerJoin('note', 'note.id', 'note_origin.note_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('import_id', '=', importId)
      .where('note.removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    await trx
      .updateTable('vault_import')
      .set({ state: 'undone', stayed: Number(count) })
      .where('id', '=', importId)
      .where('state', '=', 'undoing')
      .execute();
  });
}
