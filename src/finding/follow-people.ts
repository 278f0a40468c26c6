import { followPeople, rowsOf } from '#people';
import type { Kith } from '#platform';

const CHOICES = rowsOf({ table: 'choice', key: ['goal_id'], once: ['goal_id'] });
const STRANGERS = rowsOf({ table: 'stranger', key: ['id'] });
const LESSONS = rowsOf({ table: 'finding_lesson', key: ['id'], once: ['goal_id', 'about'] });
/** Whether they helped is said once for an occasion. */
const HELP = rowsOf({ table: 'finding_help', key: ['id'], once: ['goal_id', 'occasion'] });
const CANDIDATES = rowsOf({ table: 'brief_candidate', key: ['brief_id'], once: ['brief_id'] });
const BLOGROLLS = rowsOf({ table: 'roll', key: ['id'] });

/**
 * When two people turn out to be one, what was decided about either is decided about the one; the
 * person kept wins. When that is undone, each has their own again.
 */
export const followMergedPeople = (kith: Kith) =>
  followPeople(kith, [CHOICES, STRANGERS, HELP, LESSONS, CANDIDATES, BLOGROLLS]);
