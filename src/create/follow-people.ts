import { z } from '@hono/zod-openapi';
import type { Kith, Listener } from '#platform';

const PersonMerged = z.object({ goneId: z.number() });

/** Notes about a person who turned out to be another are about the one they became. */
export function followMergedPeople(kith: Kith): Record<string, Listener> {
  return {
    'person.merged': async (payload) => {
      const { goneId } = PersonMerged.parse(payload);
      await kith.db.write(async (trx) => {
        // The one named in the payload may have been merged in its turn; this row names the last.
        const gone = await trx
          .selectFrom('person')
          .select('merged_into')
          .where('id', '=', goneId)
          .executeTakeFirst();
        const keptId = gone?.merged_into;
        if (!keptId) return;
        const named = await trx
          .deleteFrom('note_person')
          .where('person_id', '=', goneId)
          .returning('note_id')
          .execute();
        if (named.length > 0) {
          await trx
            .insertInto('note_person')
            .values(named.map((row) => ({ note_id: row.note_id, person_id: keptId })))
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        await trx
          .updateTable('note_link')
          .set({ target_id: keptId })
          .where('target_kind', '=', 'person')
          .where('target_id', '=', goneId)
          .execute();
      });
    },
  };
}
