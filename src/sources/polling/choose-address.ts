import { type Kith, Refusal } from '#platform';
import { setAddress } from './moves.ts';

/**
 * Goes back to the address a feed had before it moved, or takes the new one after all. For all who
 * follow it, as it is asked once for all: either address leads to the same. Throws `not_found` when
 * the member does not follow it, or it did not move.
 */
export async function chooseAddress(
  kith: Kith,
  memberId: number,
  { sourceId, which }: { sourceId: number; which: 'old' | 'new' },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const move = await trx
      .selectFrom('feed_move')
      .innerJoin('source', 'source.feed_id', 'feed_move.feed_id')
      .select(['feed_move.feed_id', 'from_url', 'to_url'])
      .where('source.id', '=', sourceId)
      .where('source.member_id', '=', memberId)
      .where('feed_move.state', '!=', 'seen')
      .executeTakeFirst();
    if (!move) throw new Refusal('not_found', 'This source has no other address to choose.');
    await setAddress(trx, move.feed_id, which === 'old' ? move.from_url : move.to_url);
    await trx
      .updateTable('feed_move')
      .set({ state: which === 'old' ? 'refused' : 'taken' })
      .where('feed_id', '=', move.feed_id)
      .execute();
  });
}
