import { z } from '@hono/zod-openapi';
import type { Kith, Listener, Write } from '#platform';

const PersonMerged = z.object({ goneId: z.number().int() });

/**
 * What a room does when two of a member's people turn out to be one: it moves what hung on the one
 * who is gone. Bears hearing twice, as whoever is gone has nothing any more.
 */
export function followMerges(
  kith: Kith,
  move: (trx: Write, people: { goneId: number; keepId: number }) => Promise<void>,
): Record<'person.merged', Listener> {
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
        if (gone?.merged_into) await move(trx, { goneId, keepId: gone.merged_into });
      });
    },
  };
}
