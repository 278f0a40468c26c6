import { sql } from 'kysely';
import type { Kith } from '#platform';
import { averageLength, countIndexed, unevenness } from '#sources';

/** What a member sees of the index, looked up once for all questions of a goal. */
export interface IndexView {
  /** In the whole index: how rare a word is, is measured there. Never shown: others' reading is in it. */
  entries: number;
  /** Of the member's sources. */
  ownEntries: number;
  newestEntryId: number;
  /** Of an entry, in terms. */
  averageLength: number;
  /** How uneven the lengths of entries are; 1 where all are alike. */
  unevenness: number;
  /** Epoch ms of the oldest dated entry of the member's sources; 0 when there is none. */
  oldestAt: number;
  /** True when every indexed entry is of one of the member's sources, as on a Kith of one. */
  seesAll: boolean;
}

interface Remembered {
  /** The highest ids: whatever comes changes them. */
  highest: string;
  at: number;
  view: IndexView;
}

/** What goes away is noticed after so long; a view that is a little too wide finds nothing of others. */
const REMEMBERED_MS = 60_000;
const MEMBERS_REMEMBERED_MAX = 1_000;
const remembered = new WeakMap<Kith, Map<number, Remembered>>();

/** What a member sees now. Remembered until something comes, since it walks through all sources. */
export async function viewOf(kith: Kith, memberId: number): Promise<IndexView> {
  const now = kith.now();
  const { newestEntryId, highest } = await highestIds(kith, memberId);
  const views = remembered.get(kith) ?? new Map<number, Remembered>();
  remembered.set(kith, views);
  const known = views.get(memberId);
  if (known?.highest === highest && now - known.at < REMEMBERED_MS) return known.view;
  const [entries, length, uneven, oldestAt, seesAll] = await Promise.all([
    countIndexed(kith.db),
    averageLength(kith.db),
    unevenness(kith.db, newestEntryId),
    oldestEntryAt(kith, memberId),
    seesAllFeeds(kith, memberId),
  ]);
  const ownEntries = seesAll ? entries : await countOwn(kith, memberId);
  const view = {
    entries,
    ownEntries,
    newestEntryId,
    averageLength: length,
    unevenness: uneven,
    oldestAt,
    seesAll,
  };
  if (views.size >= MEMBERS_REMEMBERED_MAX) views.clear();
  views.set(memberId, { highest, at: now, view });
  return view;
}

/** Letters of others are none of what may be new: that one came is their business. */
async function highestIds(
  kith: Kith,
  memberId: number,
): Promise<{ newestEntryId: number; highest: string }> {
  const { rows } = await sql<{ entry: number | null; source: number | null; feed: number | null }>`
    
    select (select id from entry where feed_id not in
      (select id from feed where feed.member_id is not null and feed.member_id <> ${memberId}) order by id desc limit 1) as entry, (select max(id) from source) as source, (select max(id) from feed) as feed`.execute(
    kith.db.read,
  );
  const { entry = 0, source = 0, feed = 0 } = rows[0] ?? {};
  return { newestEntryId: Number(entry ?? 0), highest: `${entry} ${source} ${feed}` };
}

async function countOwn(kith: Kith, memberId: number): Promise<number> {
  const { count } = await kith.db.read
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('feed_id', 'in', (eb) =>
      eb.selectFrom('source').select('source.feed_id').where('source.member_id', '=', memberId),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function oldestEntryAt(kith: Kith, memberId: number): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`
    select min((select min(published_at) from entry where entry.feed_id = source.feed_id and entry.is_dated = 1)) as at
    from source where source.member_id = ${memberId}`.execute(kith.db.read);
  return rows[0]?.at ?? 0;
}

async function seesAllFeeds(kith: Kith, memberId: number): Promise<boolean> {
  const hidden = await kith.db.read
    .selectFrom('feed')
    .select('feed.id')
    .where('feed.id', 'not in', (eb) =>
      eb.selectFrom('source').select('source.feed_id').where('source.member_id', '=', memberId),
    )
    .limit(1)
    .executeTakeFirst();
  return hidden === undefined;
}
