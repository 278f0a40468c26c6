import { createHash } from 'node:crypto';
import type { Kith } from '#platform';
import { attribute } from './attribute.ts';
import type { Digest } from './digest.ts';
import { digestInThread } from './reading-thread.ts';
import { maxAgeMs, nextLookAt, nextTryAt } from './rhythm.ts';
import { storeEntries } from './store.ts';

const FEED_BYTES_MAX = 20 * 1024 * 1024;
/** After this long a feed is fetched whole once, because some servers answer 304 for ever. */
const VALIDATORS_MAX_MS = 8 * 24 * 60 * 60 * 1000;
const KNOWN_MAX = 200;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

type FeedRow = Awaited<ReturnType<typeof feedRow>>;

function feedRow(kith: Kith, feedId: number) {
  return kith.db.read
    .selectFrom('feed')
    .select([
      'id',
      'url',
      'etag',
      'last_modified',
      'body_hash',
      'failures',
      'changed_at',
      'succeeded_at',
      'title',
    ])
    .where('id', '=', feedId)
    .executeTakeFirst();
}

/**
 * Looks at a feed once. What the network does is recorded, never thrown: the feed's page says what
 * went wrong, and the next look comes later but always comes.
 */
export async function pollFeed(kith: Kith, feedId: number): Promise<void> {
  const feed = await feedRow(kith, feedId);
  if (!feed) return;
  const isStale = feed.changed_at === null || kith.now() - feed.changed_at > VALIDATORS_MAX_MS;
  const fetched = await kith.fetch.get({
    url: feed.url,
    accept: ACCEPT,
    bytesMax: FEED_BYTES_MAX,
    ...(isStale ? {} : { etag: feed.etag, lastModified: feed.last_modified }),
  });
  if (fetched.kind === 'failed') return recordFailure(kith, feed, fetched);
  if (fetched.kind === 'not-modified') return recordUnchanged(kith, feed, fetched.headers);
  const bodyHash = createHash('sha256').update(fetched.body).digest('base64url');
  if (bodyHash === feed.body_hash) return recordUnchanged(kith, feed, fetched.headers);
  const contentType = fetched.headers['content-type'];
  const digested = await digestInThread({
    bytes: fetched.body,
    url: fetched.url,
    known: await latestHashes(kith, feed.id),
    ...(contentType ? { contentType } : {}),
  });
  if (digested.kind === 'not-a-feed') {
    return recordFailure(kith, feed, { why: 'not-a-feed', detail: digested.why });
  }
  return recordDigest(kith, feed, { digest: digested, headers: fetched.headers, bodyHash });
}

interface Trouble {
  why: string;
  detail: string;
  status?: number;
  retryAfterMs?: number;
}

async function recordFailure(
  kith: Kith,
  feed: NonNullable<FeedRow>,
  trouble: Trouble,
): Promise<void> {
  const now = kith.now();
  const failures = feed.failures + 1;
  await kith.db.write((trx) =>
    trx
      .updateTable('feed')
      .set({
        state: trouble.status === 410 ? 'gone' : 'failing',
        problem: trouble.status === undefined ? trouble.why : `http-${trouble.status}`,
        problem_detail: trouble.detail.slice(0, 500),
        failures,
        last_result: 'failed',
        last_new: 0,
        polled_at: now,
        next_poll_at: nextTryAt(now, failures, trouble.retryAfterMs),
      })
      .where('id', '=', feed.id)
      .execute(),
  );
}

/** Of the entries that a document may still hold: what is stored is not read as words again. */
async function latestHashes(kith: Kith, feedId: number): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select('content_hash')
    .where('feed_id', '=', feedId)
    .orderBy('published_at', 'desc')
    .limit(KNOWN_MAX)
    .execute();
  return rows.map((row) => row.content_hash);
}

async function latestDates(kith: Kith, feedId: number): Promise<number[]> {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select('published_at')
    .where('feed_id', '=', feedId)
    .orderBy('published_at', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => row.published_at);
}

const success = { state: 'ok', problem: null, problem_detail: null, failures: 0 } as const;

async function recordUnchanged(
  kith: Kith,
  feed: NonNullable<FeedRow>,
  headers: Record<string, string>,
): Promise<void> {
  const now = kith.now();
  const publishedAt = await latestDates(kith, feed.id);
  await kith.db.write((trx) =>
    trx
      .updateTable('feed')
      .set({
        ...success,
        last_result: 'unchanged',
        last_new: 0,
        polled_at: now,
        succeeded_at: now,
        next_poll_at: nextLookAt({
          now,
          publishedAt,
          maxAgeMs: maxAgeMs(headers['cache-control']),
        }),
      })
      .where('id', '=', feed.id)
      .execute(),
  );
}

async function recordDigest(
  kith: Kith,
  feed: NonNullable<FeedRow>,
  {
    digest,
    headers,
    bodyHash,
  }: { digest: Digest; headers: Record<string, string>; bodyHash: string },
): Promise<void> {
  const now = kith.now();
  const publishedAt = digest.entries
    .flatMap((entry) => (entry.publishedAt === null ? [] : [entry.publishedAt]))
    .toSorted((a, b) => b - a);
  await kith.db.write(async (trx) => {
    const entriesNew = await storeEntries(kith, trx, feed.id, digest);
    await trx
      .updateTable('feed')
      .set({
        ...success,
        title: digest.title ?? feed.title,
        site_url: digest.siteUrl,
        description: digest.description,
        language: digest.language,
        format: digest.format,
        etag: headers.etag ?? null,
        last_modified: headers['last-modified'] ?? null,
        body_hash: bodyHash,
        last_result: 'fetched',
        last_new: entriesNew,
        polled_at: now,
        succeeded_at: now,
        changed_at: now,
        next_poll_at: nextLookAt({
          now,
          publishedAt,
          maxAgeMs: maxAgeMs(headers['cache-control']),
        }),
      })
      .where('id', '=', feed.id)
      .execute();
    await attribute(trx, feed.id, now);
    if (entriesNew > 0) await kith.announce(trx, 'feed.read', { feedId: feed.id, entriesNew });
  });
}
