import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /**
     * That a hub pushes what a feed publishes (WebSub). Asked for and not confirmed yet, active until
     * its lease ends, or leaving; then it may have no feed any more, and goes once the hub has heard.
     */
    feed_push: {
      id: Generated<number>;
      feed_id: number | null;
      hub_url: string;
      topic_url: string;
      /** Kith's address that the hub was given, without the token. */
      callback_base: string;
      /** What the hub's address for us ends with; nobody else knows it. */
      token: string;
      /** By which the hub signs, sealed; null where it could be read on the way, and is not sent. */
      secret: string | null;
      state: 'wanted' | 'active' | 'leaving';
      /** Requests in a row that came to nothing yet. */
      failures: Generated<number>;
      problem: string | null;
      /** When something is to be done: asking, asking again, renewing. */
      next_at: number;
      lease_until: number | null;
      pushed_at: number | null;
      /** Looks in a row that found what the hub had not said. */
      missed: Generated<number>;
      created_at: number;
    };
    /** What a hub sent and nobody has read yet. */
    push_arrival: {
      id: Generated<number>;
      feed_id: number;
      body: Uint8Array;
      content_type: string | null;
      arrived_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0075-sources-push',
    up: `
create table feed_push (
  id {id},
  feed_id {int} unique references feed (id) on delete set null,
  hub_url text not null check (length(hub_url) <= 2000),
  topic_url text not null check (length(topic_url) <= 2000),
  callback_base text not null,
  token text not null unique,
  secret text,
  state text not null check (state in ('wanted', 'active', 'leaving')),
  failures {int} not null default 0,
  problem text,
  next_at {int} not null,
  lease_until {int},
  pushed_at {int},
  missed {int} not null default 0,
  created_at {int} not null
) {strict};
create index feed_push_next on feed_push (next_at);
create table push_arrival (
  id {id},
  feed_id {int} not null references feed (id) on delete cascade,
  body {blob} not null,
  content_type text,
  arrived_at {int} not null
) {strict};
create index push_arrival_feed on push_arrival (feed_id)`,
  },
];
