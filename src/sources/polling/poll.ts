import { createHash } from 'node:crypto';
import type { Kith } from '#platform';
import { isCalendar } from '../places/calendar/sniff.ts';
import { MISSED_MAX } from '../push/rules.ts';
import { noticesOf } from './keep-noticed.ts';
import { digestInThread } from './reading-thread.ts';
import {
  type Look,
  type PolledFeed,
  recordDigests,
  recordFailure,
  recordUnchanged,
} from './record.ts';
import { Together } from './together.ts';

const FEED_BYTES_MAX = 20 * 1024 * 1024;
/** After this long a feed is fetched whole once, because some servers answer 304 for ever. */
const VALIDATORS_MAX_MS = 8 * 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const KNOWN_MAX = 200;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, text/calendar, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/** What of a feed a look needs; nothing where it is not there any more. */
export function pollableFeed(kith: Kith, feedId: number): Promise<PolledFeed | undefined> {
  return (
    kith.db.read
      .selectFrom('feed')
      .leftJoin('feed_push', (join) =>
        join
          .onRef('feed_push.feed_id', '=', 'feed.id')
          .on('feed_push.state', '=', 'active')
          .on('feed_push.lease_until', '>', kith.now())
          .on('feed_push.missed', '<', MISSED_MAX),
      )
      .select(['feed.id', 'url', 'feed.host', 'etag', 'last_modified', 'body_hash', 'read_at'])
      .select([
        'feed.failures',
        'feed.state',
        'title',
        'format',
        'ttl_minutes',
        'skips',
        'polled_at',
      ])
      .leftJoin('host_wait', (join) =>
        join.onRef('host_wait.host', '=', 'feed.host').on('host_wait.until_at', '>', kith.now()),
      )
      .leftJoin('feed_push as noted', 'noted.feed_id', 'feed.id')
      .select(['feed_push.id as push_id', 'noted.id as hub_id'])
      .select('host_wait.until_at as waits_until')
      .where('feed.id', '=', feedId)
      // Letters are no feed that can be asked for: their mailbox is looked into.
      .where('feed.member_id', 'is', null)
      .executeTakeFirst()
  );
}

/**
 * Looks at a feed once, unless its server asked for no visits. What the network does is recorded,
 * never thrown: the feed's page says what went wrong, and the next look comes later but always comes.
 */
export async function pollFeed(
  kith: Kith,
  feedId: number,
  cutOff?: { askedAt: number },
): Promise<void> {
  const feed = await pollableFeed(kith, feedId);
  if (!feed) return;
  // Its process ended when all was stored: another look would find nothing new, and say so.
  if (cutOff && (feed.polled_at ?? 0) > cutOff.askedAt) return;
  if (feed.waits_until !== null) return postpone(kith, feed.id, feed.waits_until);
  const isStale = feed.read_at === null || kith.now() - feed.read_at > VALIDATORS_MAX_MS;
  const fetched = await kith.fetch.get({
    url: feed.url,
    accept: ACCEPT,
    bytesMax: FEED_BYTES_MAX,
    ...(isStale ? {} : { etag: feed.etag, lastModified: feed.last_modified }),
  });
  if (fetched.kind === 'failed') return recordFailure(kith, feed, fetched);
  if (fetched.kind === 'not-modified') return recordUnchanged(kith, feed, fetched);
  const bodyHash = hashOf(fetched.body, kith.now());
  if (bodyHash === feed.body_hash) return recordUnchanged(kith, feed, fetched);
  const contentType = fetched.headers['content-type'];
  const known = feed.state === 'new' ? [] : await latestHashes(kith, feed.id);
  const coming = looksOf(kith).comes();
  try {
    const digest = await digestInThread({
      bytes: fetched.body,
      url: fetched.url,
      now: kith.now(),
      notices: noticesOf(kith),
      known,
      ...(contentType ? { contentType } : {}),
    });
    if (digest.kind === 'not-a-feed') {
      // Nobody waits until that is written.
      coming.leave();
      const { url } = fetched;
      return await recordFailure(kith, feed, { why: 'not-a-feed', detail: digest.why, url });
    }
    await coming.store({ feed, read: { ...fetched, digest, bodyHash } });
    digest.letGo();
  } finally {
    coming.leave();
  }
}

const looks = new WeakMap<Kith, Together<Look>>();

/** What was read at about the same time is stored together. */
function looksOf(kith: Kith): Together<Look> {
  const known = looks.get(kith);
  if (known) return known;
  const together = new Together<Look>({
    // As no job's own: whether each may still be stored was asked as its own job.
    store: (some) => kith.db.behind(() => recordDigests(kith, some)),
    mayStore: () => kith.db.mayWrite(),
    onFailed: (error) => kith.log.error('looks stored together', error),
  });
  looks.set(kith, together);
  return together;
}

async function postpone(kith: Kith, feedId: number, untilAt: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('feed')
      .set({ next_poll_at: untilAt })
      .where('id', '=', feedId)
      .where('next_poll_at', '<', untilAt)
      .execute(),
  );
}

/** A calendar is another each week, also where nobody changed it: turns pass, and others come near. */
function hashOf(body: Uint8Array, now: number): string {
  const hash = createHash('sha256').update(body);
  if (isCalendar(body)) hash.update(String(Math.floor(now / WEEK_MS)));
  return hash.digest('base64url');
}

/** Of the entries that a document may still hold: what is stored is not read as words again. */
export async function latestHashes(kith: Kith, feedId: number): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select('content_hash')
    .where('feed_id', '=', feedId)
    .orderBy('published_at', 'desc')
    .limit(KNOWN_MAX)
    .execute();
  return rows.map((row) => row.content_hash);
}
