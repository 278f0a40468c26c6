import type { Kith } from '#platform';
import { DELETIONS_SHOWN_AT_ONCE, type DeletionsView } from './schema.ts';

/** A page of what a member deleted, the latest first. */
export async function deletionsOf(
  kith: Kith,
  memberId: number,
  { after }: { after?: number | undefined },
): Promise<DeletionsView> {
  let asked = kith.db.read
    .selectFrom('deletion')
    .select(['id', 'title', 'source', 'url', 'deleted_at'])
    .where('member_id', '=', memberId);
  if (after !== undefined) asked = asked.where('id', '<', after);
  const rows = await asked
    .orderBy('id', 'desc')
    .limit(DELETIONS_SHOWN_AT_ONCE + 1)
    .execute();
  const page = rows.slice(0, DELETIONS_SHOWN_AT_ONCE);
  return {
    deletions: page.map(({ deleted_at, ...deletion }) => ({ ...deletion, deletedAt: deleted_at })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** All of it, for an export. */
export async function exportDeletions(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('deletion')
    .select(['feed_url', 'identity', 'url', 'title', 'source', 'deleted_at'])
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
  return rows.map(({ feed_url, deleted_at, ...row }) => ({
    ...row,
    feedUrl: feed_url,
    deletedAt: deleted_at,
  }));
}
