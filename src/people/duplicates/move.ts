import type { Write } from '#platform';
import type { Belonging } from '../directory/belongings.ts';

interface Moved {
  otherId: number;
  /** Whether the two had been a pair before, and dismissed when; undefined when they had not. */
  before?: { dismissedAt: number | null } | undefined;
}

/**
 * Whoever might have been the person who is gone might be the one they became, and whoever is not
 * the one is not the other: a dismissal holds for both. The pair itself stays on the gone row.
 */
export const pairsOfPerson: Belonging = {
  name: 'person_pair',
  move: async (trx, fromId, toId) => {
    const moved: Moved[] = [];
    for (const pair of await pairsWith(trx, fromId)) {
      const otherId = pair.a_id === fromId ? pair.b_id : pair.a_id;
      if (otherId === toId) continue;
      const theirs = await pairOf(trx, toId, otherId);
      const { a_id: _a, b_id: _b, ...rest } = pair;
      const dismissed_at = theirs?.dismissed_at ?? pair.dismissed_at;
      await trx
        .insertInto('person_pair')
        .values({ ...rest, ...inOrder(toId, otherId), dismissed_at })
        .onConflict((conflict) => conflict.columns(['a_id', 'b_id']).doUpdateSet({ dismissed_at }))
        .execute();
      moved.push({ otherId, before: theirs && { dismissedAt: theirs.dismissed_at } });
    }
    return moved;
  },
  moveBack: async (trx, moved, fromId) => {
    for (const { otherId, before } of moved as Moved[]) {
      const { a_id, b_id } = inOrder(fromId, otherId);
      const which = { a_id, b_id };
      if (before)
        await trx
          .updateTable('person_pair')
          .set({ dismissed_at: before.dismissedAt })
          .where('a_id', '=', which.a_id)
          .where('b_id', '=', which.b_id)
          .execute();
      else
        await trx
          .deleteFrom('person_pair')
          .where('a_id', '=', which.a_id)
          .where('b_id', '=', which.b_id)
          .execute();
    }
  },
};

const inOrder = (one: number, other: number) => ({
  a_id: Math.min(one, other),
  b_id: Math.max(one, other),
});

const pairsWith = (trx: Write, id: number) =>
  trx
    .selectFrom('person_pair')
    .selectAll()
    .where((eb) => eb.or([eb('a_id', '=', id), eb('b_id', '=', id)]))
    .execute();

function pairOf(trx: Write, one: number, other: number) {
  const { a_id, b_id } = inOrder(one, other);
  return trx
    .selectFrom('person_pair')
    .select('dismissed_at')
    .where('a_id', '=', a_id)
    .where('b_id', '=', b_id)
    .executeTakeFirst();
}
