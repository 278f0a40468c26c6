/** What rooms noticed in a feed's new entries, handed to each in the transaction that stores them. */
import type { Brought, Kith, Notices, Write } from '#platform';
import { type Noticer, noticerOf } from './noticing.ts';
import type { Fresh, StoredFeed } from './store.ts';

const noticing = (kith: Kith): Notices[] =>
  kith.rooms.flatMap(({ notices }) => (notices ? [notices] : []));

/** The modules that notice something, for the thread that reads. */
export const noticesOf = (kith: Kith): string[] => noticing(kith).map(({ file }) => file.href);

/** Has every room keep what it noticed, and ask for what follows from that. */
export async function keepNoticed(
  kith: Kith,
  trx: Write,
  stored: readonly StoredFeed[],
): Promise<void> {
  const brought = noticing(kith).map((notices) => ({ notices, all: [] as Brought[] }));
  for (const feed of stored) await keep(kith, trx, { feed, brought });
  // Of each room once, for all feeds together.
  for (const { notices, all } of brought) if (all.length > 0) await notices.soon?.(kith, trx, all);
}

interface Keeping {
  feed: StoredFeed;
  /** What each room was handed so far. */
  brought: { notices: Notices; all: Brought[] }[];
}

/** Who has more to read hears `feed.read`. */
async function keep(
  kith: Kith,
  trx: Write,
  { feed: { feedId, after, fresh }, brought }: Keeping,
): Promise<void> {
  if (fresh.length === 0) return;
  const noticed = await noticedIn(kith, fresh);
  const sources = await trx
    .selectFrom('source')
    .select(['id', 'member_id as memberId'])
    .where('feed_id', '=', feedId)
    .orderBy('id')
    // Who stops to follow meanwhile waits until what is said of their source is written.
    .$if(kith.db.engine === 'postgres', (query) => query.forKeyShare())
    .execute();
  let isAll = true;
  for (const [room, { notices, all }] of brought.entries()) {
    const entries = fresh.map(({ entry: _, ...facts }, place) => ({
      ...facts,
      noticed: noticed[place]?.[room] ?? null,
    }));
    const one = { feedId, after, sources, entries };
    if (!(await notices.keep(kith, trx, one))) isAll = false;
    all.push(one);
  }
  if (!isAll) await kith.announce(trx, 'feed.read', { feedId, entriesNew: fresh.length });
}

/** As it was read, or read now: an entry with a text that the feed had before was passed over. */
async function noticedIn(kith: Kith, fresh: readonly Fresh[]): Promise<unknown[][]> {
  let noticer: Noticer | undefined;
  const all: unknown[][] = [];
  for (const { entry } of fresh) {
    if (entry.noticed) all.push(entry.noticed);
    else {
      noticer ??= await noticerOf(noticesOf(kith), kith.now());
      all.push(noticer({ ...entry, html: String(entry.html), text: String(entry.text) }));
    }
  }
  return all;
}
