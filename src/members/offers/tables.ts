import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /**
     * That a member agreed to be found by members who agreed too. Each time they join it is a new row: whatever
     * hangs on it (requests, goals shown) goes with it when they leave.
     */
    offer: {
      id: Generated<number>;
      member_id: number;
      /** JSON list of what they can be asked about. */
      topics: string;
      asks_per_month: number;
      until: string | null;
      /** JSON list. */
      languages: string;
      channel: string;
      contact: string;
      joined_at: number;
      /** Set while leaving can still be undone; such an offer is nowhere to be seen. */
      left_at: number | null;
    };
    /** Neither sees anything of the other. */
    member_block: { member_id: number; blocked_id: number; blocked_at: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0034-members-offers',
    up: `
create table offer (
  id {id},
  member_id {int} not null unique references member (id) on delete cascade,
  topics text not null,
  asks_per_month {int} not null check (asks_per_month between 1 and 30),
  until text,
  languages text not null,
  channel text not null check (length(channel) <= 120),
  contact text not null check (length(contact) between 1 and 300),
  joined_at {int} not null,
  left_at {int}
) {strict};
create table member_block (
  member_id {int} not null references member (id) on delete cascade,
  blocked_id {int} not null references member (id) on delete cascade,
  blocked_at {int} not null,
  primary key (member_id, blocked_id),
  check (member_id <> blocked_id)
) {strict};
create index member_block_blocked on member_block (blocked_id)`,
  },
];
