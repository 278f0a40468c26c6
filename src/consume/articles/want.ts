import type { Kith } from '#platform';
import { sourceById } from '#sources';

/** Says of a source whether its entries are always to be read whole. */
export async function setAlways(
  kith: Kith,
  memberId: number,
  sourceId: number,
  isAlways: boolean,
): Promise<void> {
  await sourceById(kith, memberId, sourceId);
  const { feed_id } = await kith.db.read
    .selectFrom('source')
    .select('feed_id')
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow();
  const row = { member_id: memberId, feed_id };
  await kith.db.write(async (trx) => {
    if (isAlways)
      await trx
        .insertInto('whole_feed')
        .values(row)
        .onConflict((conflict) => conflict.columns(['member_id', 'feed_id']).doNothing())
        .execute();
    else
      await trx
        .deleteFrom('whole_feed')
        .where('member_id', '=', memberId)
        .where('feed_id', '=', feed_id)
        .execute();
  });
}

/** Of one entry: the whole of it, or again what its feed gave. What was fetched stays. */
export async function setWhole(
  kith: Kith,
  memberId: number,
  entryId: number,
  isWhole: boolean,
): Promise<void> {
  const row = { member_id: memberId, entry_id: entryId };
  await kith.db.write(async (trx) => {
    if (isWhole)
      await trx
        .insertInto('whole_entry')
        .values(row)
        .onConflict((conflict) => conflict.columns(['member_id', 'entry_id']).doNothing())
        .execute();
    else
      await trx
        .deleteFrom('whole_entry')
        .where('member_id', '=', memberId)
        .where('entry_id', '=', entryId)
        .execute();
  });
}
