import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { QueryLine } from '../search/schema.ts';
import { NAME_CHARS_MAX, SAVED_SEARCHES_MAX } from './limits.ts';

const Name = z
  .string()
  .max(NAME_CHARS_MAX, `A name has at most ${NAME_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE)
  .transform((name) => name.replace(/\s+/gu, ' ').trim())
  .refine((name) => name !== '', 'Give it a name.');

/** A line of search, as it is written on the page of search, under a name. */
export const SavedSearchForm = z.object({ name: Name, q: QueryLine }).openapi('SavedSearchForm');
export type SavedSearchForm = z.output<typeof SavedSearchForm>;

export const SavedSearchView = z
  .object({ id: z.number(), name: z.string(), q: z.string(), createdAt: z.number() })
  .openapi('SavedSearch');
export type SavedSearchView = z.infer<typeof SavedSearchView>;

/** Those that are not named keep their order after the others. */
export const SavedSearchOrder = z
  .object({ ids: z.array(z.number().int().positive()).max(SAVED_SEARCHES_MAX) })
  .openapi('SavedSearchOrder');

declare module '#tables' {
  interface Tables {
    /** A search of entries that a member reads as a view of the stream. */
    saved_search: {
      id: Generated<number>;
      member_id: number;
      name: string;
      /** The name as names are compared. */
      name_key: string;
      q: string;
      /** Where it stands among the member's; all at 0, by name, until they put them in an order. */
      place: Generated<number>;
      created_at: number;
      /** When it was deleted; it is erased once that can no longer be undone. */
      removed_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0089-consume-saved-searches',
    up: `
create table saved_search (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  name text not null,
  name_key text not null,
  q text not null,
  created_at {int} not null,
  removed_at {int}
) {strict};
create unique index saved_search_name on saved_search (member_id, name_key) where removed_at is null`,
  },
  {
    name: '0113-consume-saved-search-place',
    up: 'alter table saved_search add column place {int} not null default 0',
  },
];
