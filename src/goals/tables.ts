import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import type { Audience, GoalKind, GoalStart, GoalStatus } from './schema.ts';

declare module '#tables' {
  interface Tables {
    goal: {
      id: Generated<number>;
      member_id: number;
      status: GoalStatus;
      need: string;
      able: string;
      kind: GoalKind;
      evidence: string;
      confidence: number | null;
      minutes_per_week: number | null;
      review_on: string | null;
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a goal is nowhere to be seen. */
      removed_at: number | null;
      why: Generated<string>;
      known: Generated<string>;
      interest: number | null;
      outcome: Generated<string>;
      obstacle: Generated<string>;
      if_cue: Generated<string>;
      then_action: Generated<string>;
      audience: Generated<Audience>;
      audience_person: Generated<string>;
      parent_id: number | null;
      parked_reason: Generated<string>;
      met_evidence: Generated<string>;
      start: Generated<GoalStart>;
      start_text: Generated<string>;
    };
    question: { id: Generated<number>; goal_id: number; text: string; position: number };
    /** What was changed in one sitting. */
    goal_revision: {
      id: Generated<number>;
      goal_id: number;
      began_at: number;
      changed_at: number;
      /** JSON: by field, what it was and what it became. */
      changes: string;
    };
    /** How sure the member was, and when. */
    goal_confidence: { id: Generated<number>; goal_id: number; at: number; value: number };
    /** Whom a goal for the audience `person` is shown to by name, as long as they can be found. */
    goal_reader: { goal_id: number; offer_id: number };
  }
}

export const migrations: Migration[] = [
  {
    name: '0003-goals',
    up: `
create table goal (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  status text not null check (status in ('draft', 'active', 'parked', 'met')),
  need text not null,
  able text not null,
  kind text not null check (kind in ('learning', 'performance')),
  evidence text not null,
  confidence {int} check (confidence between 0 and 100),
  minutes_per_week {int} check (minutes_per_week >= 0),
  review_on text,
  draft_key text,
  created_at {int} not null,
  updated_at {int} not null,
  removed_at {int},
  unique (member_id, draft_key)
) {strict};
create index goal_member on goal (member_id, status);
create table question (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  text text not null check (length(text) between 1 and 300),
  position {int} not null
) {strict};
create index question_goal on question (goal_id)`,
  },
  {
    name: '0013-goal-forethought',
    up: `
create table goal_revision (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  began_at {int} not null,
  changed_at {int} not null,
  changes text not null
) {strict};
create index goal_revision_goal on goal_revision (goal_id, changed_at);
create table goal_confidence (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  at {int} not null,
  value {int} not null check (value between 0 and 100)
) {strict};
create index goal_confidence_goal on goal_confidence (goal_id, at);
insert into goal_confidence (goal_id, at, value)
  select id, updated_at, confidence from goal where confidence is not null;
alter table goal add column why text not null default '';
alter table goal add column known text not null default '';
alter table goal add column interest {int} check (interest between 1 and 5);
alter table goal add column outcome text not null default '';
alter table goal add column obstacle text not null default '';
alter table goal add column if_cue text not null default '';
alter table goal add column then_action text not null default '';
alter table goal add column audience text not null default 'me'
  check (audience in ('me', 'person', 'members', 'public'));
alter table goal add column audience_person text not null default '';
alter table goal add column parent_id {int} references goal (id) on delete set null;
alter table goal add column parked_reason text not null default '';
alter table goal add column met_evidence text not null default '';
alter table goal add column start text not null default 'blank'
  check (start in ('blank', 'trouble', 'role', 'feedback', 'text', 'goal'));
alter table goal add column start_text text not null default '';
create index goal_parent on goal (parent_id);
create index goal_shared on goal (audience)`,
  },
  {
    name: '0035-goals-readers',
    up: `
create table goal_reader (
  goal_id {int} not null references goal (id) on delete cascade,
  offer_id {int} not null references offer (id) on delete cascade,
  primary key (goal_id, offer_id)
) {strict};
create index goal_reader_offer on goal_reader (offer_id)`,
  },
];
