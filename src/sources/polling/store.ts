import { nameKey } from '#people';
import { asText, type Kith, sendAlong, type Write } from '#platform';
import { firstSigner } from '../discovery/names.ts';
import { announceArriving } from '../entries/arriving.ts';
import { putVotes, type Voted } from '../entries/votes.ts';
import { putEntryTerms } from '../search/index.ts';
import { type KnownEntry, type Sorted, sortEntries } from './identity.ts';
import type { ReadEntry, ReadFeed } from './read-feed.ts';
import { termsOf } from './terms.ts';

const KNOWN_MAX = 20_000;
const ROWS_AT_ONCE_MAX = 100;
/** A date far ahead would stay on top for ever. */
const AHEAD_MAX_MS = 24 * 60 * 60 * 1000;

/** What is new in a feed. */
export interface StoredFeed {
  feedId: number;
  /** The newest entry that was there before; 0 where there was none. */
  after: number;
  /** The oldest first. */
  fresh: Fresh[];
}
export interface Fresh extends Stored {
  authorKey: string;
  publishedAt: number;
  isDated: boolean;
}

/** A document that was read, of a feed. */
interface Read {
  feedId: number;
  digest: ReadFeed;
}

/** Stores and indexes what is new or changed in some feeds, in the transaction of their look. */
export async function storeEntries(
  kith: Kith,
  trx: Write,
  feeds: readonly Read[],
): Promise<StoredFeed[]> {
  const stored: StoredFeed[] = [];
  const toIndex: Stored[] = [];
  for (const { feedId, digest } of feeds) {
    const known = await knownEntries(trx, feedId);
    const sorted = sortEntries(digest.entries, known);
    // What stands in a feed at the first look is of any age; what comes later is as old as it looks.
    const isArrival = known.length > 0;
    const fresh = await storeRows(kith, trx, { feedId, ...sorted, isArrival });
    stored.push({ feedId, after: known[0]?.id ?? 0, fresh });
    toIndex.push(...fresh, ...sorted.changed);
  }
  // Last and together: before most other statements SQLite's index puts away what it has gathered, as a part of its own.
  await index(kith, trx, toIndex);
  return stored;
}

interface Storing extends Sorted {
  feedId: number;
  /** What has no date came just now. */
  isArrival: boolean;
  /**
   * Letters: whoever signs one, all are of whom the member says. Their links are not gathered, since Kith visits
   * what the network links to, and a letter's links unsubscribe, confirm, and tell who clicked.
   */
  areLetters?: boolean;
}

/** Stores and indexes what was told apart already. Gives what is new. */
export async function storeSorted(kith: Kith, trx: Write, storing: Storing): Promise<Fresh[]> {
  const fresh = await storeRows(kith, trx, storing);
  await index(kith, trx, [...fresh, ...storing.changed]);
  return fresh;
}

async function storeRows(
  kith: Kith,
  trx: Write,
  { feedId, isArrival, areLetters = false, ...sorted }: Storing,
): Promise<Fresh[]> {
  const now = kith.now();
  const columnsFor = (entry: ReadEntry) => ({
    ...columnsOf(entry),
    ...(areLetters ? { author_key: '' } : {}),
  });
  const linksFrom = (entry: ReadEntry) => (areLetters ? [] : entry.links);
  // Oldest first, so that a higher id is a newer entry.
  const fresh = sorted.fresh.toSorted(
    (a, b) => (a.entry.publishedAt ?? 0) - (b.entry.publishedAt ?? 0),
  );
  const stored: Fresh[] = [];
  if (fresh.length > 0) await announceArriving(kith.db, trx);
  for (let start = 0; start < fresh.length; start += ROWS_AT_ONCE_MAX) {
    const some = fresh.slice(start, start + ROWS_AT_ONCE_MAX);
    const values = some.map(({ entry, identity }) => ({
      feed_id: feedId,
      identity,
      seen_at: now,
      ...datesOf(entry, { now, isArrival }),
      ...columnsFor(entry),
    }));
    const rows = await trx
      .insertInto('entry')
      .values(values)
      .returning(['id', 'identity'])
      .execute();
    const ids = new Map(rows.map((row) => [row.identity, row.id]));
    for (const [place, { entry, identity }] of some.entries())
      stored.push({ id: idOf(ids, identity), entry, ...factsOf(values[place]) });
  }
  await putVotes(trx, votesOf(stored));
  await putLinks(trx, stored, linksFrom);
  for (const { entry, id } of sorted.changed) {
    await sendAlong(trx, trx.updateTable('entry').set(columnsFor(entry)).where('id', '=', id));
    await sendAlong(trx, trx.deleteFrom('entry_link').where('entry_id', '=', id));
  }
  await putLinks(trx, sorted.changed, linksFrom);
  await putVotes(trx, votesOf(sorted.again));
  return stored;
}

