import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { noSuchPlace } from './queries.ts';

/** How long a removal can be undone. Then the place is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
export const ERASE_PLACE = 'people.erasePlace';
const ErasePayload = z.object({ placeId: z.number() });

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

/** The job that erases. A place that came back, or was removed again since, is left alone. */
export function erasePlaceJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ERASE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { placeId } = ErasePayload.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('place')
          .where('id', '=', placeId)
          .where('removed_at', '<=', kith.now() - UNDO_MS)
          .execute(),
      );
    },
  };
}
