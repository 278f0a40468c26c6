import { eraseRemovedJob, type JobHandler, type Kith, type Write } from '#platform';
import { noSuchPlace } from './queries.ts';

/** How long a removal can be undone. Then the place is erased. */
export const UNDO_MS = 10 * 60 * 1000;
export const ERASE_PLACE = 'people.erasePlace';

/** Takes a place out of sight at once and erases it when it can no longer be undone. */
export async function removePlace(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write((trx) => removePlaceIn(kith, trx, { memberId, id }));
}

export async function removePlaceIn(
  kith: Kith,
  trx: Write,
  { memberId, id }: { memberId: number; id: number },
): Promise<void> {
  const now = kith.now();
  const done = await trx
    .updateTable('place')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw noSuchPlace();
  await kith.enqueue(trx, [{ kind: ERASE_PLACE, payload: { placeId: id }, runAt: now + UNDO_MS }]);
}

export const erasePlaceJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'place', key: 'placeId', undoMs: UNDO_MS });
