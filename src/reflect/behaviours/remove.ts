import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith } from '#platform';
import { requireByHand, requireRoom } from './by-hand.ts';
import { behaviourById, noSuchBehaviour } from './queries.ts';
import type { BehaviourView } from './schema.ts';

/** How long a removal can be undone. Then what was added by hand is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
const ERASE = 'reflect.eraseBehaviour';
const ErasePayload = z.object({ id: z.number() });

/** Takes what was added by hand out of sight at once; it is erased when it can no longer be undone. */
export async function removeBehaviour(kith: Kith, memberId: number, id: number): Promise<void> {
  await requireByHand(kith, memberId, id);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('behaviour')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchBehaviour();
    await kith.enqueue(trx, [{ kind: ERASE, payload: { id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal: the behaviour is back as it was. */
export async function restoreBehaviour(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<BehaviourView> {
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const done = await trx
      .updateTable('behaviour')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('by_hand', 'is not', null)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchBehaviour();
  });
  return behaviourById(kith, memberId, id);
}

/** The job that erases. One that came back, or was removed again since, is left alone. */
export function eraseJobs(kith: Kith): Record<string, JobHandler> {
  return {
    [ERASE]: {
      attemptsMax: ERASE_ATTEMPTS_MAX,
      run: async (payload) => {
        const { id } = ErasePayload.parse(payload);
        await kith.db.write((trx) =>
          trx
            .deleteFrom('behaviour')
            .where('id', '=', id)
            .where('by_hand', 'is not', null)
            .where('removed_at', '<=', kith.now() - UNDO_MS)
            .execute(),
        );
      },
    },
  };
}
