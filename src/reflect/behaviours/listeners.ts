import { z } from '@hono/zod-openapi';
import type { Kith, Listener } from '#platform';
import { record, takeBack } from './record.ts';
import { RULES } from './rules.ts';

const PersonMerged = z.object({ goneId: z.number().int() });

/** Hears all that the table of rules names, and keeps people right who turn out to be one. */
export function behaviourListeners(kith: Kith): Record<string, Listener> {
  const listeners: Record<string, Listener> = {
    'person.merged': (payload) => followMerge(kith, PersonMerged.parse(payload).goneId),
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
async function followMerge(kith: Kith, goneId: number): Promise<void> {
  await kith.db.write(async (trx) => {
    // The one named in the payload may have been merged in its turn; this row names the last.
    const gone = await trx
      .selectFrom('person')
      .select('merged_into')
      .where('id', '=', goneId)
      .executeTakeFirst();
    const keepId = gone?.merged_into;
    if (!keepId) return;
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
  });
}
