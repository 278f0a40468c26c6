import { goalById } from '#goals';
import type { Kith } from '#platform';
import { noSuchStep } from './queries.ts';

/**
 * Puts the steps of a goal into an order. Those that are not named, such as one added in another
 * window meanwhile, follow in the order they had. Throws `not_found` for a step of elsewhere.
 */
export async function orderSteps(
  kith: Kith,
  memberId: number,
  goalId: number,
  ids: readonly number[],
): Promise<void> {
  await goalById(kith, memberId, goalId);
  await kith.db.write(async (trx) => {
    const rows = await trx
      .selectFrom('step')
      .select(['id', 'position'])
      .where('goal_id', '=', goalId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    const known = new Set(rows.map((row) => row.id));
    if (ids.some((id) => !known.has(id))) throw noSuchStep();
    const order = [...new Set([...ids, ...rows.map((row) => row.id)])];
    const before = new Map(rows.map((row) => [row.id, row.position]));
    for (const [index, id] of order.entries()) {
      if (before.get(id) === index + 1) continue;
      await trx
        .updateTable('step')
        .set({ position: index + 1 })
        .where('id', '=', id)
        .execute();
    }
  });
}
