import { escapeHtml } from '#html';
import type { Kith } from '#platform';
import { SOURCES_MAX } from './schema.ts';

/** A source as `kith export` writes it. Times are ISO 8601. */
export interface ExportedSource {
  id: number;
  title: string;
  url: string;
  siteUrl: string | null;
  followedAt: string;
  /** Who publishes there; the author key '' stands for every entry without an author of its own. */
  people: { personId: number; authorKey: string }[];
  /** The places whose feed or listing it is. */
  placeIds: number[];
}

/** Every source of a member, the one followed first first. */
export async function exportSources(kith: Kith, memberId: number): Promise<ExportedSource[]> {
  const rows = await kith.db.read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select([
      'source.id',
      'source.title as given',
      'source.created_at',
      'feed.title',
      'feed.url',
      'feed.site_url',
    ])
    .where('source.member_id', '=', memberId)
    // Letters are told with their mailbox: no other program could follow them.
    .where('feed.member_id', 'is', null)
    .orderBy('source.id')
    .limit(SOURCES_MAX)
    .execute();
  const people = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['source_person.source_id', 'source_person.person_id', 'source_person.author_key'])
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('source_person.source_id')
    .orderBy('source_person.author_key')
    .execute();
  const places = await kith.db.read
    .selectFrom('source_place')
    .innerJoin('source', 'source.id', 'source_place.source_id')
    .select(['source_place.source_id', 'source_place.place_id'])
    .where('source.member_id', '=', memberId)
    .orderBy('source_place.place_id')
    .execute();
  const bySource = Map.groupBy(people, (row) => row.source_id);
  const placesBy = Map.groupBy(places, (row) => row.source_id);
  return rows.map((row) => ({
    id: row.id,
    title: row.title || row.given || row.url,
    url: row.url,
    siteUrl: row.site_url,
    followedAt: new Date(row.created_at).toISOString(),
    people: (bySource.get(row.id) ?? []).map(({ person_id, author_key }) => ({
      personId: person_id,
      authorKey: author_key,
    })),
    placeIds: (placesBy.get(row.id) ?? []).map(({ place_id }) => place_id),
  }));
}

/** The sources as OPML 2.0 (http://opml.org/spec2.opml), which feed readers take. `now` in epoch ms. */
export function opmlOf(sources: readonly ExportedSource[], now: number): string {
  const outlines = sources.map(({ title, url, siteUrl }) => {
    const site = siteUrl ? ` htmlUrl="${escaped(siteUrl)}"` : '';
    return `    <outline type="rss" text="${escaped(title)}" xmlUrl="${escaped(url)}"${site}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    '    <title>Sources from Kith</title>',
    `    <dateCreated>${new Date(now).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

// What XML 1.0 cannot hold, even escaped, goes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (text: string): string =>
  escapeHtml(text.replace(NOT_XML, '').replace(/\s+/g, ' '));
