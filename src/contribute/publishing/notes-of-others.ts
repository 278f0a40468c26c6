import { z } from '@hono/zod-openapi';
import { blockedWith } from '#members';
import { type Kith, Refusal } from '#platform';
import { beginningForOthers, forOthers } from '../redaction/for-others.ts';
import { withoutLinks } from '../redaction/words-instead.ts';

export const NoteOfAnotherLine = z
  .object({
    id: z.number(),
    title: z.string(),
    snippet: z.string(),
    author: z.string(),
    updatedAt: z.number(),
  })
  .openapi('NoteOfAnotherLine');
export type NoteOfAnotherLine = z.infer<typeof NoteOfAnotherLine>;
export const NoteOfAnother = NoteOfAnotherLine.omit({ snippet: true })
  .extend({ text: z.string() })
  .openapi('NoteOfAnother');
export type NoteOfAnother = z.infer<typeof NoteOfAnother>;

const LIST_MAX = 200;
const SNIPPET_CHARS = 200;
/** What a comment hides is not counted. */
const READ_CHARS = 2_000;

/** Notes that members of this Kith let all members read; public ones too. Who blocked the reader, or is blocked, shows none. */
const open = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('note')
    .innerJoin('member', 'member.id', 'note.member_id')
    .where('removed_at', 'is', null)
    .where('note.member_id', 'not in', blockedWith(kith.db.read, memberId));
const FOR_MEMBERS = ['members', 'public'] as const;

/** The latest first. */
export async function notesOfOthers(kith: Kith, memberId: number): Promise<NoteOfAnotherLine[]> {
  const rows = await open(kith, memberId)
    .where('note.member_id', '!=', memberId)
    .where('audience', 'in', FOR_MEMBERS)
    .select((eb) => [
      'note.id',
      'title',
      'display_name',
      'updated_at',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(READ_CHARS)]).as('beginning'),
    ])
    .orderBy('updated_at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(LIST_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: withoutLinks(row.title),
    snippet: beginningForOthers(row.beginning, SNIPPET_CHARS),
    author: row.display_name,
    updatedAt: row.updated_at,
  }));
}

/** One note that another member lets all members read, or one's own, as others would read it; any other is not there. */
export async function noteOfAnother(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<NoteOfAnother> {
  const { title, text, author, updatedAt } = await writtenForMembers(kith, memberId, id);
  return { id, title: withoutLinks(title), text, author, updatedAt };
}

/** The same with whose it is, which its reader is not told. */
export async function writtenForMembers(kith: Kith, memberId: number, id: number) {
  const row = await open(kith, memberId)
    .where((eb) => eb.or([eb('note.member_id', '=', memberId), eb('audience', 'in', FOR_MEMBERS)]))
    .select(['note.member_id', 'title', 'text', 'display_name', 'updated_at'])
    .where('note.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such note. It may have been taken back.');
  const { member_id: owner, title, text, display_name: author, updated_at: updatedAt } = row;
  return { memberId: owner, title, text: forOthers(text), author, updatedAt };
}
