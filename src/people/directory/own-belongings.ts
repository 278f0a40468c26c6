import { contactsOfPerson } from '../contacts/move.ts';
import { pairsOfPerson } from '../duplicates/move.ts';
import { metThroughPerson, tieOfPerson } from '../ties/move.ts';
import { type Belonging, rowsOf } from './belongings.ts';

/** What this room itself keeps about a person: it goes over in the transaction of a merge. A new table here gets a line. */
export const OWN_BELONGINGS: readonly Belonging[] = [
  rowsOf({
    table: 'person_field',
    key: ['id'],
    once: ['field', 'value', 'origin', 'batch_id'],
  }),
  rowsOf({ table: 'person_key', key: ['key'] }),
  rowsOf({ table: 'assessment', key: ['id'], once: ['goal_id', 'criterion'] }),
  rowsOf({ table: 'assessment_change', key: ['id'] }),
  rowsOf({ table: 'observation', key: ['id'] }),
  rowsOf({ table: 'place_person', key: ['place_id'], once: ['place_id'] }),
  rowsOf({ table: 'person_list_member', key: ['list_id'], once: ['list_id'] }),
  contactsOfPerson,
  tieOfPerson,
  metThroughPerson,
  pairsOfPerson,
];
