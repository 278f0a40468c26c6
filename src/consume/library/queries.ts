import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { earlierTexts, highlightCounts, highlightsOfKeep } from '../highlights/queries.ts';
import { filtered, keepsIn } from './filtered.ts';
import { withFound } from './found.ts';
import { KEEPS_AT_ONCE } from './limits.ts';
import { fileOfKey } from './rules.ts';
import { keepsOfEntries } from './same-entry.ts';
import type { KeepLine, KeepView, LibraryQuery, LibraryView } from './schema.ts';

const TAGS_LISTED_MAX = 100;
const PEOPLE_LISTED_MAX = 200;
const EXPORTED_AT_ONCE = 50;

export const noSuchKeep = () => new Refusal('not_found', 'You keep no such thing.');

type Row = Awaited<ReturnType<ReturnType<typeof keepsIn>['execute']>>[number];

/** A page of what a member keeps, the latest first. */
export async function libraryOf(
  kith: Kith,
  memberId: number,
  query: LibraryQuery,
): Promise<LibraryView> {
  const keepId = query.entry === undefined ? undefined : await keepOf(kith, memberId, query.entry);
  const rows = await filtered(kith, memberId, { ...query, keepId })
    .orderBy('keep.created_at', 'desc')
    .orderBy('keep.id', 'desc')
    .limit(KEEPS_AT_ONCE + 1)
    .execute();
  const page = rows.slice(0, KEEPS_AT_ONCE);
  const lines = await withAll(kith.db.read, memberId, page);
  return {
    keeps: await withFound(kith.db.read, lines, query.words ?? ''),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
    tags: await tagsOf(kith, memberId),
    goals: await goalsIn(kith, memberId),
    people: await peopleIn(kith, memberId),
  };
}

/** The keep of an entry, from whichever source; 0 where there is none. */
const keepOf = async (kith: Kith, memberId: number, entryId: number): Promise<number> =>
  (await keepsOfEntries(kith, memberId, [entryId])).get(entryId) ?? 0;

/** One keep with its text. Another member's is not there. */
export async function keepById(kith: Kith, memberId: number, id: number): Promise<KeepView> {
  const row = await keepsIn(kith.db.read, memberId)
    .select(['keep.html', 'keep.text_at'])
    .where('keep.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchKeep();
  const [line] = await withAll(kith.db.read, memberId, [row]);
  if (!line) throw new Error('a keep without a line');
  return {
    ...line,
    html: row.html,
    textAt: row.text_at ?? row.created_at,
    earlierTexts: await earlierTexts(kith.db.read, id),
    highlights: line.highlightCount > 0 ? await highlightsOfKeep(kith.db.read, memberId, id) : [],
  };
}

async function withAll(read: Read, memberId: number, rows: readonly Row[]): Promise<KeepLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const tags = await tagsIn(read, ids);
  const highlights = await highlightCounts(read, ids);
  const followed = await stillFollowed(read, memberId, rows);
  return rows.map((row) => ({
    id: row.id,
    entryId: row.entry_id !== null && followed.has(row.entry_id) ? row.entry_id : null,
    url: row.url,
    title: row.title,
    source: row.source,
    author: row.author,
    publishedAt: row.published_at,
    excerpt: row.excerpt,
    words: row.words,
    pages: row.pages,
    language: row.language,
    takeaway: row.takeaway,
    tags: tags.get(row.id) ?? [],
    goalId: row.goal_id,
    isFetching: row.is_fetching === 1,
    isWaiting: row.waits_since !== null,
    goneSince: row.gone_since,
    goneWhy: row.gone_since === null ? null : row.failure,
    highlightCount: highlights.get(row.id) ?? 0,
    problem: row.problem,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** The tags of these keeps, in the order of the alphabet. */
export async function tagsIn(read: Read, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await read
    .selectFrom('keep_tag')
    .select(['keep_id', 'tag'])
    .where('keep_id', 'in', ids)
    .orderBy('tag_key')
    .execute();
  const byKeep = new Map<number, string[]>();
  for (const { keep_id, tag } of rows) byKeep.set(keep_id, [...(byKeep.get(keep_id) ?? []), tag]);
  return byKeep;
}

/** Whose entries the member can still read: a source may have been left since. */
async function stillFollowed(
  read: Read,
  memberId: number,
  rows: readonly Row[],
): Promise<Set<number>> {
  const ids = rows.flatMap(({ entry_id }) => entry_id ?? []);
  if (ids.length === 0) return new Set();
  const own = await read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select('entry.id')
    .where('source.member_id', '=', memberId)
    .where('entry.id', 'in', ids)
    .execute();
  return new Set(own.map(({ id }) => id));
}

async function tagsOf(kith: Kith, memberId: number): Promise<LibraryView['tags']> {
  const rows = await kith.db.read
    .selectFrom('keep_tag')
    .innerJoin('keep', 'keep.id', 'keep_tag.keep_id')
    .select((eb) => [eb.fn.min('keep_tag.tag').as('tag'), eb.fn.countAll<number>().as('count')])
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null)
    .groupBy('keep_tag.tag_key')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .limit(TAGS_LISTED_MAX)
    .execute();
  return rows.map(({ tag, count }) => ({ tag, count: Number(count) }));
}

async function goalsIn(kith: Kith, memberId: number): Promise<LibraryView['goals']> {
  const rows = await kith.db.read
    .selectFrom('keep')
    .select((eb) => ['goal_id', eb.fn.countAll<number>().as('count')])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('goal_id', 'is not', null)
    .groupBy('goal_id')
    .orderBy('count', 'desc')
    .execute();
  return rows.flatMap(({ goal_id, count }) =>
    goal_id === null ? [] : [{ goalId: goal_id, count: Number(count) }],
  );
}

async function peopleIn(kith: Kith, memberId: number): Promise<LibraryView['people']> {
  const rows = await kith.db.read
    .selectFrom('keep')
    .innerJoin('entry', 'entry.id', 'keep.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select((eb) => [
      'person.id',
      'person.name',
      eb.fn.count<number>('keep.id').distinct().as('count'),
    ])
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null)
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .groupBy(['person.id', 'person.name'])
    .orderBy('count', 'desc')
    .orderBy('person.name')
    .limit(PEOPLE_LISTED_MAX)
    .execute();
  return rows.map(({ id, name, count }) => ({ id, name, count: Number(count) }));
}

/** `file` is what a PDF that was sent is known by; null of what has an address, or is an entry. */
type ExportedKeep = KeepLine & { html: string; file: string | null };

/** All a member keeps, with its text, for an export, oldest first, a batch at a time. */
export async function* exportKeeps(kith: Kith, memberId: number): AsyncGenerator<ExportedKeep> {
  const keeps = keepsIn(kith.db.read, memberId)
    .select(['keep.html', 'keep.key'])
    .orderBy('keep.id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => keeps.where('keep.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after)) {
    const lines = await withAll(kith.db.read, memberId, rows);
    for (const [at, line] of lines.entries()) {
      const { html = '', key = '' } = rows[at] ?? {};
      yield { ...line, html, file: fileOfKey(key) };
    }
  }
}
