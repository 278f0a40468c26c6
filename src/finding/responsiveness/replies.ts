import { type RawBuilder, sql } from 'kysely';
import { keysOfSite } from '#people';
import type { Kith } from '#platform';
import { latestEntryIds } from '../person/latest.ts';

/** An entry that links to somebody else's entry. */
export interface Reply {
  entryId: number;
  title: string;
  publishedAt: number | null;
  to: { entryId: number; title: string; person: { id: number; name: string } | null };
  /** From what it replies to until it came, in ms; null where a date is not known. */
  tookMs: number | null;
}

interface Linking {
  id: number;
  title: string;
  excerpt: string;
  published_at: number;
  is_dated: number;
  feed_id: number;
  author_key: string;
  url: string;
  site_key: string;
}
type Found = Omit<Linking, 'site_key'> & { person_id: number | null; name: string | null };

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const ENTRIES_READ_MAX = 500;
const LINKS_READ_MAX = 3_000;
const FEEDS_MAX = 100;
const FOUND_MAX = 3_000;

/**
 * What a person published in the last year in reply to others, newest first; each entry once. Whom they
 * link to is looked up by site first: entries have no index by address, and need none for this.
 */
export async function repliesOf(kith: Kith, memberId: number, personId: number): Promise<Reply[]> {
  const links = await linksOf(kith, memberId, personId);
  if (links.length === 0) return [];
  const feeds = await feedsLinkedTo(kith, memberId, links);
  const found = await entriesAt(kith, memberId, {
    feeds,
    urls: [...new Set(links.map(({ url }) => url))],
  });
  const byUrl = Map.groupBy(found, ({ url }) => url);
  const replies = new Map<number, Reply>();
  for (const link of links) {
    const to = byUrl
      .get(link.url)
      ?.find(
        (one) =>
          one.person_id !== personId &&
          (one.feed_id !== link.feed_id || one.author_key !== link.author_key),
      );
    if (to && !replies.has(link.id)) replies.set(link.id, replyOf(link, to));
  }
  return [...replies.values()];
}

function replyOf(link: Linking, to: Found): Reply {
  const isDated = link.is_dated === 1 && to.is_dated === 1;
  return {
    entryId: link.id,
    title: link.title || link.excerpt,
    publishedAt: link.is_dated ? link.published_at : null,
    to: {
      entryId: to.id,
      title: to.title || to.excerpt,
      person: to.person_id === null ? null : { id: to.person_id, name: to.name ?? '' },
    },
    tookMs: isDated ? link.published_at - to.published_at : null,
  };
}

async function linksOf(kith: Kith, memberId: number, personId: number): Promise<Linking[]> {
  const ids = await latestEntryIds(kith, memberId, { personId, limit: ENTRIES_READ_MAX });
  if (ids.length === 0) return [];
  return kith.db.read
    .selectFrom('entry')
    .innerJoin('entry_link', 'entry_link.entry_id', 'entry.id')
    .select([
      'entry.id',
      'entry.title',
      'entry.excerpt',
      'entry.published_at',
      'entry.is_dated',
      'entry.feed_id',
      'entry.author_key',
      'entry_link.url',
      'entry_link.site_key',
    ])
    .where('entry.id', 'in', ids)
    .where('entry.published_at', '>', kith.now() - YEAR_MS)
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .orderBy('entry_link.url')
    .limit(LINKS_READ_MAX)
    .execute();
}

/** Feeds of whoever owns a site that is linked to, and those they write in together with others. */
async function feedsLinkedTo(
  kith: Kith,
  memberId: number,
  links: readonly Linking[],
): Promise<number[]> {
  const keys = [...new Set(links.flatMap(({ site_key }) => keysOfSite(site_key)))];
  const { rows } = await sql<{ feed_id: number }>`
    select distinct source.feed_id from person_key
    join source_person on source_person.person_id = person_key.person_id
    join source on source.id = source_person.source_id and source.member_id = ${memberId}
    where person_key.member_id = ${memberId} and ${isAmong(kith, 'person_key.key', keys)}
    limit ${FEEDS_MAX}`.execute(kith.db.read);
  const own = links.map(({ feed_id }) => feed_id);
  return [...new Set([...own, ...rows.map(({ feed_id }) => feed_id)])];
}

async function entriesAt(
  kith: Kith,
  memberId: number,
  { feeds, urls }: { feeds: readonly number[]; urls: readonly string[] },
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select found.id, found.title, found.excerpt, found.published_at, found.is_dated, found.feed_id,
      found.author_key, found.url, person.id as person_id, person.name
    from entry as found
    join source on source.feed_id = found.feed_id and source.member_id = ${memberId}
    left join source_person on source_person.source_id = source.id and source_person.author_key = found.author_key
    left join person on person.id = source_person.person_id and person.removed_at is null
    where found.feed_id in (${sql.join(feeds)}) and ${isAmong(kith, 'found.url', urls)}
    order by case when person.id is null then 1 else 0 end, found.id limit ${FOUND_MAX}`.execute(
    kith.db.read,
  );
  return rows;
}

const isAmong = (kith: Kith, column: string, texts: readonly string[]): RawBuilder<unknown> =>
  kith.db.engine === 'sqlite'
    ? sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts)}))`
    : sql`${sql.ref(column)} = any(${texts}::text[])`;
