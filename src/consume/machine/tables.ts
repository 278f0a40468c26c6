import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** A summary or translation that a member asked for, of an entry or of what they keep. Nobody else's. */
    machine_text: {
      id: Generated<number>;
      member_id: number;
      entry_id: number | null;
      keep_id: number | null;
      kind: 'summary' | 'translation';
      language: string;
      /** What it is made of: another text is another hash. */
      text_hash: string;
      model: string;
      state: 'working' | 'done' | 'failed';
      /** Which asking it is: a job that was cancelled writes nothing into the next. */
      run: string;
      parts_done: number;
      parts_total: number;
      asked_at: number;
      made_at: number | null;
      /** Why there is none, in words. */
      problem: string | null;
      /** What a reader must know of it: what was cut, what stayed as it was. */
      note: string | null;
      title: string;
      /** What came so far of a translation, by paragraph, as JSON; '{}' once it is done. */
      answers: string;
      /** Sanitised HTML; '' while there is none. */
      html: string;
      /** When it was removed; it is erased once that can no longer be undone. */
      removed_at: number | null;
    };
    /** To whom a member lets texts be sent: the address they agreed to, and whether what is theirs alone may go there, too. */
    machine_agreement: { member_id: number; url: string; is_own_sent: number; since: number };
    /** When a member asked, for as long as it counts. */
    machine_asking: { id: Generated<number>; member_id: number; at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0091-consume-machine',
    up: `
create table machine_text (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  entry_id {int} references entry (id) on delete cascade,
  keep_id {int} references keep (id) on delete cascade,
  kind text not null check (kind in ('summary', 'translation')),
  language text not null,
  text_hash text not null,
  model text not null,
  state text not null check (state in ('working', 'done', 'failed')),
  run text not null,
  parts_done {int} not null,
  parts_total {int} not null,
  asked_at {int} not null,
  made_at {int},
  problem text,
  note text,
  title text not null,
  answers text not null,
  html text not null,
  check ((entry_id is null) <> (keep_id is null))
) {strict};
create unique index machine_text_entry on machine_text (entry_id, member_id, kind, language) where entry_id is not null;
create unique index machine_text_keep on machine_text (keep_id, kind, language) where keep_id is not null;
create index machine_text_member on machine_text (member_id);
create table machine_agreement (
  member_id {int} primary key references member (id) on delete cascade,
  url text not null,
  is_own_sent {int} not null check (is_own_sent in (0, 1)),
  since {int} not null
) {strict};
create table machine_asking (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  at {int} not null
) {strict};
create index machine_asking_member on machine_asking (member_id, at)`,
  },
  {
    // Long paragraphs are cut now, so that numbers of what came so far stand for others. What stood still before that was told has
    // no job that lives.
    name: '0101-consume-machine-removed',
    up: `
alter table machine_text add column removed_at {int};
update machine_text set answers = '{}' where state <> 'done';
update machine_text set state = 'failed', problem = 'It was given up.'
  where state = 'working' and not exists (
    select 1 from job where job.state <> 'dead' and job.kind = 'consume.makeMachineText' and job.payload like '%"' || machine_text.run || '"%');
update keep set is_fetching = 0, problem = 'It was given up.'
  where is_fetching = 1 and not exists (
    select 1 from job where job.state <> 'dead' and job.kind = 'consume.fetchPage' and job.payload = '{"keepId":' || cast(keep.id as text) || '}')`,
  },
];
