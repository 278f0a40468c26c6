import { followPeople, rowsOf } from '#people';
import type { Kith, Listener } from '#platform';
import { record, takeBack } from './record.ts';
import { RULES } from './rules.ts';

/** What was done with a person who turned out to be another was done with the one they became. */
const LIVED = [
  rowsOf({ table: 'behaviour_person', key: ['behaviour_id'], once: ['behaviour_id'] }),
  rowsOf({
    table: 'behaviour',
    column: 'subject_id',
    key: ['id'],
    only: ['subject_kind', 'person'],
  }),
];

/** Hears all that the table of rules names, and keeps people right who turn out to be one. */
export function behaviourListeners(kith: Kith): Record<string, Listener> {
  const listeners: Record<string, Listener> = {
    ...followPeople(kith, LIVED),
  };
  for (const rule of RULES) {
    listeners[rule.event] = (payload) => kith.db.write((trx) => record(trx, rule, payload));
    if (rule.undoneBy) {
      listeners[rule.undoneBy] = (payload) => kith.db.write((trx) => takeBack(trx, rule, payload));
    }
  }
  return listeners;
}
