import { dayOf } from '#days';
import type { Kith, Read } from '#platform';
import { blockedWith } from './blocks.ts';
import type { OfferOfAnother } from './schema.ts';

/** More than anybody looks through; a Kith with more members than this searches by words. */
const FOUND_MAX = 500;

/**
 * Offers that this member may see: both agreed to be found, for neither it is over, and neither blocked the
 * other. The one place that says who sees whom.
 */
function foundOffers(kith: Kith, read: Read, memberId: number) {
  const today = dayOf(kith.now());
  return read
    .selectFrom('offer')
    .innerJoin('offer as mine', (join) => join.on('mine.member_id', '=', memberId))
    .where('offer.member_id', '!=', memberId)
    .where('offer.left_at', 'is', null)
    .where('mine.left_at', 'is', null)
    .where((eb) => eb.or([eb('offer.until', 'is', null), eb('offer.until', '>=', today)]))
    .where((eb) => eb.or([eb('mine.until', 'is', null), eb('mine.until', '>=', today)]))
    .where('offer.member_id', 'not in', blockedWith(read, memberId));
}

/** Ids of the members that this one may see; for an `in`. */
export const foundMembers = (kith: Kith, read: Read, memberId: number) =>
  foundOffers(kith, read, memberId).select('offer.member_id');

/** What members who agreed to be found let this one ask about, by name. Empty while this one has not agreed too. */
export async function offersOfOthers(kith: Kith, memberId: number): Promise<OfferOfAnother[]> {
  const rows = await foundOffers(kith, kith.db.read, memberId)
    .innerJoin('member', 'member.id', 'offer.member_id')
    .select([
      'offer.id',
      'offer.member_id',
      'member.display_name',
      'offer.topics',
      'offer.asks_per_month',
      'offer.until',
      'offer.languages',
      'offer.channel',
    ])
    .orderBy('member.display_name')
    .limit(FOUND_MAX)
    .execute();
  return rows.map((row) => ({
    offerId: row.id,
    memberId: row.member_id,
    name: row.display_name,
    topics: JSON.parse(row.topics) as string[],
    asksPerMonth: row.asks_per_month,
    until: row.until,
    languages: JSON.parse(row.languages) as string[],
    channel: row.channel,
  }));
}
