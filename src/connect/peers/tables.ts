import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { RequestState } from './rules.ts';
import type { RequestKind } from './schema.ts';

declare module '#tables' {
  interface Tables {
    /** What one member who agreed to be found wrote to another; it goes when either of them leaves. */
    peer_request: {
      id: Generated<number>;
      from_offer_id: number;
      to_offer_id: number;
      /** Of whoever wrote. */
      goal_id: number | null;
      kind: RequestKind;
      topic: string;
      words: string;
      state: RequestState;
      asked_at: number;
      /** When whoever wrote took it back. */
      withdrawn_at: number | null;
    };
    /**
     * When one member last wrote to another. It outlasts leaving, when requests go, so that limits cannot be had
     * anew by joining again; nobody is shown it, and it goes after a month. Since nobody is asked twice in a
     * month (`AGAIN_DAYS`), one row for each two is enough to count by.
     */
    peer_asking: { from_member_id: number; to_member_id: number; asked_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0035-connect-peers',
    up: `
create table peer_request (
  id {id},
  from_offer_id {int} not null references offer (id) on delete cascade,
  to_offer_id {int} not null references offer (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  kind text not null check (kind in ('ask', 'offer')),
  topic text not null check (length(topic) <= 120),
  words text not null check (length(words) between 1 and 2000),
  state text not null check (state in ('open', 'yes', 'no')),
  asked_at {int} not null,
  withdrawn_at {int},
  check (from_offer_id <> to_offer_id)
) {strict};
create index peer_request_from on peer_request (from_offer_id, asked_at);
create index peer_request_to on peer_request (to_offer_id, asked_at);
create index peer_request_goal on peer_request (goal_id)`,
  },
  {
    name: '0050-connect-peer-askings',
    up: `
create table peer_asking (
  from_member_id {int} not null references member (id) on delete cascade,
  to_member_id {int} not null references member (id) on delete cascade,
  asked_at {int} not null,
  primary key (from_member_id, to_member_id),
  check (from_member_id <> to_member_id)
) {strict};
create index peer_asking_to on peer_asking (to_member_id, asked_at);
insert into peer_asking (from_member_id, to_member_id, asked_at)
  select sender.member_id, receiver.member_id, max(peer_request.asked_at)
  from peer_request
  join offer as sender on sender.id = peer_request.from_offer_id
  join offer as receiver on receiver.id = peer_request.to_offer_id
  group by sender.member_id, receiver.member_id`,
  },
];
