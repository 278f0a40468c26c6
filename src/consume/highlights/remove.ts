import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith } from '#platform';
import { highlightById, noSuchHighlight } from './queries.ts';
import type { HighlightView } from './schema.ts';

/** How long a removal can be undone. Then it is erased. */
const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
const ERASE = 'consume.eraseHighlight';
const ErasePayload = z.object({ highlightId: z.number() });

/** Takes a highlight out of sight at once and erases it when that can no longer be undone. */
export async function removeHighlight(kith: Kith, memberId: number, id: number): Promise<void> {
  await highlightById(kith, memberId, id);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('highlight')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .execute();
    await kith.enqueue(trx, [{ kind: ERASE, payload: { highlightId: id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal. */
export async function restoreHighlight(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<HighlightView> {
  await kith.db.write(async (trx) => {
    const back = await trx
      .updateTable('highlight')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('removed_at', 'is not', null)
      .where('keep_id', 'in', (eb) =>
        eb
          .selectFrom('keep')
          .select('keep.id')
          .where('keep.member_id', '=', memberId)
          .where('keep.removed_at', 'is', null),
      )
      .executeTakeFirst();
    if (back.numUpdatedRows === 0n) throw noSuchHighlight();
  });
  return highlightById(kith, memberId, id);
}

/** The job that erases. What came back, or was removed again since, is left alone. */
export const eraseHighlightJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: {
    attemptsMax: ERASE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { highlightId } = ErasePayload.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('highlight')
          .where('id', '=', highlightId)
          .where('removed_at', '<=', kith.now() - UNDO_MS)
          .execute(),
      );
    },
  },
});
