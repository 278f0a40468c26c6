import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';

/**
 * Tells that something was kept with what one takes from it, or that this is so no more. To have looked at something,
 * or put it away without a word, is nothing that was learnt. The key is the same each time, so who counts counts one.
 */
export async function tellKept(kith: Kith, trx: Write, id: number): Promise<void> {
  const keep = await trx
    .selectFrom('keep')
    .select(['member_id', 'goal_id', 'takeaway', 'created_at', 'removed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const isLearning = keep.removed_at === null && keep.takeaway.trim() !== '';
  const happened: Happened = {
    key: `keep:${id}`,
    memberId: keep.member_id,
    goalId: keep.goal_id,
    at: kith.now(),
  };
  if (!isLearning) return kith.announce(trx, 'keep.unmade', happened);
  await kith.announce(trx, 'keep.made', { ...happened, subject: { kind: 'keep', id } });
}
