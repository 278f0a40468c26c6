import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import {
  MINUTES_PER_WEEK_MAX,
  QUESTION_CHARS_MAX,
  QUESTIONS_MAX,
  TEXT_CHARS_MAX,
} from './limits.ts';

export const GOALS_MAX = 500;

/** PostgreSQL stores no null character, and SQLite stops counting at one. */
const isStorable = (written: string) => !written.includes('\0');
const NOT_STORABLE = 'It holds a character that is no text (a null). Take it out.';

export const GoalText = z
  .string()
  .trim()
  .max(
    TEXT_CHARS_MAX,
    `At most ${TEXT_CHARS_MAX.toLocaleString('en')} characters; put the rest in a note.`,
  )
  .refine(isStorable, NOT_STORABLE);
export const Day = z.iso.date('Give the day as year-month-day, such as 2027-01-31.');

export const GoalKind = z.enum(['learning', 'performance']);
export const GoalStatus = z.enum(['draft', 'active', 'parked', 'met']);
export type GoalStatus = z.infer<typeof GoalStatus>;

export const QuestionText = z
  .string()
  .trim()
  .min(1, 'A question needs words.')
  .max(QUESTION_CHARS_MAX, `A question has at most ${QUESTION_CHARS_MAX} characters.`)
  .refine(isStorable, NOT_STORABLE);

/** What a member fills in. Everything may be missing while the goal is a draft. */
export const GoalForm = z
  .object({
    need: GoalText,
    able: GoalText,
    kind: GoalKind,
    evidence: GoalText,
    confidence: z.number().int().min(0).max(100).nullable(),
    minutesPerWeek: z.number().int().min(0).max(MINUTES_PER_WEEK_MAX).nullable(),
    reviewOn: Day.nullable(),
    questions: z
      .array(z.object({ id: z.number().int().positive().optional(), text: QuestionText }))
      .max(QUESTIONS_MAX, `At most ${QUESTIONS_MAX} questions: a goal with more is several goals.`),
  })
  .partial()
  .openapi('GoalForm');
export type GoalForm = z.infer<typeof GoalForm>;

/** `draftKey` makes starting a goal safe to repeat: the same key is the same goal. */
export const NewGoal = GoalForm.extend({ draftKey: z.uuid().optional() }).openapi('NewGoal');
export type NewGoal = z.infer<typeof NewGoal>;

export const GoalView = z
  .object({
    id: z.number(),
    status: GoalStatus,
    need: z.string(),
    able: z.string(),
    kind: GoalKind,
    evidence: z.string(),
    confidence: z.number().nullable(),
    minutesPerWeek: z.number().nullable(),
    reviewOn: z.string().nullable(),
    questions: z.array(z.object({ id: z.number(), text: z.string() })),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Goal');
export type GoalView = z.infer<typeof GoalView>;

declare module '#tables' {
  interface Tables {
    goal: {
      id: Generated<number>;
      member_id: number;
      status: GoalStatus;
      need: string;
      able: string;
      kind: 'learning' | 'performance';
      evidence: string;
      confidence: number | null;
      minutes_per_week: number | null;
      review_on: string | null;
      draft_key: string | null;
      created_at: number;
      updated_at: number;
      /** Set while a removal can still be undone; such a goal is nowhere to be seen. */
      removed_at: number | null;
    };
    question: { id: Generated<number>; goal_id: number; text: string; position: number };
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
];
