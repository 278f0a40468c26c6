import { eraseRemovedJob, type JobHandler, type Kith, Refusal } from '#platform';
import { UNDO_MS } from './limits.ts';

const ERASE = 'consume.eraseMachineText';

/** Stops one that is being made, and nothing is left of it; takes one that is there out of sight, until that can no longer be undone. Another member's is not there. */
export async function removeMachineText(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const stopped = await trx
      .deleteFrom('machine_text')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('state', '=', 'working')
      .executeTakeFirst();
    if (stopped.numDeletedRows > 0n) return;
    const removed = await trx
      .updateTable('machine_text')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (removed.numUpdatedRows === 0n) throw noSuchText();
    await kith.enqueue(trx, [
      { kind: ERASE, payload: { machineTextId: id }, runAt: now + UNDO_MS },
    ]);
  });
  kith.wakeJobs();
}

/** Brings back what was just removed, unless another was made in its place. */
export async function restoreMachineText(kith: Kith, memberId: number, id: number): Promise<void> {
  const restored = await kith.db.write((trx) =>
    trx
      .updateTable('machine_text')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst(),
  );
  if (restored.numUpdatedRows === 0n) throw noSuchText();
}

export const eraseMachineTextJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'machine_text', key: 'machineTextId', undoMs: UNDO_MS }),
});

const noSuchText = () => new Refusal('not_found', 'There is no such machine text.');