interface Stored {
  id: number;
  entry: ReadEntry;
}

const votesOf = (stored: readonly Stored[]): Voted[] =>
  stored.flatMap(({ id, entry }) =>
    entry.votes === null ? [] : [{ entry_id: id, votes: entry.votes }],
  );

async function knownEntries(trx: Write, feedId: number): Promise<KnownEntry[]> {
  const rows = await trx
    .selectFrom('entry')
    .select(['id', 'identity', 'url', 'title', 'published_at', 'content_hash'])
    .where('feed_id', '=', feedId)
    .orderBy('id', 'desc')
    .limit(KNOWN_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    identity: row.identity,
    url: row.url,
    title: row.title,
    publishedAt: row.published_at,
    contentHash: row.content_hash,
  }));
}

function idOf(ids: Map<string, number>, identity: string): number {
  const id = ids.get(identity);
  if (id === undefined) throw new Error('an entry was stored without an id');
  return id;
}

function datesOf(entry: ReadEntry, { now, isArrival }: { now: number; isArrival: boolean }) {
  const publishedAt = entry.publishedAt ?? now;
  return {
    published_at: publishedAt > now + AHEAD_MAX_MS ? now : publishedAt,
    is_dated: entry.publishedAt !== null || isArrival ? 1 : 0,
  };
}

function factsOf(
  row: { author_key: string; published_at: number; is_dated: number } | undefined,
): Omit<Fresh, 'id' | 'entry'> {
  if (!row) throw new Error('an entry was stored without a row');
  return {
    authorKey: row.author_key,
    publishedAt: row.published_at,
    isDated: row.is_dated === 1,
  };
}

function columnsOf(entry: ReadEntry) {
  return {
    url: entry.url,
    title: entry.title,
    // What several signed is of whom they name first; their names stay as they are.
    author_key: entry.author?.name ? nameKey(firstSigner(entry.author.name)) : '',
    author_name: entry.author?.name ?? null,
    author_url: entry.author?.url ?? null,
    updated_at: entry.updatedAt,
    language: entry.language,
    html: asText(entry.html),
    excerpt: asText(entry.excerpt),
    text: asText(entry.text),
    words: entry.words,
    content_hash: entry.contentHash,
  };
}

const index = (kith: Kith, trx: Write, rows: readonly Stored[]): Promise<void> =>
  putEntryTerms(
    kith.db.engine,
    trx,
    rows.map(({ id, entry }) => ({ entryId: id, ...termsOf(entry) })),
  );

async function putLinks(
  trx: Write,
  rows: readonly Stored[],
  linksFrom: (entry: ReadEntry) => ReadEntry['links'],
): Promise<void> {
  const links = rows.flatMap(({ id, entry }) =>
    linksFrom(entry).map((link) => ({ entry_id: id, url: link.url, site_key: link.siteKey })),
  );
  for (let start = 0; start < links.length; start += 1_000) {
    const some = links.slice(start, start + 1_000);
    const add = trx.insertInto('entry_link').values(some);
    await sendAlong(
      trx,
      add.onConflict((conflict) => conflict.columns(['entry_id', 'url']).doNothing()),
    );
  }
}
