import { type RawBuilder, sql } from 'kysely';
import type { Kith, Read } from '#platform';
import { foldWords, wordsOf } from './rules.ts';
import type { KeepIs, LibraryQuery } from './schema.ts';

const COLUMNS = [
  'keep.id',
  'keep.entry_id',
  'keep.goal_id',
  'keep.url',
  'keep.title',
  'keep.source',
  'keep.author',
  'keep.published_at',
  'keep.words',
  'keep.is_fetching',
  'keep.waits_since',
  'keep.gone_since',
  'keep.failure',
  'keep.problem',
  'keep.created_at',
  'keep.updated_at',
  'keep.takeaway',
  'keep.excerpt',
  'keep.pages',
  'keep.language',
] as const;

export const keepsIn = (read: Read, memberId: number) =>
  read
    .selectFrom('keep')
    .select(COLUMNS)
    .where('keep.member_id', '=', memberId)
    .where('keep.removed_at', 'is', null);

/** With or without a word of one's own, with something marked, or gone. */
const IS: Record<KeepIs, RawBuilder<boolean>> = {
  'with-takeaway': sql`trim(keep.takeaway) <> ''`,
  'without-takeaway': sql`trim(keep.takeaway) = ''`,
  'with-highlights': sql`exists (
    select 1 from highlight where highlight.keep_id = keep.id and highlight.removed_at is null)`,
  gone: sql`keep.gone_since is not null`,
};

/** What this person signed, as the member's sources say who signs. */
const isBy = (memberId: number, personId: number): RawBuilder<boolean> => sql`exists (
  select 1 from entry
  join source on source.feed_id = entry.feed_id and source.member_id = ${memberId}
  join source_person on source_person.source_id = source.id
    and source_person.author_key = entry.author_key
  where entry.id = keep.entry_id and source_person.person_id = ${personId})`;

interface Asked extends LibraryQuery {
  /** The one that was asked for by its entry. */
  keepId?: number | undefined;
  /** Further conditions on `keep`. */
  where?: readonly RawBuilder<boolean>[];
}

/** What a member keeps that fits the filters and holds all of the words. */
export function filtered(kith: Kith, memberId: number, asked: Asked) {
  const { goal, tag, keepId, person, is, words, after, where = [] } = asked;
  let query = keepsIn(kith.db.read, memberId);
  if (after !== undefined) query = query.where(isBefore(memberId, after));
  if (goal !== undefined) query = query.where('keep.goal_id', '=', goal);
  if (keepId !== undefined) query = query.where('keep.id', '=', keepId);
  if (person !== undefined) query = query.where(isBy(memberId, person));
  if (is !== undefined) query = query.where(IS[is]);
  if (tag !== undefined) query = query.where(hasTag(tag));
  for (const condition of where) query = query.where(condition);
  for (const word of wordsOf(words ?? '')) query = query.where(holds(kith, word));
  return query;
}

export const hasTag = (tag: string): RawBuilder<boolean> => sql`keep.id in (
  select keep_id from keep_tag where tag_key = ${foldWords(tag)})`;

/** Kept before this one, which is the member's. */
const isBefore = (memberId: number, after: number): RawBuilder<boolean> => sql`exists (
  select 1 from keep as last where last.id = ${after} and last.member_id = ${memberId}
  and (keep.created_at < last.created_at or (keep.created_at = last.created_at and keep.id < last.id)))`;

/** Looking for the word itself, not for a pattern: `%` and `_` in it are what they look like. */
const POSITION = { sqlite: sql.raw('instr'), postgres: sql.raw('strpos') };

/** Holds a word in what is said of it, in what is marked in it, or in its text. */
export function holds(kith: Kith, word: string): RawBuilder<boolean> {
  const position = POSITION[kith.db.engine];
  return sql`(${position}(keep.folded, ${word}) > 0 or exists (
    select 1 from highlight where highlight.keep_id = keep.id and highlight.removed_at is null
    and ${position}(highlight.folded, ${word}) > 0) or exists (
    select 1 from keep_said where keep_said.keep_id = keep.id
    and ${position}(keep_said.said, ${word}) > 0))`;
}
