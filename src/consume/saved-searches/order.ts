import type { Kith } from '#platform';
import { noSuchSearch, savedSearchesOf } from './queries.ts';
import type { SavedSearchView } from './schema.ts';

/** Puts a member's saved searches in an order of theirs; what is not named keeps its own after the others. */
export async function orderSavedSearches(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<SavedSearchView[]> {
  const known = (await savedSearchesOf(kith, memberId)).map(({ id }) => id);
  if (ids.some((id) => !known.includes(id))) throw noSuchSearch();
  const order = [...new Set([...ids, ...known])];
  await kith.db.write(async (trx) => {
    for (const [at, id] of order.entries())
      await trx
        .updateTable('saved_search')
        .set({ place: at + 1 })
        .where('id', '=', id)
        .where('member_id', '=', memberId)
        .execute();
  });
  return savedSearchesOf(kith, memberId);
}
