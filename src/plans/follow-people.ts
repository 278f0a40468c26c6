import { z } from '@hono/zod-openapi';
import type { Kith, Listener } from '#platform';

const PersonMerged = z.object({ goneId: z.number() });

/** Steps with a person who turned out to be another go to the one they became. */
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
        if (!gone?.merged_into) return;
        await trx
          .updateTable('step')
          .set({ person_id: gone.merged_into })
          .where('person_id', '=', goneId)
          .execute();
      });
    },
  };
}
