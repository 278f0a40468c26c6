import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Audience, CapturedAs, NoteKind } from './schema.ts';

declare module '#tables' {
  interface Tables {
    note: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      title: string;
      text: string;
      /** Title and text in lower case: SQLite folds only the letters of ASCII by itself. */
      folded: string;
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a note is nowhere to be seen. */
      removed_at: number | null;
      kind: Generated<NoteKind>;
      audience: Generated<Audience>;
      /** The widest audience that could read what now stands in it. */
      shown_to: Generated<Audience>;
      /** The folded title, by which links find the note. */
      title_key: Generated<string>;
      /** Counts every change. */
      revision: Generated<number>;
      /** The revisions in which title and text became what they are. */
      title_revision: Generated<number>;
      text_revision: Generated<number>;
      /** Since when it has had its title; 0 where nobody knows. */
      titled_at: Generated<number>;
      day: string | null;
      captured_as: CapturedAs | null;
      is_waiting: Generated<number>;
      source_url: string | null;
      entry_id: number | null;
      derived_from: number | null;
      /** The last day (UTC) on which writing it was told to the rooms that count what was lived. */
      told_on: string | null;
    };
    note_tag: { note_id: number; tag: string; tag_key: string };
    note_person: { note_id: number; person_id: number };
    /** What a note was before it was overwritten. */
    note_revision: {
      id: Generated<number>;
      note_id: number;
      title: string;
      text: string;
      chars: number;
      written_at: number;
      kept_at: number;
      /** The widest audience that could read it then. */
      shown_to: Generated<Audience>;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0010-create-notes',
    up: `
create table note (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  title text not null,
  text text not null,
  folded text not null,
  draft_key text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  unique (member_id, draft_key)
) {strict};
create index note_member on note (member_id, updated_at);
create index note_goal on note (goal_id)`,
  },
  {
    // The key of a title written before is near enough until the note is next saved: only runs of
    // spaces and letters that change their length in lower case make a difference.
    name: '0016-create-note-fields',
    up: `
alter table note add column kind text not null default 'note' check (kind in ('note', 'daily', 'capture', 'reflection'));
alter table note add column audience text not null default 'me' check (audience in ('me', 'person', 'members', 'public'));
alter table note add column title_key text not null default '';
alter table note add column revision {int} not null default 1;
alter table note add column title_revision {int} not null default 1;
alter table note add column text_revision {int} not null default 1;
alter table note add column titled_at {int} not null default 0;
alter table note add column day text;
alter table note add column captured_as text check (captured_as in ('thought', 'chance', 'talk', 'podcast', 'video', 'reading', 'conversation'));
alter table note add column is_waiting {int} not null default 0 check (is_waiting in (0, 1));
alter table note add column source_url text;
alter table note add column entry_id {int} references entry (id) on delete set null;
alter table note add column derived_from {int} references note (id) on delete set null;
alter table note add column told_on text;
update note set title_key = trim(substr(folded, 1, length(title)));
create index note_title on note (member_id, title_key);
create index note_entry on note (entry_id) where entry_id is not null;
create index note_derived on note (derived_from) where derived_from is not null;
create index note_waiting on note (member_id) where is_waiting = 1;
create unique index note_day on note (member_id, day) where kind = 'daily' and removed_at is null;
create table note_tag (
  note_id {int} not null references note (id) on delete cascade,
  tag text not null,
  tag_key text not null,
  primary key (note_id, tag_key)
) {strict};
create index note_tag_key on note_tag (tag_key);
create table note_person (
  note_id {int} not null references note (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  primary key (note_id, person_id)
) {strict};
create index note_person_person on note_person (person_id);
create table note_revision (
  id {id},
  note_id {int} not null references note (id) on delete cascade,
  title text not null,
  text text not null,
  chars {int} not null,
  written_at {int} not null,
  kept_at {int} not null
) {strict};
create index note_revision_note on note_revision (note_id, id)`,
  },
  {
    // Of what was kept before nobody knows who could read it: it counts as its writer's alone.
    name: '0042-create-shown-to',
    up: `
alter table note add column shown_to text not null default 'me' check (shown_to in ('me', 'person', 'members', 'public'));
update note set shown_to = audience;
alter table note_revision add column shown_to text not null default 'me' check (shown_to in ('me', 'person', 'members', 'public'))`,
  },
];
