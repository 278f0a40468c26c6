import { followPeople, rowsOf } from '#people';
import type { Kith } from '#platform';

const MOVES = rowsOf({ table: 'move', key: ['id'] });
const TOOK_PART = rowsOf({
  table: 'interaction_person',
  key: ['interaction_id'],
  once: ['interaction_id'],
});
/** What both are known to ask stays once. */
const NEEDS = rowsOf({ table: 'need', key: ['id'], once: ['words_key'] });

/** Moves, interactions and needs of a person who turned out to be another go to the one they became, and back. */
export const followMergedPeople = (kith: Kith) => followPeople(kith, [MOVES, TOOK_PART, NEEDS]);
