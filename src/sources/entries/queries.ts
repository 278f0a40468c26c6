import { z } from '@hono/zod-openapi';
import { type Kith, Refusal } from '#platform';

export const EntryLine = z
  .object({
    id: z.number(),
    title: z.string(),
    url: z.string().nullable(),
    /** Null when nobody knows. */
    publishedAt: z.number().nullable(),
    excerpt: z.string(),
    source: z.string(),
    words: z.number(),
  })
  .openapi('EntryLine');
export type EntryLine = z.infer<typeof EntryLine>;
export const EntryView = EntryLine.extend({
  html: z.string(),
  author: z.string().nullable(),
  /** Who published it, of the member's people. */
  people: z.array(z.object({ id: z.number(), name: z.string() })),
}).openapi('Entry');
export type EntryView = z.infer<typeof EntryView>;

const LINES_MAX = 50;

const COLUMNS = [
  'entry.id',
  'entry.title',
  'entry.url',
  'entry.published_at',
  'entry.is_dated',
  'entry.excerpt',
  'entry.words',
  'feed.title as source',
  'source.title as given',
] as const;

interface EntryRow {
  id: number;
  title: string;
  url: string | null;
  published_at: number;
  is_dated: number;
  excerpt: string;
  words: number;
  source: string;
  given: string;
}
const lineOf = (row: EntryRow): EntryLine => ({
  id: row.id,
  title: row.title,
  url: row.url,
  publishedAt: row.is_dated ? row.published_at : null,
  excerpt: row.excerpt,
  source: row.source || row.given,
  words: row.words,
});

/** A member's entries: everything their sources published. */
function entriesOf(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .where('source.member_id', '=', memberId);
}

/** The latest entries of a person, newest first. */
export async function entriesByPerson(
  kith: Kith,
  memberId: number,
  personId: number,
  limit = LINES_MAX,
): Promise<EntryLine[]> {
  const rows = await entriesOf(kith, memberId)
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .select(COLUMNS)
    .where('source_person.person_id', '=', personId)
    .orderBy('entry.published_at', 'desc')
    .limit(Math.min(limit, LINES_MAX))
    .execute();
  return rows.map(lineOf);
}

/** One entry to read. Another member's is not there. */
export async function entryById(kith: Kith, memberId: number, id: number): Promise<EntryView> {
  const row = await entriesOf(kith, memberId)
    .select([...COLUMNS, 'entry.html', 'entry.author_name'])
    .where('entry.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such entry.');
  const people = await entriesOf(kith, memberId)
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['person.id', 'person.name'])
    .where('entry.id', '=', id)
    .where('person.removed_at', 'is', null)
    .orderBy('person.id')
    .execute();
  return { ...lineOf(row), html: row.html, author: row.author_name, people };
}
