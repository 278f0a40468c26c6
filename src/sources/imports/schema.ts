import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    import_batch: {
      id: Generated<number>;
      member_id: number;
      format:
        | 'opml'
        | 'mastodon-csv'
        | 'linkedin-csv'
        | 'vcard'
        | 'people-file'
        | 'addresses'
        | 'beyond';
      file_name: string;
      title: string | null;
      /** What could not be read, for the preview: JSON of `{position, text}`. */
      problems: string;
      state: 'looking' | 'preview' | 'applying' | 'applied' | 'undoing' | 'undone';
      rows_total: number;
      rows_done: number;
      created_at: number;
      applied_at: number | null;
    };
    import_item: {
      id: Generated<number>;
      batch_id: number;
      position: number;
      /** The row as read (JSON of ReadRow), for addresses with what was found there. */
      row: string;
      plan: 'waiting' | 'new' | 'joins' | 'known' | 'repeats' | 'skip';
      /** In words: why this plan. */
      reason: string;
      person_id: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0008-sources-imports',
    up: `
create table import_batch (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  format text not null,
  file_name text not null,
  title text,
  problems text not null,
  state text not null check (state in ('looking', 'preview', 'applying', 'applied', 'undoing', 'undone')),
  rows_total {int} not null,
  rows_done {int} not null default 0,
  created_at {int} not null,
  applied_at {int}
) {strict};
create index import_batch_member on import_batch (member_id, id);
create table import_item (
  id {id},
  batch_id {int} not null references import_batch (id) on delete cascade,
  position {int} not null,
  row text not null,
  plan text not null check (plan in ('waiting', 'new', 'joins', 'known', 'repeats', 'skip')),
  reason text not null default '',
  person_id {int} references person (id) on delete set null,
  unique (batch_id, position)
) {strict};
create index import_item_person on import_item (person_id)`,
  },
];
