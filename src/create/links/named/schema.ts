import { z } from '@hono/zod-openapi';
import type { Migration } from '#platform';
import { Mention } from '../schema.ts';

/** What a text names by itself. Entries are told by whole sentences, which nobody repeats by chance. */
const NameableKind = z.enum(['person', 'goal', 'note', 'place']);
export type NameableKind = z.infer<typeof NameableKind>;

/** Something that a note names without a link, with the words around it. */
export const NamedThing = Mention.extend({
  kind: NameableKind,
  /** What stands between the brackets of a link to it: `person:Odile`. */
  link: z.string(),
  /** Where in the text it stands, in UTF-16 code units. */
  from: z.number(),
}).openapi('NamedThing');
export type NamedThing = z.infer<typeof NamedThing>;

/** Whether a thing that a note names is left without a link for good. */
export const LeftUnlinkedForm = z
  .object({ kind: NameableKind, thingId: z.number().int().positive(), isLeft: z.boolean() })
  .openapi('LeftUnlinkedForm');
export type LeftUnlinkedForm = z.infer<typeof LeftUnlinkedForm>;

declare module '#tables' {
  interface Tables {
    /** What a note names and its writer does not want linked there. */
    note_unlinked: {
      note_id: number;
      target_kind: NameableKind;
      target_id: number;
      /** Epoch ms. */
      left_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0051-create-note-unlinked',
    up: `
create table note_unlinked (
  note_id {int} not null references note (id) on delete cascade,
  target_kind text not null check (target_kind in ('person', 'goal', 'note', 'place')),
  target_id {int} not null,
  left_at {int} not null,
  primary key (note_id, target_kind, target_id)
) {strict};
create index note_unlinked_target on note_unlinked (target_kind, target_id);
create index note_titles on note (member_id, title_key, id) where removed_at is null`,
  },
];
