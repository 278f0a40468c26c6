import { followPeople, rowsOf } from '#people';
import type { Kith } from '#platform';

const STEPS = rowsOf({ table: 'step', key: ['id'] });
/** Somebody of a starter kit. A merge has touched them, so undoing the kit leaves them. */
const PARTS = rowsOf({
  table: 'kit_part',
  column: 'subject_id',
  key: ['kit_id'],
  once: ['kit_id'],
  only: ['kind', 'person'],
});

/** Steps with a person who turned out to be another go to the one they became, and back. */
export const followMergedPeople = (kith: Kith) => followPeople(kith, [STEPS, PARTS]);
