import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Rung } from './limits.ts';

declare module '#tables' {
  interface Tables {
    /** A rung taken for somebody. */
    help: {
      id: Generated<number>;
      member_id: number;
      person_id: number;
      need_id: number | null;
      rung: Rung;
      /** The encounter that it was; null for what nobody hears of. */
      interaction_id: number | null;
      created_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0031-connect-help',
    up: `
create table help (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  need_id {int} references need (id) on delete set null,
  rung text not null check (rung in ('notice', 'thank', 'send', 'feedback', 'introduce', 'make')),
  interaction_id {int} references interaction (id) on delete set null,
  created_at {int} not null
) {strict};
create index help_person on help (person_id);
create index help_need on help (need_id);
create index help_interaction on help (interaction_id);
create index help_member on help (member_id)`,
  },
];
