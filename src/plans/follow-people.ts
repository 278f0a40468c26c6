import { z } from '@hono/zod-openapi';
import type { Kith, Listener, Write } from '#platform';

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
        await moveParts(trx, goneId, gone.merged_into);
      });
    },
  };
}

/** Somebody of a starter kit too. They were not made by it any more: undoing it leaves them. */
async function moveParts(trx: Write, goneId: number, keepId: number): Promise<void> {
  const kits = await trx
    .deleteFrom('kit_part')
    .where('kind', '=', 'person')
    .where('subject_id', '=', goneId)
    .returning('kit_id')
    .execute();
  if (kits.length === 0) return;
  await trx
    .insertInto('kit_part')
    .values(
      kits.map(({ kit_id }) => ({
        kit_id,
        kind: 'person' as const,
        subject_id: keepId,
        is_made: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
