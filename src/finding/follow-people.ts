import { z } from '@hono/zod-openapi';
import type { Kith, Listener } from '#platform';

const Merged = z.object({ goneId: z.number().int() });

/** When two people turn out to be one, what was decided about either is decided about the one; the person kept wins. */
export function followMerges(kith: Kith): Listener {
  return async (payload) => {
    const { goneId } = Merged.parse(payload);
    await kith.db.write(async (trx) => {
      // The one named in the payload may have been merged in its turn; this row names the last.
      const gone = await trx
        .selectFrom('person')
        .select('merged_into')
        .where('id', '=', goneId)
        .executeTakeFirst();
      const keepId = gone?.merged_into;
      if (!keepId) return;
      const decided = trx.selectFrom('choice').select('goal_id').where('person_id', '=', keepId);
      await trx
        .deleteFrom('choice')
        .where('person_id', '=', goneId)
        .where('goal_id', 'in', decided)
        .execute();
      await trx
        .updateTable('choice')
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
      await trx
        .updateTable('stranger')
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
    });
  };
}
