import { enqueue, type Kith, Refusal, type Write } from '#platform';
import { removeEntryTerms } from '../search/index.ts';
import { URL_CHARS_MAX } from './schema.ts';

/** The job that says who publishes in a feed, for everyone who follows it, and tells of what was there before a member did. */
export const ATTRIBUTE = 'sources.attribute';

export interface NewSource {
  memberId: number;
  feedUrl: string;
  title: string;
  /** Null for the feed of a place, which is nobody's own. */
  personId: number | null;
  batchId: number | null;
  now: number;
}

export interface Followed {
  sourceId: number;
  feedId: number;
  host: string;
  isNew: boolean;
}

/** Follows a feed for a person, or for nobody. Following twice is no mistake: you get the source you have. */
export async function follow(trx: Write, source: NewSource): Promise<Followed> {
  const feed = await feedAt(trx, source);
  const known = await trx
    .selectFrom('source')
    .select('id')
    .where('member_id', '=', source.memberId)
    .where('feed_id', '=', feed.id)
    .executeTakeFirst();
  if (known) return { sourceId: known.id, feedId: feed.id, host: feed.host, isNew: false };
  const row = await trx
    .insertInto('source')
    .values({
      member_id: source.memberId,
      feed_id: feed.id,
      title: source.title,
      batch_id: source.batchId,
      created_at: source.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (source.personId !== null) {
    await trx
      .insertInto('source_person')
      .values({ source_id: row.id, author_key: '', person_id: source.personId })
      .execute();
  }
  // Read already for another member: who publishes there is known, and nothing new may come for long.
  if (feed.polled_at !== null) {
    const { memberId } = source;
    await enqueue(trx, source.now, [
      {
        kind: ATTRIBUTE,
        payload: { feedId: feed.id, memberId },
        // Each says it for all who follow the feed: not two at a time.
        orderingKey: `attribute ${feed.id}`,
        dedupeKey: `attribute ${feed.id} ${memberId}`,
      },
    ]);
  }
  return { sourceId: row.id, feedId: feed.id, host: feed.host, isNew: true };
}

async function feedAt(
  trx: Write,
  { memberId, feedUrl, now }: NewSource,
): Promise<{ id: number; host: string; polled_at: number | null }> {
  const known = await knownAt(trx, feedUrl);
  // Letters are their member's alone, whoever names their address. To others none of them exists.
  if (known && (known.member_id === null || known.member_id === memberId)) return known;
  if (known || !/^https?:/i.test(feedUrl))
    throw new Refusal('invalid', 'Kith follows addresses of the web.');
  if (feedUrl.length > URL_CHARS_MAX)
    throw new Refusal('invalid', `An address has at most ${URL_CHARS_MAX} characters.`);
  return trx
    .insertInto('feed')
    .values({
      url: feedUrl,
      host: new URL(feedUrl).host,
      // Its own, once it is read. What a member calls it is theirs: others follow the same feed.
      title: '',
      next_poll_at: now,
      created_at: now,
    })
    .returning(['id', 'host', 'polled_at'])
    .executeTakeFirstOrThrow();
}

/** The feed of this address, or of another by which it goes now, or could go again. */
async function knownAt(trx: Write, feedUrl: string) {
  const feeds = trx
    .selectFrom('feed')
    .select(['feed.id', 'feed.host', 'feed.polled_at', 'feed.member_id']);
  const here = await feeds.where('feed.url', '=', feedUrl).executeTakeFirst();
  if (here) return here;
  return feeds
    .innerJoin('feed_move', 'feed_move.feed_id', 'feed.id')
    .where('feed_move.state', '!=', 'seen')
    .where((eb) => eb.or([eb('from_url', '=', feedUrl), eb('to_url', '=', feedUrl)]))
    .executeTakeFirst();
}

/** Stops following for good, as when an import is undone; a feed that nobody follows any more goes with its entries. */
export async function unfollow(kith: Kith, trx: Write, sourceIds: number[]): Promise<void> {
  if (sourceIds.length === 0) return;
  const feeds = await trx
    .selectFrom('source')
    .select('feed_id')
    .where('id', 'in', sourceIds)
    .execute();
  await trx.deleteFrom('source').where('id', 'in', sourceIds).execute();
  for (const { feed_id } of feeds) await forgetFeedOfNobody(kith, trx, feed_id);
}

/** Deletes a feed with its entries, unless a member follows it or may still come back to it. */
export async function forgetFeedOfNobody(kith: Kith, trx: Write, feedId: number): Promise<void> {
  const follower = await trx
    .selectFrom('source')
    .select('id')
    .where('feed_id', '=', feedId)
    .limit(1)
    .executeTakeFirst();
  const left = await trx
    .selectFrom('left_source')
    .select('id')
    .where('feed_id', '=', feedId)
    .limit(1)
    .executeTakeFirst();
  if (!follower && !left) await dropFeed(kith, trx, feedId);
}

/** A feed with its entries, and what is found by their words. */
export async function dropFeed(kith: Kith, trx: Write, feedId: number): Promise<void> {
  const entries = await trx
    .selectFrom('entry')
    .select('id')
    .where('feed_id', '=', feedId)
    .execute();
  await removeEntryTerms(
    kith.db.engine,
    trx,
    entries.map((entry) => entry.id),
  );
  await trx.deleteFrom('feed').where('id', '=', feedId).execute();
}
