import { eraseRemovedJob, type JobHandler, type Kith, type Write } from '#platform';
import { noSuchStep, stepById } from './queries.ts';
import type { StepView } from './schema.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then the step is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'plans.eraseStep';

/** Takes a step out of sight at once and erases it when it can no longer be undone. */
export async function removeStep(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    if ((await removeSteps(kith, trx, memberId, [id])) === 0) throw noSuchStep();
  });
}

/** The same for several in a transaction; gives how many were there. */
export async function removeSteps(
  kith: Kith,
  trx: Write,
  memberId: number,
  ids: readonly number[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const now = kith.now();
  const done = await trx
    .updateTable('step')
    // The key is set free: adding again in a window left open starts a new step.
    .set({ removed_at: now, draft_key: null })
    .where('id', 'in', ids)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  await kith.enqueue(trx, [{ kind: ERASE, payload: { stepIds: ids }, runAt: now + UNDO_MS }]);
  return Number(done.numUpdatedRows);
}

/** Undoes a removal: the step is back as it was, in its place. */
export async function restoreStep(kith: Kith, memberId: number, id: number): Promise<StepView> {
  await kith.db.write(async (trx) => {
    const row = await trx
      .selectFrom('step')
      .select('goal_id')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (!row) throw noSuchStep();
    await requireRoom(trx, memberId, { goalId: row.goal_id, more: 1 });
    await trx.updateTable('step').set({ removed_at: null }).where('id', '=', id).execute();
  });
  return stepById(kith, memberId, id);
}

export const eraseJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'step', key: 'stepIds', undoMs: UNDO_MS }),
});
