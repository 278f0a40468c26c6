import { followPeople, rowsOf } from '#people';
import type { Kith } from '#platform';

const NAMED = rowsOf({ table: 'note_person', key: ['note_id'], once: ['note_id'] });
const LINKS = rowsOf({
  table: 'note_link',
  column: 'target_id',
  key: ['id'],
  only: ['target_kind', 'person'],
});

const UNLINKED = rowsOf({
  table: 'note_unlinked',
  column: 'target_id',
  key: ['note_id'],
  once: ['note_id'],
  only: ['target_kind', 'person'],
});

/** Notes about a person who turned out to be another are about the one they became, and the other way round. */
export const followMergedPeople = (kith: Kith) => followPeople(kith, [NAMED, LINKS, UNLINKED]);
