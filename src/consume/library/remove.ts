import { eraseRemovedJob, type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { keepById, noSuchKeep } from './queries.ts';
import type { KeepView } from './schema.ts';
import { tellKept } from './tell.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then it is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'consume.eraseKeep';

/** Takes a keep out of sight at once and erases it when that can no longer be undone. */
export async function removeKeep(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const own = await trx
      .selectFrom('keep')
      .select('id')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!own) throw noSuchKeep();
    await removeInside(kith, trx, id);
  });
  kith.wakeJobs();
}

/** The same within a transaction, for a keep that was checked to be the member's. */
export async function removeInside(kith: Kith, trx: Write, id: number): Promise<void> {
  const now = kith.now();
  await trx.updateTable('keep').set({ removed_at: now }).where('id', '=', id).execute();
  await tellKept(kith, trx, id);
  await kith.enqueue(trx, [{ kind: ERASE, payload: { keepId: id }, runAt: now + UNDO_MS }]);
}

/** Undoes a removal. */
export async function restoreKeep(kith: Kith, memberId: number, id: number): Promise<KeepView> {
  await kith.db.write(async (trx) => {
    const removed = await trx
      .selectFrom('keep')
      .select('id')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (!removed) throw noSuchKeep();
    await restoreInside(kith, trx, id);
  });
  kith.wakeJobs();
  return keepById(kith, memberId, id);
}

/** The same within a transaction, for a keep that was checked to be the member's. */
export async function restoreInside(kith: Kith, trx: Write, id: number): Promise<void> {
  const { key, member_id } = await trx
    .selectFrom('keep')
    .select(['key', 'member_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await requireRoom(trx, member_id);
  await requireGone(trx, member_id, key);
  await trx.updateTable('keep').set({ removed_at: null }).where('id', '=', id).execute();
  await tellKept(kith, trx, id);
}

async function requireGone(trx: Write, memberId: number, key: string): Promise<void> {
  const again = await trx
    .selectFrom('keep')
    .select('id')
    .where('member_id', '=', memberId)
    .where('key', '=', key)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (again) throw new Refusal('conflict', 'You have kept it again since; that one stays.');
}

export const eraseJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'keep', key: 'keepId', undoMs: UNDO_MS }),
});
