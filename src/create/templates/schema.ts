import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { TAGS_MAX } from '../notes/limits.ts';
import { Tag, Text, words } from '../notes/schema.ts';

export const TEMPLATES_MAX = 100;
const NAME_CHARS_MAX = 100;

/** `{{date}}` and `{{title}}` in the text are filled in when a note begins with it. */
export const TemplateForm = z
  .object({
    name: words(NAME_CHARS_MAX, `A name has at most ${NAME_CHARS_MAX} characters.`)
      .trim()
      .min(1, 'A template needs a name.'),
    text: Text,
    tags: z.array(Tag).max(TAGS_MAX, `A note has at most ${TAGS_MAX} tags.`),
    /** Whether a day's note begins with it; of one template only. */
    isDaily: z.boolean(),
  })
  .partial()
  .openapi('NoteTemplateForm');
export type TemplateForm = z.infer<typeof TemplateForm>;

export const NewTemplate = TemplateForm.required({ name: true }).openapi('NewNoteTemplate');
export type NewTemplate = z.infer<typeof NewTemplate>;

export const TemplateView = z
  .object({
    id: z.number(),
    name: z.string(),
    text: z.string(),
    tags: z.array(z.string()),
    isDaily: z.boolean(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('NoteTemplate');
export type TemplateView = z.infer<typeof TemplateView>;

declare module '#tables' {
  interface Tables {
    note_template: {
      id: Generated<number>;
      member_id: number;
      name: string;
      text: string;
      /** `string[]` as JSON. */
      tags: string;
      is_daily: number;
      created_at: number;
      updated_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0016-create-note-templates',
    up: `
create table note_template (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 100),
  text text not null,
  tags text not null,
  is_daily {int} not null check (is_daily in (0, 1)),
  created_at {int} not null,
  updated_at {int} not null
) {strict};
create index note_template_member on note_template (member_id);
create unique index note_template_daily on note_template (member_id) where is_daily = 1`,
  },
];
