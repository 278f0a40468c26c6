import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { PeopleFilter } from '../directory/filter.ts';
import { LIST_NAME_CHARS_MAX, LISTED_AT_ONCE_MAX } from './limits.ts';

const name = z
  .string()
  .trim()
  .min(1, 'A list needs a name.')
  .max(LIST_NAME_CHARS_MAX, `A name has at most ${LIST_NAME_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE);

export const NewList = z
  .object({
    name,
    /** With a filter the list fills itself with whoever fits; without, one puts people on it. */
    filter: PeopleFilter.nullable().optional(),
  })
  .openapi('NewPersonList');
export type NewList = z.infer<typeof NewList>;

/** Whether a list fills itself is said once, when it is made: people put on it by hand would be lost. */
export const ListForm = z
  .object({ name, filter: PeopleFilter })
  .partial()
  .openapi('PersonListForm');
export type ListForm = z.infer<typeof ListForm>;

export const PersonIds = z.object({
  personIds: z.array(z.number().int().positive()).min(1).max(LISTED_AT_ONCE_MAX),
});

export const ListView = z
  .object({
    id: z.number(),
    name: z.string(),
    /** Null for a list that people are put on. */
    filter: PeopleFilter.nullable(),
    /** How many are on it; null for one that fills itself and comes after the first FILLING_COUNTED_MAX of those. */
    count: z.number().nullable(),
    createdAt: z.number(),
  })
  .openapi('PersonList');
export type ListView = z.infer<typeof ListView>;

export const ListName = z.object({ id: z.number(), name: z.string() });
export type ListName = z.infer<typeof ListName>;

declare module '#tables' {
  interface Tables {
    /** A name that a member gives to some of their people. */
    person_list: {
      id: Generated<number>;
      member_id: number;
      name: string;
      /** The name folded: a member has one list of a name. */
      name_key: string;
      /** A PeopleFilter as JSON when the list fills itself. */
      filter: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a list is nowhere to be seen. */
      removed_at: number | null;
    };
    person_list_member: { list_id: number; person_id: number; added_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0027-people-lists',
    up: `
create table person_list (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null check (length(name) between 1 and 100),
  name_key text not null,
  filter text check (length(filter) <= 4000),
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int}
) {strict};
create unique index person_list_name on person_list (member_id, name_key) where removed_at is null;
create table person_list_member (
  list_id {int} not null references person_list (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  added_at {int} not null,
  primary key (list_id, person_id)
) {strict};
create index person_list_member_person on person_list_member (person_id);
create index person_field_employer on person_field (value, person_id) where field = 'employer'`,
  },
];
