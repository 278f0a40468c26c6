import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { Day, isStorable, type Migration, NOT_STORABLE } from '#platform';
import { CRITERIA, type Criterion as CriterionName } from './criteria.ts';
import {
  OBSERVATION_CHARS_MAX,
  OBSERVATION_KINDS,
  type ObservationKind,
  REASON_CHARS_MAX,
} from './limits.ts';

export { CRITERIA, CRITERION_WORDS } from './criteria.ts';

export const Criterion = z.enum(CRITERIA);
export type Criterion = CriterionName;

export const AssessmentForm = z
  .object({
    value: z.enum(['unknown', 'yes', 'no']),
    reason: z
      .string()
      .trim()
      .max(REASON_CHARS_MAX, `At most ${REASON_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE)
      .default(''),
  })
  .openapi('AssessmentForm');

export const AssessmentView = z
  .object({
    personId: z.number(),
    criterion: Criterion,
    value: z.enum(['yes', 'no']),
    reason: z.string(),
    notedAt: z.number(),
  })
  .openapi('Assessment');
export type AssessmentView = z.infer<typeof AssessmentView>;

/** One change of the member's mind: what was decided then, and why. */
export const AssessmentChange = z
  .object({
    goal: z.object({ id: z.number(), title: z.string() }),
    criterion: Criterion,
    value: z.enum(['unknown', 'yes', 'no']),
    reason: z.string(),
    notedAt: z.number(),
  })
  .openapi('AssessmentChange');
export type AssessmentChange = z.infer<typeof AssessmentChange>;

const observed = {
  kind: z.enum(OBSERVATION_KINDS),
  day: Day,
  words: z
    .string()
    .trim()
    .max(OBSERVATION_CHARS_MAX, `At most ${OBSERVATION_CHARS_MAX} characters.`)
    .refine(isStorable, NOT_STORABLE),
  goalId: z.number().int().positive().nullable(),
};
export const NewObservation = z
  .object({ ...observed, words: observed.words.default(''), goalId: observed.goalId.default(null) })
  .openapi('NewObservation');
export type NewObservation = z.infer<typeof NewObservation>;
export const ObservationForm = z.object(observed).partial().openapi('ObservationForm');
export type ObservationForm = z.infer<typeof ObservationForm>;

export const ObservationView = z
  .object({
    id: z.number(),
    personId: z.number(),
    kind: z.enum(OBSERVATION_KINDS),
    day: z.string(),
    words: z.string(),
    /** What it was for; null when for nothing in particular, or when that goal is gone. */
    goal: z.object({ id: z.number(), title: z.string() }).nullable(),
    notedAt: z.number(),
  })
  .openapi('Observation');
export type ObservationView = z.infer<typeof ObservationView>;

declare module '#tables' {
  interface Tables {
    /** What a member decided about a person for a goal. No row is "unknown". */
    assessment: {
      id: Generated<number>;
      goal_id: number;
      person_id: number;
      criterion: Criterion;
      value: 'yes' | 'no';
      reason: string;
      noted_at: number;
    };
    /** How an assessment came to be what it is; the last row of each is as it stands. */
    assessment_change: {
      id: Generated<number>;
      goal_id: number;
      person_id: number;
      criterion: Criterion;
      value: 'unknown' | 'yes' | 'no';
      reason: string;
      noted_at: number;
    };
    /** What a member saw somebody do, on a day: what trust grows by. Theirs alone. */
    observation: {
      id: Generated<number>;
      member_id: number;
      person_id: number;
      goal_id: number | null;
      kind: ObservationKind;
      day: string;
      words: string;
      noted_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0005-people-assessments',
    up: `
create table assessment (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  criterion text not null,
  value text not null check (value in ('yes', 'no')),
  reason text not null,
  noted_at {int} not null,
  unique (goal_id, person_id, criterion)
) {strict};
create index assessment_person on assessment (person_id)`,
  },
  {
    name: '0033-people-judging',
    up: `
create table assessment_change (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  criterion text not null,
  value text not null check (value in ('unknown', 'yes', 'no')),
  reason text not null,
  noted_at {int} not null
) {strict};
create index assessment_change_goal on assessment_change (goal_id, person_id, criterion, id);
create index assessment_change_person on assessment_change (person_id);
insert into assessment_change (goal_id, person_id, criterion, value, reason, noted_at)
  select goal_id, person_id, criterion, value, reason, noted_at from assessment order by id;
create table observation (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  goal_id {int} references goal (id) on delete set null,
  kind text not null check (kind in ('kept-promise', 'candid-feedback', 'corrected-themselves', 'other')),
  day text not null,
  words text not null check (length(words) <= ${OBSERVATION_CHARS_MAX}),
  noted_at {int} not null
) {strict};
create index observation_person on observation (person_id, day);
create index observation_member on observation (member_id);
create index observation_goal on observation (goal_id)`,
  },
];
