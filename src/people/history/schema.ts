import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { CHANGE_KINDS, CHANGES_AT_ONCE_MAX, type ChangeKind, type ChangePart } from './limits.ts';

export const ChangeIds = z.object({
  changeIds: z.array(z.number().int().positive()).min(1).max(CHANGES_AT_ONCE_MAX),
});

/** One line of what happened to a person in the directory, the last first. */
export const HistoryLine = z
  .object({
    at: z.number(),
    words: z.string(),
    /** The change that can be undone with `POST /people/changes/undo`; null for what cannot. */
    changeId: z.number().nullable(),
    kind: z.enum(CHANGE_KINDS).nullable(),
    undoneAt: z.number().nullable(),
  })
  .openapi('PersonHistoryLine');
export type HistoryLine = z.infer<typeof HistoryLine>;

declare module '#tables' {
  interface Tables {
    /** One thing that a member did to people of the directory, in one go. */
    person_change: {
      id: Generated<number>;
      member_id: number;
      kind: ChangeKind;
      list_id: number | null;
      changed_at: number;
      undone_at: number | null;
    };
    /** To whom, and what is needed to undo it: JSON that goes when the person goes. */
    person_change_on: {
      change_id: number;
      person_id: number;
      part: ChangePart;
      material: string | null;
    };
    /** What a merge moved from the person who is gone, by the name of a Belonging; JSON. */
    person_moved: { gone_id: number; name: string; moved: string };
  }
}

export const migrations: Migration[] = [
  {
    name: '0027-people-history',
    up: `
create table person_change (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  kind text not null check (kind in ('merged', 'split', 'removed', 'listed', 'unlisted', 'renamed', 'taken-back')),
  list_id {int} references person_list (id) on delete set null,
  changed_at {int} not null,
  undone_at {int}
) {strict};
create index person_change_member on person_change (member_id, id);
create index person_change_list on person_change (list_id) where list_id is not null;
create table person_change_on (
  change_id {int} not null references person_change (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  part text not null check (part in ('one', 'kept', 'gone', 'from', 'new')),
  material text,
  primary key (change_id, person_id)
) {strict};
create index person_change_on_person on person_change_on (person_id);
create table person_moved (
  gone_id {int} not null references person (id) on delete cascade,
  name text not null,
  moved text not null,
  primary key (gone_id, name)
) {strict}`,
  },
  {
    // Whether something of a kind is known of a person, and who works where, is answered from these alone.
    name: '0027-people-current-fields',
    up: `
drop index person_field_employer;
create index person_field_employer on person_field (value, person_id) where field = 'employer' and past_at is null;
create index person_field_current on person_field (person_id, field) where past_at is null`,
  },
];
