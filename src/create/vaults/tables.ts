import type { Generated } from 'kysely';
import type { ImportTable, Migration } from '#platform';
import type { VaultPlan } from './imports/schema.ts';
import type { Format } from './readers/index.ts';

declare module '#tables' {
  interface Tables {
    /** `summary` is JSON of VaultSummary, `choices` of VaultChoices. */
    vault_import: ImportTable<Format>;
    vault_item: {
      id: Generated<number>;
      import_id: number;
      position: number;
      kind: 'note' | 'file';
      path: string;
      title: string;
      plan: VaultPlan;
      reason: string;
      /** JSON of ReadNote without what stands beside; empty for a file, and once the note is made. */
      row: string;
      /** Of a file, until it is kept as an attachment. */
      bytes: Uint8Array | null;
      /** 1 when it is made, 2 when its links are too. */
      done: number;
      note_id: number | null;
      attachment_id: number | null;
    };
    /** Where a note came from. What Kith has no place for is kept here and comes back in the export. */
    note_origin: {
      note_id: number;
      member_id: number;
      import_id: number | null;
      key: string;
      fingerprint: string;
      folder: string;
      /** JSON of the properties of its front matter. */
      matter: string;
      /** The note's revision when it came: untouched while it still has it. */
      revision: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0017-create-vaults',
    up: `
create table vault_import (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  format text not null check (format in ('markdown', 'obsidian', 'notion', 'evernote', 'kith')),
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
create index vault_import_member on vault_import (member_id, id);
create table vault_item (
  id {id},
  import_id {int} not null references vault_import (id) on delete cascade,
  position {int} not null,
  kind text not null check (kind in ('note', 'file')),
  path text not null,
  title text not null,
  plan text not null check (plan in ('new', 'known', 'changed', 'skip')),
  reason text not null,
  row text not null,
  bytes {blob},
  done {int} not null check (done in (0, 1, 2)),
  note_id {int} references note (id) on delete set null,
  attachment_id {int},
  unique (import_id, position)
) {strict};
create index vault_item_path on vault_item (import_id, path);
create index vault_item_note on vault_item (note_id);
create table note_origin (
  note_id {int} primary key references note (id) on delete cascade,
  member_id {int} not null references member (id) on delete cascade,
  import_id {int} references vault_import (id) on delete set null,
  key text not null,
  fingerprint text not null,
  folder text not null,
  matter text not null,
  revision {int} not null
) {strict};
create index note_origin_member on note_origin (member_id);
create index note_origin_import on note_origin (import_id)`,
  },
  {
    // What stood still before this was known has no job that lives.
    name: '0100-create-import-stopped',
    up: `
alter table vault_import add column stopped_at {int};
update vault_import set stopped_at = created_at
  where state in ('applying', 'undoing') and not exists (
    select 1 from job where job.state <> 'dead' and job.ordering_key = 'vaults ' || cast(vault_import.member_id as text))`,
  },
  {
    name: '0109-create-import-held',
    up: 'alter table vault_import add column is_held {int} not null default 0 check (is_held in (0, 1))',
  },
];
