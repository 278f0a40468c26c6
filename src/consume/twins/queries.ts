import type { Kith } from '#platform';

export interface Twin {
  id: number;
  source: string;
}

/** Who else among a member's sources carries the same as each of these entries. */
export async function twinsOf(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<Map<number, Twin[]>> {
  if (entryIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('entry_twin as mine')
    .innerJoin('entry_twin as other', 'other.first_id', 'mine.first_id')
    .innerJoin('entry', 'entry.id', 'other.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['mine.entry_id as of', 'entry.id', 'feed.title', 'source.title as given', 'feed.host'])
    .where('mine.entry_id', 'in', entryIds)
    .where('source.member_id', '=', memberId)
    .whereRef('other.entry_id', '<>', 'mine.entry_id')
    .orderBy('entry.id')
    .execute();
  const twins = new Map<number, Twin[]>();
  for (const { of, id, title, given, host } of rows)
    twins.set(of, [...(twins.get(of) ?? []), { id, source: title || given || host }]);
  return twins;
}
