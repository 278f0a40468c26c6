import { z } from '@hono/zod-openapi';
import type { JobHandler, Kith, Write } from '#platform';
import { dropFeed, forgetFeedOfNobody } from './follow.ts';

export const FORGET_FEED = 'sources.forget-feed';
const ATTEMPTS_MAX = 8;
const Payload = z.object({ feedId: z.number().int() });

/**
 * Letters go with their member at once. What others publish is looked at feed by feed afterwards, because there may be
 * hundreds: where nobody follows any more it goes, as when a source is left.
 */
export async function eraseMember(kith: Kith, trx: Write, memberId: number): Promise<void> {
  const letters = await trx
    .selectFrom('feed')
    .select('id')
    .where('member_id', '=', memberId)
    .execute();
  const followed = await trx
    .selectFrom('source')
    .select('feed_id')
    .where('member_id', '=', memberId)
    .union(trx.selectFrom('left_source').select('feed_id').where('member_id', '=', memberId))
    .execute();
  for (const { id } of letters) await dropFeed(kith, trx, id);
  const gone = new Set(letters.map(({ id }) => id));
  const jobs = followed
    .filter(({ feed_id }) => !gone.has(feed_id))
    .map(({ feed_id: feedId }) => ({ kind: FORGET_FEED, payload: { feedId } }));
  await kith.enqueue(trx, jobs);
}

export const forgetFeedJob = (kith: Kith): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: async (payload) => {
    const { feedId } = Payload.parse(payload);
    await kith.db.write((trx) => forgetFeedOfNobody(kith, trx, feedId));
  },
});
