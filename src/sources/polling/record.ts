/** What came of a look, written into the feed's row and into what hangs on it: always in one transaction. */
import { z } from '@hono/zod-openapi';
import { type Kith, type Read, type Redirect, sendAlong, type Write } from '#platform';
import type { Skips } from '../feeds/parse/index.ts';
import { CALENDAR_FORMAT } from '../places/calendar/sniff.ts';
import { storeHappenings } from '../places/calendar/store.ts';
import { hubOf } from '../push/hub-of.ts';
import { noteHub } from '../push/note-hub.ts';
import { freshMs, validatorsOf } from './answer-headers.ts';
import { attribute } from './attribute.ts';
import { hostWaitMs, letHostWait } from './host-waits.ts';
import { keepNoticed } from './keep-noticed.ts';
import { movedTo, noteMove } from './moves.ts';
import type { ReadFeed } from './read-feed.ts';
import { DATES_MAX, nextLookAt, nextTryAt, usualGapMs } from './rhythm.ts';
import { type StoredFeed, storeEntries } from './store.ts';

/** A calendar has no entries to tell how often it changes. */
const CALENDAR_EVERY_MS = 6 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const PROBLEM_CHARS_MAX = 500;

const SkipsKept = z.object({ hours: z.array(z.number()), days: z.array(z.number()) });

/** What of a feed's row a look needs. */
export interface PolledFeed {
  id: number;
  url: string;
  host: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  read_at: number | null;
  failures: number;
  state: 'new' | 'ok' | 'failing' | 'gone';
  title: string;
  format: string | null;
  ttl_minutes: number | null;
  skips: string | null;
  polled_at: number | null;
  /** The hub that is relied on to push it; null where looks alone find what is new. */
  push_id: number | null;
  /** The hub that is noted for it, relied on or not. */
  hub_id: number | null;
  /** Until when its server wants no visit, epoch ms; null where it may be asked. */
  waits_until: number | null;
}

interface Trouble {
  why: string;
  detail: string;
  /** Which address answered so, after redirects. */
  url: string;
  status?: number;
  retryAfterMs?: number;
}

export async function recordFailure(kith: Kith, feed: PolledFeed, trouble: Trouble): Promise<void> {
  const now = kith.now();
  const failures = feed.failures + 1;
  const isGone = trouble.status === 410;
  const waitMs = hostWaitMs(trouble);
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('feed')
      .set({
        state: isGone ? 'gone' : 'failing',
        problem: trouble.status === undefined ? trouble.why : `http-${trouble.status}`,
        problem_detail: trouble.detail.slice(0, PROBLEM_CHARS_MAX),
        failures,
        last_result: 'failed',
        last_new: 0,
        polled_at: now,
        next_poll_at: nextTryAt({ now, failures, isGone, retryAfterMs: trouble.retryAfterMs }),
      })
      .where('id', '=', feed.id)
      .execute();
    const { host } = new URL(trouble.url);
    if (waitMs > 0) await letHostWait(trx, { host, untilAt: now + waitMs, now });
  });
}

export const BROKEN =
  'Kith failed to store what this address sent. Whoever runs this Kith sees why among the failed work.';

/** What nobody thought of went wrong, each time: that is told, too, and tried again like other trouble. */
export async function recordBroken(trx: Write, feedId: number, now: number): Promise<void> {
  const feed = await trx
    .selectFrom('feed')
    .select('failures')
    .where('id', '=', feedId)
    .executeTakeFirst();
  if (!feed) return;
  const failures = feed.failures + 1;
  await trx
    .updateTable('feed')
    .set({
      state: 'failing',
      problem: 'broken',
      problem_detail: BROKEN,
      failures,
      last_result: 'failed',
      last_new: 0,
      polled_at: now,
      next_poll_at: nextTryAt({ now, failures }),
    })
    .where('id', '=', feedId)
    .execute();
}

const success = { state: 'ok', problem: null, problem_detail: null, failures: 0 } as const;

/** An answer that is a feed, or says that nothing changed. */
interface Answer {
  kind: 'ok' | 'not-modified';
  /** The address that answered. */
  url: string;
  headers: Record<string, string>;
  redirects: Redirect[];
}

/** What an answer says of the next: by what to ask whether anything changed. A 304 says nothing new. */
function validatorsNow({ kind, headers }: Answer, now: number) {
  if (kind === 'not-modified') return {};
  const { etag, lastModified } = validatorsOf(headers);
  return { etag, last_modified: lastModified, read_at: now };
}

interface Asks {
  headers: Record<string, string>;
  format: string | null;
  ttlMinutes?: number | null;
  skips?: Skips | null;
  publishedAt: readonly number[];
  isPushed: boolean;
  now: number;
}

