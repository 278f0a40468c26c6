import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

export const DELETIONS_SHOWN_AT_ONCE = 50;

const Id = z.number().int().positive();

export const NewDeletion = z.object({ entryId: Id }).openapi('NewDeletion');

export const DeletionView = z
  .object({
    id: z.number(),
    title: z.string(),
    source: z.string(),
    url: z.string().nullable(),
    deletedAt: z.number(),
  })
  .openapi('Deletion');
export type DeletionView = z.infer<typeof DeletionView>;

export const DeletionsQuery = z.object({
  /** Only those before this one. */
  after: z.coerce.number().int().positive().optional(),
});
export const DeletionsView = z
  .object({
    deletions: z.array(DeletionView),
    /** For `after`; null at the end. */
    next: z.number().nullable(),
  })
  .openapi('Deletions');
export type DeletionsView = z.infer<typeof DeletionsView>;

declare module '#tables' {
  interface Tables {
    /**
     * What a member deleted for themselves. It names the entry by what outlasts its row: the address of its feed with
     * its identity there, and its own address. So it is known again when it comes back.
     */
    deletion: {
      id: Generated<number>;
      member_id: number;
      feed_url: string;
      identity: string;
      /** Where it leads; null where that says nothing, as when everything of its feed leads there. */
      url: string | null;
      /** The same as `pageOf` reads it; '' for none. */
      page: string;
      title: string;
      source: string;
      deleted_at: number;
    };
    /** The entries that are here now and deleted for a member. */
    deleted_entry: { member_id: number; entry_id: number; deletion_id: number };
    /** Up to which entry a member's deletions were looked for (see `standingOf`). */
    deletion_progress: { member_id: number; matched_to: number; matched_sources: string };
  }
}

export const migrations: Migration[] = [
  {
    name: '0082-consume-deletions',
    up: `
create table deletion (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  feed_url text not null,
  identity text not null,
  url text,
  page text not null,
  title text not null,
  source text not null,
  deleted_at {int} not null,
  unique (member_id, feed_url, identity)
) {strict};
create index deletion_url on deletion (member_id, url);
create table deleted_entry (
  member_id {int} not null references member (id) on delete cascade,
  entry_id {int} not null references entry (id) on delete cascade,
  deletion_id {int} not null references deletion (id) on delete cascade,
  primary key (member_id, entry_id)
) {strict};
create index deleted_entry_entry on deleted_entry (entry_id);
create index deleted_entry_deletion on deleted_entry (deletion_id);
create table deletion_progress (
  member_id {int} primary key references member (id) on delete cascade,
  matched_to {int} not null,
  matched_sources text not null
) {strict}`,
  },
  {
    // What one process stored late, or came over from another feed, was passed over (decision 0102).
    name: '0114-consume-looked-at-again',
    up: `
update compared_question set text = '';
update mute set matched_to = 0;
update deletion_progress set matched_to = 0`,
  },
];
