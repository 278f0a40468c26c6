/** What rooms noticed in a feed's new entries, handed to each in the transaction that stores them. */
import type { Kith, Notices, Write } from '#platform';
import { type Noticer, noticerOf } from './noticing.ts';
import type { Fresh, StoredFeed } from './store.ts';

const noticing = (kith: Kith): Notices[] =>
  kith.rooms.flatMap(({ notices }) => (notices ? [notices] : []));

/** The modules that notice something, for the thread that reads. */
export const noticesOf = (kith: Kith): string[] => noticing(kith).map(({ file }) => file.href);

/**
 * Has every room keep what it noticed, and ask for what follows from that: at the end of the transaction, so what else it
 * does is done here before, as `rest`.
 */
export async function keepNoticed(
  kith: Kith,
  trx: Write,
  { stored, rest = async () => {} }: { stored: readonly StoredFeed[]; rest?: () => Promise<void> },
): Promise<void> {
  const asked: (() => Promise<void>)[] = [];
  for (const feed of stored) asked.push(...(await keep(kith, trx, feed)));
  await rest();
  for (const ask of asked) await ask();
}

/** Who has more to read hears `feed.read`. Gives what is to be asked for at the end. */
async function keep(
  kith: Kith,
  trx: Write,
  { feedId, after, fresh }: StoredFeed,
): Promise<(() => Promise<void>)[]> {
  if (fresh.length === 0) return [];
  const noticed = await noticedIn(kith, fresh);
  const sources = await trx
    .selectFrom('source')
    .select(['id', 'member_id as memberId'])
    .where('feed_id', '=', feedId)
    .orderBy('id')
    // Who stops to follow meanwhile waits until what is said of their source is written.
    .$if(kith.db.engine === 'postgres', (query) => query.forKeyShare())
    .execute();
  const soon: (() => Promise<void>)[] = [];
  let isAll = true;
  for (const [room, notices] of noticing(kith).entries()) {
    const entries = fresh.map(({ entry: _, ...one }, place) => ({
      ...one,
      noticed: noticed[place]?.[room] ?? null,
    }));
    const brought = { feedId, after, sources, entries };
    if (!(await notices.keep(kith, trx, brought))) isAll = false;
    if (notices.soon) soon.push(() => notices.soon?.(kith, trx, brought) ?? Promise.resolve());
  }
  if (!isAll) await kith.announce(trx, 'feed.read', { feedId, entriesNew: fresh.length });
  return soon;
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
