import { eraseRemovedJob, type JobHandler, type Kith, Refusal } from '#platform';
import { noSuchReview, reviewById } from './queries.ts';
import type { GoalReviewView } from './schema.ts';
import { openOf } from './write.ts';

/** How long a removal can be undone. Then the review is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'reflect.eraseReview';

/** Takes a review out of sight at once and erases it when it can no longer be undone. What it decided stays. */
export async function removeReview(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('goal_review')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchReview();
    await kith.enqueue(trx, [{ kind: ERASE, payload: { reviewId: id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal. Throws `conflict` when another review of the goal was begun meanwhile. */
export async function restoreReview(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<GoalReviewView> {
  await kith.db.write(async (trx) => {
    const review = await trx
      .selectFrom('goal_review')
      .select(['goal_id', 'state'])
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (!review) throw noSuchReview();
    if (review.state === 'draft' && (await openOf(trx, review.goal_id)))
      throw new Refusal(
        'conflict',
        'Another review of this goal was begun. Finish or remove it first.',
      );
    await trx.updateTable('goal_review').set({ removed_at: null }).where('id', '=', id).execute();
  });
  return reviewById(kith, memberId, id);
}

export const eraseJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'goal_review', key: 'reviewId', undoMs: UNDO_MS }),
});