/** The rhythm a source has, and the next look by it within what its publisher asks for. */
function rhythmNow(asks: Asks) {
  const { headers, format, ttlMinutes, skips = null, publishedAt, isPushed, now } = asks;
  const gapMs = usualGapMs(publishedAt, now);
  const keepMs = Math.max(
    freshMs(headers, now),
    (ttlMinutes ?? 0) * MINUTE_MS,
    format === CALENDAR_FORMAT ? CALENDAR_EVERY_MS : 0,
  );
  return {
    gap_ms: gapMs === null ? null : Math.round(gapMs),
    next_poll_at: nextLookAt({ now, gapMs, keepMs, skips, isPushed }),
  };
}

export async function recordUnchanged(kith: Kith, feed: PolledFeed, answer: Answer): Promise<void> {
  const now = kith.now();
  const publishedAt = await latestDates(kith.db.read, feed.id);
  const isPushed = feed.push_id !== null;
  const skips = feed.skips === null ? null : SkipsKept.parse(JSON.parse(feed.skips));
  const { headers } = answer;
  const { format, ttl_minutes: ttlMinutes } = feed;
  await kith.db.write(async (trx) => {
    const noted = trx
      .updateTable('feed')
      .set({
        ...success,
        ...validatorsNow(answer, now),
        ...rhythmNow({ headers, format, ttlMinutes, skips, publishedAt, isPushed, now }),
        last_result: 'unchanged',
        last_new: 0,
        polled_at: now,
        succeeded_at: now,
      })
      .where('id', '=', feed.id);
    await sendAlong(trx, noted);
    await noteMove(kith, trx, { feed, to: movedTo(answer.redirects), now });
  });
}

/** Undated entries bear the time at which they were first seen, all of them the same. */
export async function latestDates(read: Read, feedId: number): Promise<number[]> {
  const rows = await read
    .selectFrom('entry')
    .select('published_at')
    .where('feed_id', '=', feedId)
    .where('is_dated', '=', 1)
    .orderBy('published_at', 'desc')
    .limit(DATES_MAX)
    .execute();
  return rows.map((row) => row.published_at);
}

const datesIn = (digest: ReadFeed): number[] =>
  digest.entries
    .flatMap((entry) => (entry.publishedAt === null ? [] : [entry.publishedAt]))
    .toSorted((a, b) => b - a)
    .slice(0, DATES_MAX);

interface Whole extends Answer {
  digest: ReadFeed;
  bodyHash: string;
}

/** A document that was read. */
export interface Look {
  feed: PolledFeed;
  read: Whole;
}

/** Stores what was read of some feeds, in one transaction. */
export async function recordDigests(kith: Kith, looks: readonly Look[]): Promise<void> {
  await kith.db.write(async (trx) => {
    const read = looks.map((look) => ({ feedId: look.feed.id, digest: look.read.digest }));
    const stored = await storeEntries(kith, trx, read);
    const looked = looks.flatMap((look, place): Looked[] => {
      const one = stored[place];
      return one ? [{ ...look, stored: one }] : [];
    });
    for (const look of looked) await noteLooked(kith, trx, look);
    await keepNoticed(kith, trx, stored);
    for (const look of looked) await noteWhere(kith, trx, look);
  });
}

interface Looked extends Look {
  stored: StoredFeed;
}

async function noteLooked(kith: Kith, trx: Write, { feed, read, stored }: Looked): Promise<void> {
  const now = kith.now();
  const noted = { ...success, ...columnsOf(feed, read, now), last_new: stored.fresh.length };
  await sendAlong(trx, trx.updateTable('feed').set(noted).where('id', '=', feed.id));
  await storeHappenings(trx, feed.id, read.digest.happenings ?? []);
  await attribute(kith, trx, feed.id);
}

/** Where it is found from now on, and who tells when it changes. */
async function noteWhere(kith: Kith, trx: Write, { feed, read, stored }: Looked): Promise<void> {
  const now = kith.now();
  const feedId = await noteMove(kith, trx, { feed, to: movedTo(read.redirects), now });
  const hub = hubOf({ hubs: [], self: null, ...read.digest, ...read });
  // Merged into another: that has a hub of its own, or none. Most have none and never had.
  if (feedId !== feed.id || (hub === null && feed.hub_id === null)) return;
  const isMissed = feed.push_id !== null && stored.fresh.length > 0;
  await noteHub(kith, trx, { feedId, hub, isMissed, now });
}

function columnsOf(feed: PolledFeed, read: Whole, now: number) {
  const { digest, headers, bodyHash } = read;
  return {
    title: digest.title ?? feed.title,
    site_url: digest.siteUrl,
    description: digest.description,
    language: digest.language,
    format: digest.format,
    ttl_minutes: digest.ttlMinutes ?? null,
    skips: digest.skips ? JSON.stringify(digest.skips) : null,
    ...validatorsNow(read, now),
    ...rhythmNow({
      headers,
      ...digest,
      publishedAt: datesIn(digest),
      isPushed: feed.push_id !== null,
      now,
    }),
    body_hash: bodyHash,
    last_result: 'fetched' as const,
    polled_at: now,
    succeeded_at: now,
    changed_at: now,
  };
}
