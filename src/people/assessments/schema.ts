import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';

/** The ten criteria of Rajagopal, Verjans, Costa & Sloep (2012), in the order of the source; the order is no weight. */
export const CRITERIA = [
  'different-perspectives', 'shared-values', 'passion', 'inspires', 'trust', 'innovative', 'expert', 'disruptive', 'reality-check', 'does-things-differently',
] as const;
export const Criterion = z.enum(CRITERIA);
export type Criterion = z.infer<typeof Criterion>;

export const REASON_CHARS_MAX = 1_000;
export const AssessmentForm = z
  .object({
    value: z.enum(['unknown', 'yes', 'no']),
    reason: z.string().trim().max(REASON_CHARS_MAX).default(''),
  })
  .openapi('AssessmentForm');

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
