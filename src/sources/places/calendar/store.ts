import { sendAlong, type Write } from '#platform';
import type { Happening } from './read.ts';

/** What a calendar says now takes the place of what it said before. */
export async function storeHappenings(
  trx: Write,
  feedId: number,
  happenings: readonly Happening[],
): Promise<void> {
  await sendAlong(trx, trx.deleteFrom('happening').where('feed_id', '=', feedId));
  if (happenings.length === 0) return;
  const rows = happenings.map(
    ({ title, url, location, starts, ends, rhythm, isCancelled }, place) => ({
      feed_id: feedId,
      place_in_feed: place,
      title,
      url,
      location,
      starts_on: starts.day,
      ends_on: ends.day,
      start_time: starts.time,
      end_time: ends.time,
      starts_at: starts.at,
      ends_at: ends.at,
      zone: starts.zone,
      rhythm,
      is_cancelled: isCancelled ? 1 : 0,
    }),
  );
  await sendAlong(trx, trx.insertInto('happening').values(rows));
}
