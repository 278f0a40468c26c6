import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { VERDICTS, type Verdict } from './limits.ts';

export const SIGNAL_NAMES = [
  'recent',
  'lasting',
  'replies',
  'lately',
  'activity',
  'today',
  'hours',
] as const;

export const LearntView = z
  .object({
    /** What ranking looks at, and how far the member's choices moved it, in words. */
    signals: z.array(
      z.object({
        signal: z.enum(SIGNAL_NAMES),
        movement: z.enum(['much-more', 'more', 'as-shipped', 'less', 'much-less']),
        /** How many choices speak for counting it more, and less. */
        for: z.number(),
        against: z.number(),
      }),
    ),
    /** What was learnt from, the latest first. */
    lessons: z.array(
      z.object({
        id: z.number(),
        verdict: z.enum(VERDICTS),
        goal: z.object({ id: z.number(), title: z.string() }),
        person: z.object({ id: z.number(), name: z.string() }),
        learntAt: z.number(),
      }),
    ),
    lessonsInAll: z.number(),
  })
  .openapi('Learnt');
export type LearntView = z.infer<typeof LearntView>;

declare module '#tables' {
  interface Tables {
    /** How a person stood beside the others shown when the member said whether they fit or helped. */
    finding_lesson: {
      id: Generated<number>;
      goal_id: number;
      person_id: number;
      /** What it was learnt from: a choice, an assessment or help. One lesson of each for a person and goal. */
      about: 'choice' | 'assessment' | 'help';
      verdict: Verdict;
      /** JSON: a number from -1 to 1 for each signal. */
      differences: string;
      learnt_at: number;
      /** When the member put it aside; it no longer counts, and can be taken back in. */
      forgotten_at: number | null;
    };
  }
}

const verdicts = VERDICTS.map((verdict) => `'${verdict}'`).join(', ');

export const migrations: Migration[] = [
  {
    name: '0024-finding-lessons',
    up: `
create table finding_lesson (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  person_id {int} not null references person (id) on delete cascade,
  about text not null check (about in ('choice', 'assessment', 'help')),
  verdict text not null check (verdict in (${verdicts})),
  differences text not null,
  learnt_at {int} not null,
  forgotten_at {int},
  unique (goal_id, person_id, about)
) {strict};
create index finding_lesson_person on finding_lesson (person_id)`,
  },
];
