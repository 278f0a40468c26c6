import { type Kith, type Redirect, sendAlong, type Write } from '#platform';
import { URL_CHARS_MAX } from '../feeds/schema.ts';
import { mergeFeeds } from './merge-feeds.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A server that is being mended may say for an evening that all has moved for good. */
const LOOKS_MIN = 3;
const SEEN_FOR_MS_MIN = 2 * DAY_MS;
const PERMANENT = new Set([301, 308]);

/**
 * Where an address leads for good: to the end of its redirects, as far as all before were
 * permanent. Null where it stays, is only lent for now, or would leave https for http.
 */
export function movedTo(redirects: readonly Redirect[]): string | null {
  const end = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  const permanent = end === -1 ? redirects : redirects.slice(0, end);
  const from = permanent[0]?.from;
  const to = permanent.at(-1)?.to;
  if (from === undefined || to === undefined || to === from || to.length > URL_CHARS_MAX)
    return null;
  const isLessSafe = from.startsWith('https:') && permanent.some((one) => isPlain(one.to));
  return isLessSafe ? null : to;
}

const isPlain = (url: string): boolean => url.startsWith('http:');

interface Sighting {
  feed: { id: number; url: string };
  /** Where the address leads for good, at this look. */
  to: string | null;
  now: number;
}

/**
 * Remembers where a feed leads for good, and takes the new address once it was seen at several
 * looks in a row over two days. Gives the feed's id from now on: another, where the new address
 * was followed already.
 */
export async function noteMove(kith: Kith, trx: Write, sighting: Sighting): Promise<number> {
  const { feed, to, now } = sighting;
  if (to === null) {
    const seen = trx.deleteFrom('feed_move').where('feed_id', '=', feed.id);
    await sendAlong(trx, seen.where('state', '=', 'seen'));
    return feed.id;
  }
  const known = await trx
    .selectFrom('feed_move')
    .selectAll()
    .where('feed_id', '=', feed.id)
    .executeTakeFirst();
  if (known?.to_url !== to) {
    // What was taken before is past; a feed that moves on is as new.
    if (known) await forget(trx, feed.id);
    await begin(trx, sighting, to);
    return feed.id;
  }
  if (known.state === 'refused') return feed.id;
  const looks = known.looks + 1;
  await trx.updateTable('feed_move').set({ looks }).where('feed_id', '=', feed.id).execute();
  const isSure = looks >= LOOKS_MIN && now - known.first_at >= SEEN_FOR_MS_MIN;
  return isSure ? takeAddress(kith, trx, { feed, to, now }) : feed.id;
}

const forget = (trx: Write, feedId: number) =>
  trx.deleteFrom('feed_move').where('feed_id', '=', feedId).execute();

async function begin(trx: Write, { feed, now }: Sighting, to: string): Promise<void> {
  await trx
    .insertInto('feed_move')
    .values({
      feed_id: feed.id,
      from_url: feed.url,
      to_url: to,
      looks: 1,
      first_at: now,
      state: 'seen',
    })
    .execute();
}

/** Asks at the new address from now on. */
async function takeAddress(
  kith: Kith,
  trx: Write,
  { feed, to, now }: { feed: Sighting['feed']; to: string; now: number },
): Promise<number> {
  const there = await trx.selectFrom('feed').select('id').where('url', '=', to).executeTakeFirst();
  if (there) {
    await mergeFeeds(kith, trx, { fromId: feed.id, intoId: there.id });
    return there.id;
  }
  await setAddress(trx, feed.id, to);
  await trx
    .updateTable('feed_move')
    .set({ state: 'taken', taken_at: now })
    .where('feed_id', '=', feed.id)
    .execute();
  return feed.id;
}

export const setAddress = (trx: Write, feedId: number, url: string) =>
  trx
    .updateTable('feed')
    .set({ url, host: new URL(url).host })
    .where('id', '=', feedId)
    .execute();
