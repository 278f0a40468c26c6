import type { Kith } from '#platform';
import type { OfferState, OfferView } from './schema.ts';

/** A member's own offer, and whether there is anybody to be found by. */
export async function offerState(kith: Kith, memberId: number): Promise<OfferState> {
  const other = await kith.db.read
    .selectFrom('member')
    .select('id')
    .where('id', '!=', memberId)
    .limit(1)
    .executeTakeFirst();
  return { offer: await offerOf(kith, memberId), hasOthers: other !== undefined };
}

/** A member's own offer as it stands; null when they are not found, or no longer. */
export async function offerOf(kith: Kith, memberId: number): Promise<OfferView | null> {
  const row = await kith.db.read
    .selectFrom('offer')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    topics: JSON.parse(row.topics) as string[],
    asksPerMonth: row.asks_per_month,
    until: row.until,
    languages: JSON.parse(row.languages) as string[],
    channel: row.channel,
    contact: row.contact,
    joinedAt: row.joined_at,
  };
}
