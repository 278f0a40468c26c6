/**
 * What is loaded of the people found: one question to the database for each kind of thing, whatever
 * their number. CROSS JOIN keeps SQLite to the order written, from the few people to what is theirs;
 * without it it begins with all sources of the member, which takes 100 ms where there are 10,000.
 */
import { sql } from 'kysely';
import { contactsOf } from '#people';
import type { Kith } from '#platform';

export interface LoadedEntry {
  id: number;
  title: string;
  url: string | null;
  /** Null when nobody knows. */
  publishedAt: number | null;
  language: string | null;
  words: number;
  excerpt: string;
  /** Null where the feed counts none. */
  votes: number | null;
}

const LINKS_MAX = 5_000;
const SOURCES_PER_PERSON_MAX = 5;

export async function loadEntries(kith: Kith, ids: number[]): Promise<Map<number, LoadedEntry>> {
  if (ids.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('entry')
    .leftJoin('entry_vote', 'entry_vote.entry_id', 'entry.id')
    .select(['id', 'title', 'url', 'published_at', 'is_dated', 'language', 'words', 'excerpt'])
    .select('votes')
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ published_at, is_dated, ...row }) => [
      row.id,
      { ...row, publishedAt: is_dated ? published_at : null },
    ]),
  );
}

export async function loadTexts(kith: Kith, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'text'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.text]));
}

export async function loadCues(kith: Kith, ids: number[]) {
  if (ids.length === 0) return [];
  return kith.db.read
    .selectFrom('entry_cue')
    .select(['entry_id', 'cue', 'sentence'])
    .where('entry_id', 'in', ids)
    .execute();
}

export async function loadLinks(kith: Kith, ids: number[]) {
  if (ids.length === 0) return [];
  return kith.db.read
    .selectFrom('entry_link')
    .select(['entry_id', 'url', 'site_key'])
    .where('entry_id', 'in', ids)
    .limit(LINKS_MAX)
    .execute();
}

/** The sites that are people's own, by site key. */
export async function loadSites(kith: Kith, personIds: number[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('person_key')
    .select(['key', 'person_id'])
    .where('person_id', 'in', personIds)
    .where('key', 'like', 'site:%')
    .execute();
  return new Map(rows.map((row) => [row.key.slice('site:'.length), row.person_id]));
}

export interface Output {
  entries: number;
  /** In the last three months. */
  lately: number;
  latestAt: number | null;
}

const LATELY_MS = 91 * 24 * 60 * 60 * 1000;

/** How much people published in all and lately, and when last. */
export async function loadOutput(
  kith: Kith,
  memberId: number,
  personIds: number[],
): Promise<Map<number, Output>> {
  if (personIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('source_person')
    .crossJoin('source')
    .crossJoin('entry')
    .select((eb) => [
      'source_person.person_id',
      eb.fn.countAll<number>().as('entries'),
      sql<number | null>`max(case when entry.is_dated = 1 then entry.published_at end)`.as(
        'latest',
      ),
      sql<number>`sum(case when entry.is_dated = 1 and entry.published_at > ${kith.now() - LATELY_MS} then 1 else 0 end)`.as(
        'lately',
      ),
    ])
    .where('source_person.person_id', 'in', personIds)
    .whereRef('source.id', '=', 'source_person.source_id')
    .where('source.member_id', '=', memberId)
    .whereRef('entry.feed_id', '=', 'source.feed_id')
    .whereRef('entry.author_key', '=', 'source_person.author_key')
    .groupBy('source_person.person_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { entries: Number(row.entries), lately: Number(row.lately), latestAt: row.latest },
    ]),
  );
}

export async function loadNames(
  kith: Kith,
  memberId: number,
  personIds: number[],
): Promise<Map<number, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('member_id', '=', memberId)
    .where('id', 'in', personIds)
    .where('removed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function loadSources(kith: Kith, memberId: number, personIds: number[]) {
  const byPerson = new Map<number, { title: string; url: string }[]>();
  if (personIds.length === 0) return byPerson;
  const rows = await kith.db.read
    .selectFrom('source_person')
    .crossJoin('source')
    .crossJoin('feed')
    .select(['source_person.person_id', 'feed.title', 'feed.url'])
    .distinct()
    .whereRef('source.id', '=', 'source_person.source_id')
    .whereRef('feed.id', '=', 'source.feed_id')
    .where('source.member_id', '=', memberId)
    .where('source_person.person_id', 'in', personIds)
    .orderBy('feed.url')
    .execute();
  for (const row of rows) {
    const known = byPerson.get(row.person_id) ?? [];
    if (known.length < SOURCES_PER_PERSON_MAX)
      known.push({ title: row.title || row.url, url: row.url });
    byPerson.set(row.person_id, known);
  }
  return byPerson;
}

/** How much there was to look at. */
export async function loadedFrom(kith: Kith, memberId: number): Promise<{ sources: number }> {
  const row = await sql<{
    count: number;
  }>`select count(*) as count from source where member_id = ${memberId}`.execute(kith.db.read);
  return { sources: Number(row.rows[0]?.count ?? 0) };
}

/** The last day on which something came from each of these people, as archives tell. */
export async function lastHeardFrom(
  kith: Kith,
  memberId: number,
  personIds: number[],
): Promise<Map<number, string>> {
  const days = new Map<number, string>();
  for (const { personId, day, direction } of await contactsOf(kith, memberId, personIds)) {
    const known = days.get(personId);
    if (direction !== 'given' && (known === undefined || day > known)) days.set(personId, day);
  }
  return days;
}
