import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Answer } from './rules.ts';

declare module '#tables' {
  interface Tables {
    /** Two people who may have something for each other. */
    introduction: {
      id: Generated<number>;
      member_id: number;
      first_id: number;
      second_id: number;
      need_id: number | null;
      why: string;
      first: Answer;
      second: Answer;
      outcome: string;
      /** The encounter that it was, once they are introduced. */
      interaction_id: number | null;
      made_at: number | null;
      created_at: number;
      removed_at: number | null;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0031-connect-introductions',
    up: `
create table introduction (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  first_id {int} not null references person (id) on delete cascade,
  second_id {int} not null references person (id) on delete cascade,
  need_id {int} references need (id) on delete set null,
  why text not null check (length(why) <= 2000),
  first text not null check (first in ('unasked', 'asked', 'yes', 'no')),
  second text not null check (second in ('unasked', 'asked', 'yes', 'no')),
  outcome text not null default '' check (length(outcome) <= 5000),
  interaction_id {int} references interaction (id) on delete set null,
  made_at {int},
  created_at {int} not null,
  removed_at {int},
  check (second = 'unasked' or first = 'yes'),
  check (made_at is null or (first = 'yes' and second = 'yes'))
) {strict};
create index introduction_member on introduction (member_id, id);
create index introduction_first on introduction (first_id);
create index introduction_second on introduction (second_id);
create index introduction_need on introduction (need_id);
create index introduction_interaction on introduction (interaction_id)`,
  },
];
