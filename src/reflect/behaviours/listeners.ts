import { followMerges } from '#people';
import type { Kith, Listener, Write } from '#platform';
import { record, takeBack } from './record.ts';
import { RULES } from './rules.ts';

/** Hears all that the table of rules names, and keeps people right who turn out to be one. */
export function behaviourListeners(kith: Kith): Record<string, Listener> {
  const listeners: Record<string, Listener> = {
    ...followMerges(kith, moveLived),
  };
  for (const rule of RULES) {
    listeners[rule.event] = (payload) => kith.db.write((trx) => record(trx, rule, payload));
    if (rule.undoneBy) {
      listeners[rule.undoneBy] = (payload) => kith.db.write((trx) => takeBack(trx, rule, payload));
    }
  }
  return listeners;
}

/** What was done with a person who turned out to be another was done with the one they became. */
async function moveLived(
  trx: Write,
  { goneId, keepId }: { goneId: number; keepId: number },
): Promise<void> {
  const both = trx
    .selectFrom('behaviour_person')
    .select('behaviour_id')
    .where('person_id', '=', keepId);
  await trx
    .deleteFrom('behaviour_person')
    .where('person_id', '=', goneId)
    .where('behaviour_id', 'in', both)
    .execute();
  await trx
    .updateTable('behaviour_person')
    .set({ person_id: keepId })
    .where('person_id', '=', goneId)
    .execute();
  await trx
    .updateTable('behaviour')
    .set({ subject_id: keepId })
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', goneId)
    .execute();
}
