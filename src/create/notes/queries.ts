import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { foldWords } from './fold.ts';
import { LIST_MAX } from './limits.ts';
import {
  type Audience,
  type NoteKind,
  type NoteLine,
  type NoteView,
  SNIPPET_CHARS,
  type TagCount,
} from './schema.ts';
import { personsIn, tagsIn } from './tags.ts';

const LINE = [
  'id',
  'kind',
  'audience',
  'shown_to',
  'goal_id',
  'title',
  'revision',
  'day',
  'captured_as',
  'is_waiting',
  'source_url',
  'entry_id',
  'derived_from',
  'created_at',
  'updated_at',
] as const;
/** Notes read at a time for an export: at their longest, some 40 MB. */
const EXPORTED_AT_ONCE = 50;
const TAGS_LISTED_MAX = 1_000;

export const noSuchNote = () => new Refusal('not_found', 'There is no such note.');

export interface NoteFilter {
  goalId?: number | undefined;
  tag?: string | undefined;
  kind?: NoteKind | undefined;
  audience?: Audience | undefined;
  /** Named with the note or linked in its text. */
  personId?: number | undefined;
  entryId?: number | undefined;
  /** Waiting in the inbox. */
  isWaiting?: boolean | undefined;
  /** Every one of these words must occur in the title or the text, in part or whole, in any case. */
  words?: string | undefined;
  /** At most `LIST_MAX`, which is also what holds when left out. */
  limit?: number | undefined;
}

type LineRow = Awaited<ReturnType<ReturnType<typeof notesIn>['execute']>>[number];

const viewOf = (row: LineRow) => ({
  id: row.id,
  kind: row.kind,
  audience: row.audience,
  shownTo: row.shown_to,
  goalId: row.goal_id,
  title: row.title,
  revision: row.revision,
  day: row.day,
  capturedAs: row.captured_as,
  isWaiting: row.is_waiting === 1,
  sourceUrl: row.source_url,
  entryId: row.entry_id,
  derivedFrom: row.derived_from,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const notesIn = (read: Read, memberId: number) =>
  read
    .selectFrom('note')
    .select(LINE)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null);

/** A member's notes with the beginning of their texts, the one written in last first. */
export async function notesOf(
  kith: Kith,
  memberId: number,
  filter: NoteFilter = {},
): Promise<NoteLine[]> {
  const rows = await filtered(kith, memberId, filter)
    .select((eb) =>
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(SNIPPET_CHARS)]).as('snippet'),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(filter.limit ?? LIST_MAX, LIST_MAX))
    .execute();
  const tags = await tagsIn(kith.db.read, rows);
  return rows.map((row) => ({
    ...viewOf(row),
    tags: tags.get(row.id) ?? [],
    snippet: withoutCutLink(row.snippet),
  }));
}

function filtered(kith: Kith, memberId: number, filter: NoteFilter) {
  let query = withWords(kith, notesIn(kith.db.read, memberId), filter.words ?? '');
  if (filter.goalId !== undefined) query = query.where('goal_id', '=', filter.goalId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.audience !== undefined) query = query.where('audience', '=', filter.audience);
  if (filter.entryId !== undefined) query = query.where('entry_id', '=', filter.entryId);
  if (filter.isWaiting !== undefined)
    query = query.where('is_waiting', '=', filter.isWaiting ? 1 : 0);
  const { tag, personId } = filter;
  if (tag !== undefined) {
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('note_tag').select('note_id').where('tag_key', '=', foldWords(tag)),
    );
  }
  if (personId !== undefined) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('note_person')
        .select('note_id')
        .where('person_id', '=', personId)
        .union(
          eb
            .selectFrom('note_link')
            .select('note_id')
            .where('target_kind', '=', 'person')
            .where('target_id', '=', personId),
        ),
    );
  }
  return query;
}

function withWords(kith: Kith, asked: ReturnType<typeof notesIn>, words: string) {
  let query = asked;
  for (const word of foldWords(words).split(' ').filter(Boolean)) {
    query = query.where((eb) =>
      eb(eb.fn<number>(POSITION[kith.db.engine], ['folded', eb.val(word)]), '>', 0),
    );
  }
  return query;
}

/** Looking for the word itself, not for a pattern: `%` and `_` in it are what they look like. */
export const POSITION = { sqlite: 'instr', postgres: 'strpos' } as const;

/** One note. Another member's is not there. */
export async function noteById(kith: Kith, memberId: number, id: number): Promise<NoteView> {
  const row = await notesIn(kith.db.read, memberId)
    .select('text')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchNote();
  const [view] = await withAll(kith.db.read, [row]);
  if (!view) throw new Error('a note without a view');
  return view;
}

/** Some of a member's notes, whole, by their numbers; those that are gone are left out. */
export async function notesByIds(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<NoteView[]> {
  if (ids.length === 0) return [];
  const rows = await notesIn(kith.db.read, memberId)
    .select('text')
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  return withAll(kith.db.read, rows);
}

async function withAll(read: Read, rows: (LineRow & { text: string })[]): Promise<NoteView[]> {
  const [tags, persons] = await Promise.all([tagsIn(read, rows), personsIn(read, rows)]);
  return rows.map((row) => ({
    ...viewOf(row),
    text: row.text,
    tags: tags.get(row.id) ?? [],
    personIds: persons.get(row.id) ?? [],
  }));
}

/** The tags of a member, the one used most first. */
export async function tagsOf(kith: Kith, memberId: number): Promise<TagCount[]> {
  const rows = await kith.db.read
    .selectFrom('note_tag')
    .innerJoin('note', 'note.id', 'note_tag.note_id')
    .select((eb) => [eb.fn.min('note_tag.tag').as('tag'), eb.fn.countAll<number>().as('count')])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .groupBy('note_tag.tag_key')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .limit(TAGS_LISTED_MAX)
    .execute();
  return rows.map((row) => ({ tag: row.tag, count: Number(row.count) }));
}

/** All of a member's notes for an export, oldest first, a batch at a time. */
export async function* exportNotes(kith: Kith, memberId: number): AsyncGenerator<NoteView> {
  const notes = notesIn(kith.db.read, memberId)
    .select('text')
    .orderBy('id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => notes.where('id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    yield* await withAll(kith.db.read, rows);
}

/** A link that the end of a snippet cuts through is left out: half of it would be signs. */
const withoutCutLink = (snippet: string): string => snippet.replace(/!?\[\[?[^[\]\n]*$/u, '');
