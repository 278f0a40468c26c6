import { z } from '@hono/zod-openapi';
import type { Kith, Listener } from '#platform';

const Merged = z.object({ keepId: z.number().int(), goneId: z.number().int() });

/** When two people turn out to be one, what was decided about either is decided about the one; the person kept wins. */
export function followMerges(kith: Kith): Listener {
  return async (payload) => {
    const { keepId, goneId } = Merged.parse(payload);
    await kith.db.write(async (trx) => {
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
