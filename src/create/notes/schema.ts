import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { TEXT_CHARS_MAX, TITLE_CHARS_MAX } from './limits.ts';

export const NOTES_MAX = 20_000;
export const SEARCH_CHARS_MAX = 200;
/** How much of a note's text a list shows. */
export const SNIPPET_CHARS = 200;

/** PostgreSQL stores no null character, and SQLite stops counting at one. */
const isStorable = (written: string) => !written.includes('\0');
const NOT_STORABLE = 'It holds a character that is no text (a null). Take it out.';

/** What a member writes. Not trimmed: a text being typed may end in a space or a line. */
export const NoteForm = z
  .object({
    title: z
      .string()
      .max(TITLE_CHARS_MAX, `A title has at most ${TITLE_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE),
    text: z
      .string()
      .max(
        TEXT_CHARS_MAX,
        `At most ${TEXT_CHARS_MAX.toLocaleString('en')} characters; go on in another note.`,
      )
      .refine(isStorable, NOT_STORABLE),
    goalId: z.number().int().positive().nullable(),
  })
  .partial()
  .openapi('NoteForm');
export type NoteForm = z.infer<typeof NoteForm>;

/** `draftKey` makes starting a note safe to repeat: the same key is the same note. */
export const NewNote = NoteForm.extend({ draftKey: z.uuid().optional() }).openapi('NewNote');
export type NewNote = z.infer<typeof NewNote>;

export const NoteView = z
  .object({
    id: z.number(),
    goalId: z.number().nullable(),
    title: z.string(),
    text: z.string(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Note');
export type NoteView = z.infer<typeof NoteView>;

/** A note in a list: the beginning of its text instead of all of it. */
export const NoteLine = NoteView.omit({ text: true })
  .extend({ snippet: z.string() })
  .openapi('NoteLine');
export type NoteLine = z.infer<typeof NoteLine>;

export const NoteSearch = z.object({
  words: z.string().trim().max(SEARCH_CHARS_MAX).refine(isStorable, NOT_STORABLE).optional(),
  goalId: z.coerce.number().int().positive().optional(),
});

declare module '#tables' {
  interface Tables {
    note: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      title: string;
      text: string;
      /** Title and text in lower case: SQLite folds only the letters of ASCII by itself. */
      folded: string;
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a note is nowhere to be seen. */
      removed_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0010-create-notes',
    up: `
create table note (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  title text not null,
  text text not null,
  folded text not null,
  draft_key text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  unique (member_id, draft_key)
) {strict};
create index note_member on note (member_id, updated_at);
create index note_goal on note (goal_id)`,
  },
];
