import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Plan } from './plan.ts';
import type { WholeList } from './readers/index.ts';

declare module '#tables' {
  interface Tables {
    import_batch: {
      id: Generated<number>;
      member_id: number;
      format:
        | 'opml'
        | 'mastodon-csv'
        | 'linkedin-csv'
        | 'google-csv'
        | 'outlook-csv'
        | 'vcard'
        | 'people-file'
        | 'addresses'
        | 'beyond';
      file_name: string;
      title: string | null;
      /** What could not be read, for the preview: JSON of `{position, text}`. */
      problems: string;
      /** What the file is the whole of, if it is; see `WholeList`. */
      list: WholeList | null;
      /** The import of the same list that this one was compared with. */
      follows_batch: number | null;
      state: 'looking' | 'preview' | 'applying' | 'applied' | 'undoing' | 'undone';
      rows_total: number;
      rows_done: number;
      /** When its work was given up; null while it goes on, or there is none. */
      stopped_at: number | null;
      /** 1 when the member stopped it: its work rests until they go on with it or take it back. */
      is_held: Generated<number>;
      created_at: number;
      applied_at: number | null;
    };
    import_item: {
      id: Generated<number>;
      batch_id: number;
      position: number;
      /** The row as read (JSON of ReadRow), for addresses with what was found there. */
      row: string;
      plan: Plan;
      /** In words: why this plan. */
      reason: string;
      person_id: number | null;
      /** Somebody whom a new person may be, as far as one can tell. */
      perhaps_id: number | null;
      /** What it would change about somebody known: JSON of `Change[]`. */
      changes: Generated<string>;
      /** 1 when it tells of other work than before. */
      work_changed: Generated<number>;
      /** Folded name and work, in which a search of the preview looks. */
      search_key: Generated<string>;
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
  {
    // SQLite cannot change a check, so the rows move to a table that knows more plans.
    name: '0026-sources-diff',
    up: `
alter table import_batch add column list text;
alter table import_batch add column follows_batch {int} references import_batch (id) on delete set null;
update import_batch set list = case format
  when 'opml' then 'opml' when 'mastodon-csv' then 'mastodon' when 'linkedin-csv' then 'linkedin' end;
create index import_batch_follows on import_batch (follows_batch) where follows_batch is not null;
create table import_item_compared (
  id {id},
  batch_id {int} not null references import_batch (id) on delete cascade,
  position {int} not null,
  row text not null,
  plan text not null check (plan in ('waiting', 'new', 'changed', 'joins', 'known', 'gone', 'repeats', 'skip')),
  reason text not null default '',
  person_id {int} references person (id) on delete set null,
  changes text not null default '[]',
  work_changed {int} not null default 0 check (work_changed in (0, 1)),
  search_key text not null default '',
  unique (batch_id, position)
) {strict};
insert into import_item_compared (batch_id, position, row, plan, reason, person_id)
  select batch_id, position, row, plan, reason, person_id from import_item order by id;
drop table import_item;
alter table import_item_compared rename to import_item;
create index import_item_person on import_item (person_id);
create index import_item_plan on import_item (batch_id, plan, position);
create index import_item_work on import_item (batch_id, position) where work_changed = 1`,
  },
  {
    name: '0073-sources-perhaps',
    up: `
alter table import_item add column perhaps_id {int} references person (id) on delete set null;
create index import_item_perhaps on import_item (perhaps_id) where perhaps_id is not null`,
  },
  {
    // What stood still before this was known has no job that lives.
    name: '0100-sources-import-stopped',
    up: `
alter table import_batch add column stopped_at {int};
update import_batch set stopped_at = created_at
  where state in ('applying', 'undoing') and not exists (
    select 1 from job where job.state <> 'dead' and job.ordering_key = 'imports ' || cast(import_batch.member_id as text))`,
  },
  {
    name: '0109-sources-import-held',
    up: 'alter table import_batch add column is_held {int} not null default 0 check (is_held in (0, 1))',
  },
];
