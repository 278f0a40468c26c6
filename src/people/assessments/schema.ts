import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { CRITERIA, type Criterion as CriterionName } from './criteria.ts';

export { CRITERIA, CRITERION_WORDS } from './criteria.ts';

export const Criterion = z.enum(CRITERIA);
export type Criterion = CriterionName;

export const REASON_CHARS_MAX = 1_000;
export const ASSESSMENTS_PER_GOAL_MAX = 10_000;

export const AssessmentForm = z
  .object({
    value: z.enum(['unknown', 'yes', 'no']),
    reason: z
      .string()
      .trim()
      .max(REASON_CHARS_MAX, `At most ${REASON_CHARS_MAX} characters.`)
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
];
