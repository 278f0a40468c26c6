import { sql } from 'kysely';
import { personById, placeById } from '#people';
import { inBatches, type Kith, Refusal } from '#platform';
import { entryLines, sourceById } from '#sources';
import { keepsOfEntries } from '../library/same-entry.ts';
import { type LookedFor, lookedFor } from '../saved-searches/looked-for.ts';
import { savedSearchById } from '../saved-searches/queries.ts';
import { twinsOf } from '../twins/queries.ts';
import { type Hiding, hidingOf, notHidden } from './hiding.ts';
import { LINES_AT_ONCE, WAITING_COUNTED_MAX } from './limits.ts';
import {
  type Cursor,
  cursorOf,
  type StreamEntry,
  type StreamQuery,
  type StreamView,
} from './schema.ts';

export type Part = Pick<StreamQuery, 'source' | 'person' | 'place' | 'search'>;

/** A page of what a member's sources published, newest first. Another member's source, person or place is not there. */
export async function streamOf(
  kith: Kith,
  memberId: number,
  { show, after, ...part }: StreamQuery,
): Promise<StreamView> {
  const askedAt = kith.now();
  const of = await titleOf(kith, memberId, part);
  const asked = await askedFor(kith, memberId, part);
  const all = IN[show](kith, memberId, asked);
  const rows = await (after ? all.where(comesAfter(after)) : all)
    .select(['entry.id', 'entry.published_at'])
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(LINES_AT_ONCE + 1)
    .execute();
  const page = rows.slice(0, LINES_AT_ONCE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return {
    entries: await linesOf(
      kith,
      memberId,
      page.map((row) => row.id),
    ),
    next: last ? cursorOf({ publishedAt: last.published_at, entryId: last.id }) : null,
    waiting: await countWaiting(kith, memberId, asked),
    waitingMax: WAITING_COUNTED_MAX,
    askedAt,
    of,
    problems: asked.looked?.problems ?? [],
  };
}

/** What a part is called; null for the whole stream. */
async function titleOf(kith: Kith, memberId: number, part: Part): Promise<string | null> {
  if (part.person !== undefined) return (await personById(kith, memberId, part.person)).name;
  if (part.place !== undefined) return (await placeById(kith, memberId, part.place)).name;
  if (part.search !== undefined) return (await savedSearchById(kith, memberId, part.search)).name;
  if (part.source !== undefined) return (await sourceById(kith, memberId, part.source)).title;
  return null;
}

/** Which entries: of a part, and without what is kept away (`hidingOf`). */
export interface Asked {
  part: Part;
  hiding: Hiding;
  /** What the saved search of the part looks for. */
  looked?: LookedFor | undefined;
}

export async function askedFor(kith: Kith, memberId: number, part: Part): Promise<Asked> {
  const { search } = part;
  const saved = search === undefined ? null : await savedSearchById(kith, memberId, search);
  const hiding = await hidingOf(kith, memberId);
  return { part, hiding, looked: saved ? await lookedFor(kith, memberId, saved.q) : undefined };
}

/**
 * The entries of a part. A source may be followed for several people: each entry is there once. Whose feeds these are
 * is said besides, because it can be answered from an index of entries: else all there are were walked through.
 */
function entriesIn(kith: Kith, memberId: number, { part, hiding, looked }: Asked) {
  const { source, person, place } = part;
  let entries = kith.db.read
    .selectFrom('entry')
    // A cross join, so that SQLite walks from the newest entry on instead of sorting all there are.
    .crossJoin('source')
    .whereRef('source.feed_id', '=', 'entry.feed_id')
    .where('source.member_id', '=', memberId);
  if (source !== undefined)
    entries = entries
      .where('source.id', '=', source)
      .where('entry.feed_id', 'in', (eb) =>
        eb.selectFrom('source as its').select('its.feed_id').where('its.id', '=', source),
      );
  if (place !== undefined)
    entries = entries
      .where('source.id', 'in', (eb) =>
        eb.selectFrom('source_place').select('source_id').where('place_id', '=', place),
      )
      .where('entry.feed_id', 'in', (eb) =>
        eb
          .selectFrom('source as its')
          .innerJoin('source_place', 'source_place.source_id', 'its.id')
          .select('its.feed_id')
          .where('source_place.place_id', '=', place),
      );
  if (person !== undefined)
    entries = entries
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('source_person')
            .select('source_person.person_id')
            .whereRef('source_person.source_id', '=', 'source.id')
            .whereRef('source_person.author_key', '=', 'entry.author_key')
            .where('source_person.person_id', '=', person),
        ),
      )
      .where('entry.feed_id', 'in', (eb) =>
        eb
          .selectFrom('source as its')
          .innerJoin('source_person', 'source_person.source_id', 'its.id')
          .select('its.feed_id')
          .where('source_person.person_id', '=', person),
      );
  for (const condition of notHidden(hiding, { isOfOneSource: source !== undefined }))
    entries = entries.where(condition);
  for (const condition of looked?.where ?? []) entries = entries.where(condition);
  const isWhole = source === undefined && place === undefined && person === undefined;
  return isWhole ? entries.where(isFirst(memberId, hiding, looked)) : entries;
}

