import type { Kith } from '#platform';
import { attribute } from './attribute.ts';
import { keepNoticed } from './keep-noticed.ts';
import type { ReadFeed } from './read-feed.ts';
import { latestDates, type PolledFeed } from './record.ts';
import { usualGapMs, WAIT_MIN_MS } from './rhythm.ts';
import { storeEntries } from './store.ts';

/**
 * Stores what a hub brought as a look would have, in one transaction. It may be a part of the feed: how
 * that is called, where it lives and by what the next look asks stay as the last look found them.
 */
export async function recordPushed(kith: Kith, feed: PolledFeed, digest: ReadFeed): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const stored = await storeEntries(kith, trx, [{ feedId: feed.id, digest }]);
    const gapMs = usualGapMs(await latestDates(trx, feed.id), now);
    await trx
      .updateTable('feed')
      .set({ changed_at: now, gap_ms: gapMs === null ? null : Math.round(gapMs) })
      .where('id', '=', feed.id)
      .execute();
    // Some hubs bring titles only, as YouTube's: the rest is in the feed.
    if (digest.entries.some(({ words }) => words === 0))
      await trx
        .updateTable('feed')
        .set({ next_poll_at: now + WAIT_MIN_MS })
        .where('id', '=', feed.id)
        .where('next_poll_at', '>', now + WAIT_MIN_MS)
        .execute();
    await attribute(kith, trx, feed.id);
    await keepNoticed(kith, trx, stored);
  });
}
