import type { Kith, Write } from '#platform';
import { enqueuePolls } from '../polling/schedule.ts';
import { topicOf } from './hub-of.ts';
import { isSignedBy, PUSH_SECRET } from './rules.ts';
import { enqueueTakingIn } from './take-in.ts';

/** So many messages wait at most for one feed; beyond, the feed is looked at instead. */
const WAITING_MAX = 20;
const TYPE_CHARS_MAX = 200;

export interface Message {
  body: Uint8Array;
  contentType: string | undefined;
  /** `X-Hub-Signature` and `Link`, as they came. */
  signature: string | undefined;
  link: string | undefined;
}

/**
 * What a hub sent to this address: kept to be read in the feed's turn. False where nobody waits for it.
 * What is not signed as agreed, or speaks of another feed, is left alone without a word (WebSub, 7.1);
 * without a secret it is a hint only, and the feed itself is asked.
 */
export async function arrive(kith: Kith, token: string, message: Message): Promise<boolean> {
  const push = await kith.db.read
    .selectFrom('feed_push')
    .leftJoin('feed', 'feed.id', 'feed_push.feed_id')
    .select(['feed_push.id', 'topic_url', 'secret', 'feed_push.state', 'feed_id', 'feed.host'])
    .where('token', '=', token)
    .executeTakeFirst();
  if (!push) return false;
  const { feed_id: feedId, host } = push;
  if (push.state === 'leaving' || feedId === null || host === null) return true;
  const topic = topicOf(message.link ?? '', push.topic_url) ?? push.topic_url;
  if (topic !== push.topic_url || !isBelieved(kith, push.secret, message)) return true;
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('feed_push')
      .set({ pushed_at: kith.now(), missed: 0 })
      .where('id', '=', push.id)
      .execute();
    if (push.secret === null || (await waiting(trx, feedId)) >= WAITING_MAX)
      return enqueuePolls(kith, trx, [{ id: feedId, host }]);
    const { id } = await trx
      .insertInto('push_arrival')
      .values({
        feed_id: feedId,
        body: message.body,
        content_type: message.contentType?.slice(0, TYPE_CHARS_MAX) ?? null,
        arrived_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return enqueueTakingIn(kith, trx, { arrivalId: id, host });
  });
  kith.wakeJobs();
  return true;
}

function isBelieved(kith: Kith, sealed: string | null, { signature, body }: Message): boolean {
  if (sealed === null) return true;
  const secret = kith.secrets.open(sealed, PUSH_SECRET);
  return secret !== null && isSignedBy(signature, secret, body);
}

async function waiting(trx: Write, feedId: number): Promise<number> {
  const { count } = await trx
    .selectFrom('push_arrival')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('feed_id', '=', feedId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
