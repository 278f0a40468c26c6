import { placeById } from '#people';
import type { Kith } from '#platform';
import { sourcesOfPlace } from './follow-place.ts';
import type { PlaceEntry } from './schema.ts';

const ENTRIES_MAX = 30;

/** What was published at a place lately, newest first, with who signed it. */
export async function entriesByPlace(
  kith: Kith,
  memberId: number,
  placeId: number,
): Promise<PlaceEntry[]> {
  const place = await placeById(kith, memberId, placeId);
  const sourceIds = await sourcesOfPlace(kith.db.read, memberId, place.id);
  if (sourceIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .leftJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'source_person.person_id').on('person.removed_at', 'is', null),
    )
    .select([
      'entry.id',
      'entry.title',
      'entry.url',
      'entry.published_at',
      'entry.is_dated',
      'entry.excerpt',
      'entry.words',
      'entry.author_name',
      'feed.title as source',
      'person.id as person_id',
      'person.name as person_name',
    ])
    .where('source.id', 'in', sourceIds)
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(ENTRIES_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    url: row.url,
    publishedAt: row.is_dated ? row.published_at : null,
    excerpt: row.excerpt,
    source: row.source,
    words: row.words,
    author: row.author_name,
    person:
      row.person_id === null || row.person_name === null
        ? null
        : { id: row.person_id, name: row.person_name },
  }));
}
