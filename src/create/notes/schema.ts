import type { Generated } from 'kysely';
import type { Migration } from '#platform';

declare module '#tables' {
  interface Tables {
    note: {
      id: Generated<number>;
      member_id: number;
      goal_id: number | null;
      title: string;
      text: string;
      created_at: number;
      updated_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0010-create-notes',
    up: `
create table note (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  title text not null,
  text text not null,
  created_at {int} not null,
  updated_at {int} not null
) {strict};
create index note_member on note (member_id, updated_at)`,
  },
];
