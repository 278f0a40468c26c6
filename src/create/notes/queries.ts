import { type Kith, Refusal } from '#platform';
import { LIST_MAX } from './limits.ts';
import { NOTES_MAX, type NoteLine, type NoteView, SNIPPET_CHARS } from './schema.ts';

const LINE = ['id', 'goal_id', 'title', 'created_at', 'updated_at'] as const;
/** Notes read at a time for an export: at their longest, some 40 MB. */
const EXPORTED_AT_ONCE = 100;

export const noSuchNote = () => new Refusal('not_found', 'There is no such note.');

export interface NoteFilter {
  goalId?: number | undefined;
  /** Every one of these words must occur in the title or the text, in part or whole, in any case. */
  words?: string | undefined;
  /** At most `LIST_MAX`, which is also what holds when left out. */
  limit?: number | undefined;
}

interface LineRow {
  id: number;
  goal_id: number | null;
  title: string;
  created_at: number;
  updated_at: number;
}

const viewOf = (row: LineRow) => ({
  id: row.id,
  goalId: row.goal_id,
  title: row.title,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** How words are compared: lower case, composed, one space between. */
export function foldWords(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
}

/** A member's notes with the beginning of their texts, the one written in last first. */
export async function notesOf(
  kith: Kith,
  memberId: number,
  { goalId, words = '', limit = LIST_MAX }: NoteFilter = {},
): Promise<NoteLine[]> {
  let query = kith.db.read
    .selectFrom('note')
    .select((eb) => [
      ...LINE,
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(SNIPPET_CHARS)]).as('snippet'),
    ])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(limit, LIST_MAX));
  if (goalId !== undefined) query = query.where('goal_id', '=', goalId);
  for (const word of foldWords(words).split(' ').filter(Boolean)) {
    query = query.where((eb) =>
      eb(eb.fn<number>(POSITION[kith.db.engine], ['folded', eb.val(word)]), '>', 0),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({ ...viewOf(row), snippet: row.snippet }));
}

/** Looking for the word itself, not for a pattern: `%` and `_` in it are what they look like. */
const POSITION = { sqlite: 'instr', postgres: 'strpos' } as const;

/** One note. Another member's is not there. */
export async function noteById(kith: Kith, memberId: number, id: number): Promise<NoteView> {
  const row = await kith.db.read
    .selectFrom('note')
    .select([...LINE, 'text'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchNote();
  return { ...viewOf(row), text: row.text };
}

/** All of a member's notes for an export, oldest first, a batch at a time. */
export async function* exportNotes(kith: Kith, memberId: number): AsyncGenerator<NoteView> {
  let after = 0;
  for (let given = 0; given < NOTES_MAX; given += EXPORTED_AT_ONCE) {
    const rows = await kith.db.read
      .selectFrom('note')
      .select([...LINE, 'text'])
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(EXPORTED_AT_ONCE)
      .execute();
    for (const row of rows) yield { ...viewOf(row), text: row.text };
    const last = rows.at(-1);
    if (!last || rows.length < EXPORTED_AT_ONCE) return;
    after = last.id;
  }
}
