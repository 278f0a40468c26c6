import { placeById } from '#people';
import { type Kith, type Read, Refusal, type Write } from '#platform';
import { discover } from '../discovery/discover.ts';
import { nothingWords } from '../discovery/discovered.ts';
import { typedAddress } from '../discovery/typed-rules.ts';
import { follow } from '../feeds/follow.ts';
import { refuseTooMany } from '../feeds/follow-address.ts';
import { tellFollowed } from '../feeds/tell.ts';
import { enqueuePolls } from '../polling/schedule.ts';
import { listingsOf } from './listings.ts';

/** What a place's address led to, and that it is followed now. */
export interface FollowedPlace {
  sourceId: number;
  feedUrl: string;
  title: string;
  /** False when it was followed already. */
  isNew: boolean;
}

interface PlaceToFollow {
  placeId: number;
  /** That of the place where it is left out. */
  url?: string | undefined;
  /** Which of the feeds of a known site; the best without it. */
  which?: string | undefined;
}

/**
 * Follows the feed or listing of a place: that of its address, or of the one given. It stands for the
 * place and for nobody: whoever signs there becomes no person of the member's by that. Throws `invalid`
 * (field `url`) when there is no feed.
 */
export async function followPlace(
  kith: Kith,
  memberId: number,
  { placeId, url, which }: PlaceToFollow,
): Promise<FollowedPlace> {
  const place = await placeById(kith, memberId, placeId);
  const feed = await feedOf(kith, url ?? typedAddress(place.address), which);
  const now = kith.now();
  const done = await kith.db.write(async (trx) => {
    const source = { memberId, feedUrl: feed.url, title: place.name, batchId: null, now };
    const followed = await follow(trx, { ...source, personId: null });
    if (followed.isNew) await refuseTooMany(trx, memberId);
    await linkPlace(trx, { sourceId: followed.sourceId, placeId: place.id });
    const told = { memberId, sourceId: followed.sourceId, personId: null };
    if (followed.isNew) await tellFollowed(kith, trx, 'source.followed', told);
    await enqueuePolls(kith, trx, [{ id: followed.feedId, host: followed.host }]);
    return followed;
  });
  kith.wakeJobs();
  return { sourceId: done.sourceId, feedUrl: feed.url, title: feed.title, isNew: done.isNew };
}

async function feedOf(
  kith: Kith,
  address: string,
  which: string | undefined,
): Promise<{ url: string; title: string }> {
  if (address === '')
    throw nothing('This place has no address yet. Give one, or that of its feed.');
  let why = '';
  for (const url of [...listingsOf(address), address]) {
    const found = await discover(kith.fetch, url, which);
    if (found.kind === 'calendar') {
      const { hostname } = new URL(found.url);
      return { url: found.url, title: found.title || hostname };
    }
    if (found.kind === 'nothing') {
      why = nothingWords(found);
      continue;
    }
    const [feed] = found.feeds;
    if (feed) return { url: feed.url, title: feed.title || found.title || new URL(feed.url).host };
    why =
      'This page offers no feed that Kith can follow. Give the address of a feed or calendar, if there is one.';
  }
  throw nothing(why);
}

const nothing = (why: string) => new Refusal('invalid', why, { url: why });

export async function linkPlace(
  trx: Write,
  link: { sourceId: number; placeId: number },
): Promise<void> {
  await trx
    .insertInto('source_place')
    .values({ source_id: link.sourceId, place_id: link.placeId })
    .onConflict((conflict) => conflict.columns(['source_id', 'place_id']).doNothing())
    .execute();
}

/** The sources that a member follows of a place. */
export async function sourcesOfPlace(
  read: Read,
  memberId: number,
  placeId: number,
): Promise<number[]> {
  const rows = await read
    .selectFrom('source_place')
    .innerJoin('source', 'source.id', 'source_place.source_id')
    .select('source.id')
    .where('source_place.place_id', '=', placeId)
    .where('source.member_id', '=', memberId)
    .orderBy('source.id')
    .execute();
  return rows.map((row) => row.id);
}
