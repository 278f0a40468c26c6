import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    /** The next thing to do with a person for a goal. */
    move: {
      id: Generated<number>;
      member_id: number;
      goal_id: number;
      person_id: number;
      intent: 'ask' | 'thank' | 'share' | 'challenge' | 'introduce';
      opener: string;
      /** What I give with it: an entry or note of mine, as a title and address; JSON. */
      gives: string;
      due_on: string | null;
      state: 'planned' | 'done' | 'dropped';
      /** What came of it. */
      outcome: string;
      created_at: number;
      settled_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0011-connect-moves',
    up: `
create table move (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  intent text not null check (intent in ('ask', 'thank', 'share', 'challenge', 'introduce')),
  opener text not null,
  gives text not null,
  due_on text,
  state text not null check (state in ('planned', 'done', 'dropped')),
  outcome text not null default '',
  created_at {int} not null,
  settled_at {int}
) {strict};
create index move_goal on move (goal_id, state);
create index move_member on move (member_id, state, due_on)`,
  },
];
