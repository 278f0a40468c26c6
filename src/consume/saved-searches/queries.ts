import { type Kith, type Read, Refusal } from '#platform';
import type { SavedSearchView } from './schema.ts';

export const noSuchSearch = () => new Refusal('not_found', 'There is no such saved search.');

const savedIn = (read: Read, memberId: number) =>
  read
    .selectFrom('saved_search')
    .select(['id', 'name', 'q', 'created_at as createdAt'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null);

/** A member's saved searches in the order they put them in, else by name. */
export const savedSearchesOf = (kith: Kith, memberId: number): Promise<SavedSearchView[]> =>
  inOrder(savedIn(kith.db.read, memberId)).execute();

const inOrder = (saved: ReturnType<typeof savedIn>) => saved.orderBy('place').orderBy('name_key');

/** One of them. Another member's is not there. */
export async function savedSearchById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<SavedSearchView> {
  const saved = await savedIn(kith.db.read, memberId).where('id', '=', id).executeTakeFirst();
  if (!saved) throw noSuchSearch();
  return saved;
}

/** All of them for an export. */
export async function exportSavedSearches(kith: Kith, memberId: number) {
  const saved = await inOrder(savedIn(kith.db.read, memberId)).execute();
  return saved.map(({ name, q, createdAt }) => ({ name, q, createdAt }));
}
