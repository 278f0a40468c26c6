import { eraseRemovedJob, type JobHandler, type Kith } from '#platform';
import { goalById, noSuchGoal } from './queries.ts';
import type { GoalView } from './schema.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then the goal is erased with everything found for it. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'goals.erase';

/** Takes a goal out of sight at once and erases it when it can no longer be undone. */
export async function removeGoal(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('goal')
      // The key is set free: writing on in a window left open starts a new goal.
      .set({ removed_at: now, draft_key: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchGoal();
    await kith.enqueue(trx, [{ kind: ERASE, payload: { goalId: id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal: the goal is back with everything that belongs to it. */
export async function restoreGoal(kith: Kith, memberId: number, id: number): Promise<GoalView> {
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const done = await trx
      .updateTable('goal')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchGoal();
  });
  return goalById(kith, memberId, id);
}

export const eraseJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'goal', key: 'goalId', undoMs: UNDO_MS }),
});
