import { followMerges } from '#people';
import type { Kith } from '#platform';

/** Notes about a person who turned out to be another are about the one they became. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    const named = await trx
      .deleteFrom('note_person')
      .where('person_id', '=', goneId)
      .returning('note_id')
      .execute();
    if (named.length > 0) {
      await trx
        .insertInto('note_person')
        .values(named.map((row) => ({ note_id: row.note_id, person_id: keepId })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await trx
      .updateTable('note_link')
      .set({ target_id: keepId })
      .where('target_kind', '=', 'person')
      .where('target_id', '=', goneId)
      .execute();
  });
