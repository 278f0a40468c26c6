import { eraseRemovedJob, type JobHandler, type Kith, type Write } from '#platform';
import { removeInside } from '../library/remove.ts';
import { highlightById, noSuchHighlight } from './queries.ts';
import type { HighlightRemoval, HighlightView } from './schema.ts';

/** How long a removal can be undone. Then it is erased. */
const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'consume.eraseHighlight';

/**
 * Takes a highlight out of sight at once and erases it when that can no longer be undone. Its keep stays, unless it was
 * kept by marking only, and this takes that back: then it goes, when nothing else is said of it.
 */
export async function removeHighlight(
  kith: Kith,
  memberId: number,
  id: number,
  { keep }: HighlightRemoval = { keep: 'stays' },
): Promise<void> {
  const { keepId } = await highlightById(kith, memberId, id);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('highlight')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .execute();
    await kith.enqueue(trx, [{ kind: ERASE, payload: { highlightId: id }, runAt: now + UNDO_MS }]);
    if (keep === 'goes' && (await isBare(trx, keepId))) await removeInside(kith, trx, keepId);
  });
  kith.wakeJobs();
}

/** Nothing is said of it, and nothing marked. */
async function isBare(trx: Write, keepId: number): Promise<boolean> {
  const bare = await trx
    .selectFrom('keep')
    .select('id')
    .where('id', '=', keepId)
    .where('removed_at', 'is', null)
    .where('takeaway', '=', '')
    .where('goal_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('keep_tag').select('keep_id').where('keep_id', '=', keepId))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('highlight')
            .select('id')
            .where('keep_id', '=', keepId)
            .where('removed_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return bare !== undefined;
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

export const eraseHighlightJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'highlight', key: 'highlightId', undoMs: UNDO_MS }),
});