/**
 * Of several that carry the same, the first that came to the member from a source that shows, and in a saved search the first
 * that it finds; the others are named beside it.
 */
const isFirst = (memberId: number, { feedIds, isDeleted }: Hiding, looked?: LookedFor) => {
  const alsoFound = looked?.where ?? [];
  // Their conditions are on `entry`, which is the earlier one in here.
  const isFound =
    alsoFound.length > 0
      ? sql`and exists (select 1 from entry where entry.id = other.entry_id and ${sql.join(alsoFound, sql` and `)})`
      : sql``;
  return sql<boolean>`not exists (
  select 1 from entry_twin as mine
  join entry_twin as other on other.first_id = mine.first_id and other.entry_id < mine.entry_id
  join entry as earlier on earlier.id = other.entry_id
  join source as carrying on carrying.feed_id = earlier.feed_id and carrying.member_id = ${memberId}
    ${feedIds.length > 0 ? sql`and carrying.feed_id not in (${sql.join(feedIds)})` : sql``}
  where mine.entry_id = entry.id ${isDeleted ? sql`and not ${isDeleted('earlier')}` : sql``} ${isFound})`;
};

/** Those that the member has not read, and that are not so old that they wait no more. */
export const waitingIn = (kith: Kith, memberId: number, asked: Asked) =>
  unreadIn(kith, memberId, asked).where('entry.published_at', '>', asked.hiding.waitsFrom);

/** Those that the member has not read, and that are so old that they wait no more. */
const oldIn = (kith: Kith, memberId: number, asked: Asked) =>
  unreadIn(kith, memberId, asked).where('entry.published_at', '<=', asked.hiding.waitsFrom);

const unreadIn = (kith: Kith, memberId: number, asked: Asked) =>
  entriesIn(kith, memberId, asked).where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('read_entry')
          .select('read_entry.entry_id')
          .where('read_entry.member_id', '=', memberId)
          .whereRef('read_entry.entry_id', '=', 'entry.id'),
      ),
    ),
  );

const IN = { waiting: waitingIn, all: entriesIn, old: oldIn } as const;

export const comesAfter = ({ publishedAt, entryId }: Cursor) =>
  sql<boolean>`(entry.published_at, entry.id) < (${publishedAt}, ${entryId})`;

async function countWaiting(kith: Kith, memberId: number, asked: Asked): Promise<number> {
  const counted = waitingIn(kith, memberId, asked).select('entry.id').limit(WAITING_COUNTED_MAX);
  const row = await kith.db.read
    .selectFrom(counted.as('waiting'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function linesOf(kith: Kith, memberId: number, ids: number[]): Promise<StreamEntry[]> {
  if (ids.length === 0) return [];
  const lines = await entryLines(kith, memberId, ids);
  const read = await kith.db.read
    .selectFrom('read_entry')
    .select('entry_id')
    .where('member_id', '=', memberId)
    .where('entry_id', 'in', ids)
    .execute();
  const isRead = new Set(read.map((row) => row.entry_id));
  const twins = await twinsOf(kith, memberId, ids);
  const kept = await keepsOfEntries(kith, memberId, ids);
  return lines.map((line) => ({
    ...line,
    isRead: isRead.has(line.id),
    alsoIn: twins.get(line.id) ?? [],
    keepId: kept.get(line.id) ?? null,
  }));
}

/** Throws unless all of these entries are of the member's sources. */
export async function requireEntries(kith: Kith, memberId: number, ids: number[]): Promise<void> {
  const own = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select('entry.id')
    .where('source.member_id', '=', memberId)
    .where('entry.id', 'in', ids)
    .execute();
  if (new Set(own.map(({ id }) => id)).size < new Set(ids).size)
    throw new Refusal('not_found', 'There is no such entry.');
}

const EXPORTED_AT_ONCE = 1_000;

/** What a member has read, for an export, a batch at a time. */
export async function* exportRead(kith: Kith, memberId: number) {
  const read = kith.db.read
    .selectFrom('read_entry')
    .innerJoin('entry', 'entry.id', 'read_entry.entry_id')
    .select(['entry.id', 'entry.title', 'entry.url', 'read_entry.read_at'])
    .where('read_entry.member_id', '=', memberId)
    .orderBy('entry.id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => read.where('entry.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    for (const { title, url, read_at } of rows) yield { title, url, readAt: read_at };
}
