import { z } from '@hono/zod-openapi';
import { LIST_NAME_CHARS_MAX, ListName } from '#people';
import type { Migration } from '#platform';

/** More groups than this are not kept at once: nobody has them, and each becomes a list. */
export const GROUPS_MAX = 300;

/** A group that a list of people came in with: a Mastodon list, a label of contacts, a group of cards. */
export const ImportGroup = z
  .object({
    name: z.string(),
    /** How many of the import's people are in it. */
    count: z.number(),
    /** The list that this import keeps it as. */
    list: ListName.nullable(),
    /** Whether a list of this name fills itself with a search, so that nobody can be put on it. */
    isSearch: z.boolean(),
  })
  .openapi('ImportGroup');
export type ImportGroup = z.infer<typeof ImportGroup>;

/** Which groups to keep as lists; all when none is named. */
export const GroupsToKeep = z
  .object({ names: z.array(z.string().max(LIST_NAME_CHARS_MAX)).min(1).max(GROUPS_MAX) })
  .partial()
  .openapi('GroupsToKeep');
export type GroupsToKeep = z.infer<typeof GroupsToKeep>;

declare module '#tables' {
  interface Tables {
    /** That an import keeps a group as a list; the next import of the same list goes on with it. */
    import_list: {
      batch_id: number;
      /** The group's name folded. */
      group_key: string;
      list_id: number;
      /** 1 when the list was made for it: undone, it goes again. */
      is_made: number;
    };
    /** Whom an import meant for a list. Who was taken off by hand is in here still, and is not put back. */
    import_listed: {
      batch_id: number;
      list_id: number;
      person_id: number;
      /** 1 when they came onto the list by it, and were not there already. */
      is_added: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0049-sources-import-lists',
    up: `
create table import_list (
  batch_id {int} not null references import_batch (id) on delete cascade,
  group_key text not null,
  list_id {int} not null references person_list (id) on delete cascade,
  is_made {int} not null check (is_made in (0, 1)),
  primary key (batch_id, group_key)
) {strict};
create index import_list_list on import_list (list_id);
create table import_listed (
  batch_id {int} not null references import_batch (id) on delete cascade,
  list_id {int} not null references person_list (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  is_added {int} not null check (is_added in (0, 1)),
  primary key (list_id, person_id, batch_id)
) {strict};
create index import_listed_batch on import_listed (batch_id);
create index import_listed_person on import_listed (person_id)`,
  },
];
