import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** A server that asked for no visits for a while: none of its feeds is looked at before. */
    host_wait: { host: string; until_at: number };
    /**
     * Another address that a feed leads to for good. Seen at each look; taken once it was seen often
     * enough; refused when a member wants the old one back.
     */
    feed_move: {
      feed_id: number;
      from_url: string;
      to_url: string;
      looks: number;
      first_at: number;
      state: 'seen' | 'taken' | 'refused';
      taken_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0060-sources-polling',
    up: `
alter table feed add column read_at {int};
alter table feed add column gap_ms {int};
alter table feed add column ttl_minutes {int};
alter table feed add column skips text;
update feed set read_at = changed_at;
create table host_wait (
  host text primary key,
  until_at {int} not null
) {strict};
create table feed_move (
  feed_id {int} primary key references feed (id) on delete cascade,
  from_url text not null,
  to_url text not null check (length(to_url) <= 2000),
  looks {int} not null check (looks > 0),
  first_at {int} not null,
  state text not null check (state in ('seen', 'taken', 'refused')),
  taken_at {int}
) {strict};
create index feed_move_from on feed_move (from_url);
create index feed_move_to on feed_move (to_url);
create index feed_host on feed (host)`,
  },
];
