import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { noticesOf } from '../polling/keep-noticed.ts';
import { latestHashes, pollableFeed } from '../polling/poll.ts';
import { digestInThread } from '../polling/reading-thread.ts';
import { recordPushed } from '../polling/record-pushed.ts';
import { enqueuePolls } from '../polling/schedule.ts';

export const TAKE_IN = 'sources.take-in';
const ATTEMPTS_MAX = 5;
const Payload = z.object({ arrivalId: z.number().int() });

/** In turn with the looks at the same server: two that store into one feed at once would be in each other's way. */
export const enqueueTakingIn = (
  kith: Kith,
  trx: Write,
  { arrivalId, host }: { arrivalId: number; host: string },
): Promise<void> =>
  kith.enqueue(trx, [{ kind: TAKE_IN, payload: { arrivalId }, orderingKey: `host ${host}` }]);

/** Reads what a hub sent as if it had been looked up, in the same thread and into the same tables. */
export function takeInJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { arrivalId } = Payload.parse(payload);
      const arrival = await kith.db.read
        .selectFrom('push_arrival')
        .selectAll()
        .where('id', '=', arrivalId)
        .executeTakeFirst();
      const feed = arrival && (await pollableFeed(kith, arrival.feed_id));
      if (!feed) return;
      const digested = await digestInThread({
        bytes: arrival.body,
        url: feed.url,
        now: kith.now(),
        notices: noticesOf(kith),
        known: await latestHashes(kith, feed.id),
        ...(arrival.content_type ? { contentType: arrival.content_type } : {}),
      });
      // Some hubs only knock: what came is no feed, so the feed itself is asked.
      if (digested.kind === 'feed') {
        await recordPushed(kith, feed, digested);
        digested.letGo();
      } else await kith.db.write((trx) => enqueuePolls(kith, trx, [feed]));
      await kith.db.write((trx) =>
        trx.deleteFrom('push_arrival').where('id', '=', arrivalId).execute(),
      );
      kith.wakeJobs();
    },
  };
}
