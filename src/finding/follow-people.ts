import { followMerges } from '#people';
import type { Kith } from '#platform';

/** When two people turn out to be one, what was decided about either is decided about the one; the person kept wins. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    const decided = trx.selectFrom('choice').select('goal_id').where('person_id', '=', keepId);
    await trx
      .deleteFrom('choice')
      .where('person_id', '=', goneId)
      .where('goal_id', 'in', decided)
      .execute();
    for (const table of ['choice', 'stranger'] as const) {
      await trx
        .updateTable(table)
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
    }
  });
