import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** What a member decided about a person proposed for a goal. */
    choice: {
      goal_id: number;
      person_id: number;
      decision: 'chosen' | 'later' | 'dismissed';
      decided_at: number;
    };
    /** A site that the network points to and that nobody in it is known to own. */
    stranger: {
      id: Generated<number>;
      member_id: number;
      site_key: string;
      url: string;
      state: 'found' | 'looking' | 'looked' | 'nothing' | 'added' | 'dismissed';
      name: string | null;
      title: string | null;
      feed_url: string | null;
      detail: string | null;
      looked_at: number | null;
      person_id: number | null;
    };
    robots: { origin: string; text: string; status: number; fetched_at: number };
    request_count: { day: string; host: string; count: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0009-finding',
    up: `
create table choice (
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  decision text not null check (decision in ('chosen', 'later', 'dismissed')),
  decided_at {int} not null,
  primary key (goal_id, person_id)
) {strict};
create index choice_person on choice (person_id);
create table stranger (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  site_key text not null,
  url text not null,
  state text not null check (state in ('found', 'looking', 'looked', 'nothing', 'added', 'dismissed')),
  name text,
  title text,
  feed_url text,
  detail text,
  looked_at {int},
  person_id {int} references person (id) on delete set null,
  unique (member_id, site_key)
) {strict};
create index stranger_person on stranger (person_id);
create table robots (
  origin text primary key,
  text text not null,
  status {int} not null,
  fetched_at {int} not null
) {strict};
create table request_count (
  day text not null,
  host text not null,
  count {int} not null,
  primary key (day, host)
) {strict}`,
  },
  {
    // What was being looked at when its work was given up stood still.
    name: '0100-finding-strangers-given-up',
    up: `
update stranger set state = 'nothing', detail = 'It was given up.'
  where state = 'looking' and not exists (
    select 1 from job where job.state <> 'dead' and job.kind = 'finding.look' and job.payload = '{"strangerId":' || cast(stranger.id as text) || '}')`,
  },
];
