import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith } from '#platform';
import { goalById, noSuchGoal } from './queries.ts';
import type { GoalView } from './schema.ts';
import { requireRoom } from './write.ts';

/** How long a removal can be undone. Then the goal is erased with everything found for it. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
const ERASE = 'goals.erase';
const ErasePayload = z.object({ goalId: z.number() });

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

/** The job that erases. A goal that came back, or was removed again since, is left alone. */
export function eraseJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [ERASE]: {
      attemptsMax: ERASE_ATTEMPTS_MAX,
      run: async (payload) => {
        const { goalId } = ErasePayload.parse(payload);
        await kith.db.write((trx) =>
          trx
            .deleteFrom('goal')
            .where('id', '=', goalId)
            .where('removed_at', '<=', kith.now() - UNDO_MS)
            .execute(),
        );
      },
    },
  };
}
