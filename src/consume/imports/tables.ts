import type { Generated } from 'kysely';
import type { ImportTable, Migration } from '#platform';
import type { Format } from './readers/index.ts';
import type { ItemPlan } from './schema.ts';

declare module '#tables' {
  interface Tables {
    /** `summary` is JSON of ListSummary, `choices` of ImportChoices. */
    library_import: ImportTable<Format>;
    library_item: {
      id: Generated<number>;
      import_id: number;
      position: number;
      /** What makes it the same thing when it is kept. */
      key: string;
      plan: ItemPlan;
      /** JSON of ReadItem without its text. */
      row: string;
      /** JSON of Made, once it is carried out: what undoing takes back. */
      made: string | null;
      keep_id: number | null;
      done: number;
      /** Its text as sanitised HTML; empty when none came along, and once it is kept. */
      html: string;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0085-consume-library-import',
    up: `
create table library_import (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  format text not null,
  file_name text not null,
  state text not null check (state in ('preview', 'applying', 'applied', 'undoing', 'undone')),
  summary text not null,
  problems text not null,
  choices text not null,
  steps_total {int} not null,
  steps_done {int} not null,
  stayed {int} not null,
  created_at {int} not null,
  applied_at {int}
) {strict};
create index library_import_member on library_import (member_id, id);
create table library_item (
  id {id},
  import_id {int} not null references library_import (id) on delete cascade,
  position {int} not null,
  key text not null,
  plan text not null check (plan in ('new', 'more', 'known')),
  row text not null,
  made text,
  keep_id {int} references keep (id) on delete set null,
  done {int} not null check (done in (0, 1)),
  html text not null,
  unique (import_id, position)
) {strict};
create index library_item_keep on library_item (keep_id);
alter table keep add column waits_since {int};
create index keep_waits on keep (waits_since) where waits_since is not null;
create index keep_member_when on keep (member_id, created_at, id)`,
  },
  {
    // What stood still before this was known has no job that lives.
    name: '0100-consume-import-stopped',
    up: `
alter table library_import add column stopped_at {int};
update library_import set stopped_at = created_at
  where state in ('applying', 'undoing') and not exists (
    select 1 from job where job.state <> 'dead' and job.ordering_key = 'library ' || cast(library_import.member_id as text))`,
  },
  {
    name: '0109-consume-import-held',
    up: 'alter table library_import add column is_held {int} not null default 0 check (is_held in (0, 1))',
  },
];
