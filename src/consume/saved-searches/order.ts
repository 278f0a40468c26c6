import type { Kith, Write } from '#platform';
import { noSuchSearch, savedSearchesOf } from './queries.ts';
import type { SavedSearchView } from './schema.ts';

/** Puts a member's saved searches in an order of theirs; what is not named keeps its own after the others. */
export async function orderSavedSearches(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<SavedSearchView[]> {
  await kith.db.write(async (trx) => {
    const saved = await inOrderNow(trx, memberId);
    const shown = new Set(saved.filter((one) => one.removed_at === null).map(({ id }) => id));
    if (ids.some((id) => !shown.has(id))) throw noSuchSearch();
    // Those just deleted have their place too, where they come back to.
    for (const [at, id] of [...new Set([...ids, ...saved.map((one) => one.id)])].entries())
      await trx
        .updateTable('saved_search')
        .set({ place: at + 1 })
        .where('id', '=', id)
        .where('member_id', '=', memberId)
        .execute();
  });
  return savedSearchesOf(kith, memberId);
}

const inOrderNow = (trx: Write, memberId: number) =>
  trx
    .selectFrom('saved_search')
    .select(['id', 'removed_at'])
    .where('member_id', '=', memberId)
    .orderBy('place')
    .orderBy('name_key')
    .execute();
