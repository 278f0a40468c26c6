import { followMerges } from '#people';
import type { Kith, Write } from '#platform';

/** Steps with a person who turned out to be another go to the one they became. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    await trx
      .updateTable('step')
      .set({ person_id: keepId })
      .where('person_id', '=', goneId)
      .execute();
    await moveParts(trx, goneId, keepId);
  });

/** Somebody of a starter kit too. They were not made by it any more: undoing it leaves them. */
async function moveParts(trx: Write, goneId: number, keepId: number): Promise<void> {
  const kits = await trx
    .deleteFrom('kit_part')
    .where('kind', '=', 'person')
    .where('subject_id', '=', goneId)
    .returning('kit_id')
    .execute();
  if (kits.length === 0) return;
  await trx
    .insertInto('kit_part')
    .values(
      kits.map(({ kit_id }) => ({
        kit_id,
        kind: 'person' as const,
        subject_id: keepId,
        is_made: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
