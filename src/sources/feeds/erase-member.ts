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
  // Taken away here, not by the member's going: a feed may be merged into another at this moment, and then it is the other.
  const followed = [
    ...(await trx
      .deleteFrom('source')
      .where('member_id', '=', memberId)
      .returning('feed_id')
      .execute()),
    ...(await trx
      .deleteFrom('left_source')
      .where('member_id', '=', memberId)
      .returning('feed_id')
      .execute()),
  ];
  for (const { id } of letters) await dropFeed(kith, trx, id);
  const left = new Set(followed.map(({ feed_id }) => feed_id));
  for (const { id } of letters) left.delete(id);
  const jobs = [...left].map((feedId) => ({ kind: FORGET_FEED, payload: { feedId } }));
  await kith.enqueue(trx, jobs);
}

export const forgetFeedJob = (kith: Kith): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: async (payload) => {
    const { feedId } = Payload.parse(payload);
    await kith.db.write((trx) => forgetFeedOfNobody(kith, trx, feedId));
  },
});
