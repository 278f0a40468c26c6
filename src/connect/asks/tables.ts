import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Slot } from './limits.ts';
import type { AskChannel, AskPersonState, Helped } from './schema.ts';

declare module '#tables' {
  interface Tables {
    /** A question to two to four people. */
    ask: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      question: string;
      tried: string;
      hoped: string;
      closes_on: string;
      state: 'open' | 'closed';
      outcome: string;
      draft_key: string | null;
      created_at: number;
      closed_at: number | null;
      removed_at: number | null;
    };
    ask_person: {
      ask_id: number;
      person_id: number;
      position: number;
      slot: Slot;
      why: string;
      about: string;
      chance: number | null;
      /** Null while it is put together from the ask; what has left is kept as it left. */
      message: string | null;
      channel: AskChannel | null;
      state: AskPersonState;
      sent_at: number | null;
      settled_at: number | null;
      helped: Helped | null;
      answer: string;
      thanked_at: number | null;
      told_at: number | null;
      /** The answer as a part of our story. */
      interaction_id: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0031-connect-asks',
    up: `
create table ask (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  question text not null check (length(question) <= 1000),
  tried text not null check (length(tried) <= 3000),
  hoped text not null check (length(hoped) <= 1000),
  closes_on text not null check (length(closes_on) = 10),
  state text not null check (state in ('open', 'closed')),
  outcome text not null default '' check (length(outcome) <= 5000),
  draft_key text,
  created_at {int} not null,
  closed_at {int},
  removed_at {int},
  unique (member_id, draft_key),
  check ((state = 'open') = (closed_at is null))
) {strict};
create index ask_member on ask (member_id, state, closes_on);
create index ask_goal on ask (goal_id);
create table ask_person (
  ask_id {int} not null references ask (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  position {int} not null,
  slot text not null check (slot in ('close', 'weak', 'dormant', 'contrasting', 'fit')),
  why text not null default '',
  about text not null default '',
  chance {int} check (chance between 0 and 100),
  message text check (length(message) <= 8000),
  channel text check (channel in ('email', 'profile', 'copy')),
  state text not null check (state in ('waiting', 'sent', 'answered', 'declined')),
  sent_at {int},
  settled_at {int},
  helped text check (helped in ('yes', 'partly', 'no')),
  answer text not null default '' check (length(answer) <= 5000),
  thanked_at {int},
  told_at {int},
  interaction_id {int} references interaction (id) on delete set null,
  primary key (ask_id, person_id),
  check ((state = 'waiting') = (sent_at is null))
) {strict};
create index ask_person_person on ask_person (person_id, state);
create index ask_person_interaction on ask_person (interaction_id)`,
  },
];
