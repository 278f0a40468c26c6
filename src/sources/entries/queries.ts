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
  /** BCP 47, as its text or its feed says; null when nobody knows. */
  language: z.string().nullable(),
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

/** Those of these ids. The cross join has SQLite begin with them: it began with all sources, and 20 entries of 2,000 took 0.3 s. */
function entriesAmong(kith: Kith, memberId: number, ids: readonly number[]) {
  return kith.db.read
    .selectFrom('entry')
    .crossJoin('source')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .whereRef('source.feed_id', '=', 'entry.feed_id')
    .where('source.member_id', '=', memberId)
    .where('entry.id', 'in', ids);
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
    .select([...COLUMNS, 'entry.html', 'entry.author_name', 'entry.language'])
    .where('entry.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such entry.');
  const people = (await peopleOfEntries(kith, memberId, [id])).get(id) ?? [];
  const { html, author_name: author, language } = row;
  return { ...lineOf(row), html, author, language, people };
}

/** Lines of these entries with who published them, in the order of the ids. Another member's are left out. */
export async function entryLines(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<(EntryLine & Pick<EntryView, 'people'>)[]> {
  if (ids.length === 0) return [];
  const [rows, people] = await Promise.all([
    entriesAmong(kith, memberId, ids).select(COLUMNS).execute(),
    peopleOfEntries(kith, memberId, ids),
  ]);
  const lines = new Map(rows.map((row) => [row.id, lineOf(row)]));
  return ids.flatMap((id) => {
    const line = lines.get(id);
    return line ? [{ ...line, people: people.get(id) ?? [] }] : [];
  });
}

/** Who published each of these entries, of the member's people. */
async function peopleOfEntries(kith: Kith, memberId: number, ids: readonly number[]) {
  const rows = await entriesAmong(kith, memberId, ids)
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['entry.id as entry_id', 'person.id', 'person.name'])
    .where('person.removed_at', 'is', null)
    .orderBy('person.id')
    .execute();
  const byEntry = new Map<number, EntryView['people']>();
  for (const { entry_id, id, name } of rows)
    byEntry.set(entry_id, [...(byEntry.get(entry_id) ?? []), { id, name }]);
  return byEntry;
}
