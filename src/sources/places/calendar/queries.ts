import { placeById } from '#people';
import type { Kith } from '#platform';
import { sourcesOfPlace } from '../follow-place.ts';
import type { HappeningView } from './schema.ts';

const SHOWN_MAX = 30;
/** Whole days, and times without a zone, are over when they are over everywhere. */
const EVERYWHERE_MS = 36 * 60 * 60 * 1000;

/** What is on and to come at a place, the soonest first, as the calendars say that are followed for it. */
export async function happeningsAt(
  kith: Kith,
  memberId: number,
  placeId: number,
): Promise<HappeningView[]> {
  const place = await placeById(kith, memberId, placeId);
  const sourceIds = await sourcesOfPlace(kith.db.read, memberId, place.id);
  if (sourceIds.length === 0) return [];
  const now = kith.now();
  const rows = await kith.db.read
    .selectFrom('happening')
    .innerJoin('source', 'source.feed_id', 'happening.feed_id')
    .selectAll('happening')
    .where('source.id', 'in', sourceIds)
    .where(({ eb, or, and }) =>
      or([
        eb('happening.ends_at', '>', now),
        and([eb('happening.zone', 'is', null), eb('happening.ends_at', '>', now - EVERYWHERE_MS)]),
      ]),
    )
    .orderBy('happening.starts_at')
    .orderBy('happening.feed_id')
    .orderBy('happening.place_in_feed')
    .limit(SHOWN_MAX)
    .execute();
  return rows.map((row) => ({
    title: row.title,
    url: row.url,
    location: row.location,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startTime: row.start_time,
    endTime: row.end_time,
    startsAt: Number(row.starts_at),
    zone: row.zone,
    rhythm: row.rhythm,
    isCancelled: row.is_cancelled === 1,
  }));
}
