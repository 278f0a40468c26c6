import { followMerges } from '#people';
import type { Kith } from '#platform';
import { movePeople } from '../interactions/links.ts';
import { moveNeeds } from '../needs/move.ts';

/** Moves, interactions and needs of a person who turned out to be another go to the one they became. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    await trx
      .updateTable('move')
      .set({ person_id: keepId })
      .where('person_id', '=', goneId)
      .execute();
    await movePeople(trx, { goneId, keepId });
    await moveNeeds(trx, { goneId, keepId });
  });
