import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { MINUTES_MAX } from '../behaviours/limits.ts';
import { CHECK_CHARS_MAX } from './limits.ts';

export const CheckAnswer = z.enum(['yes', 'partly', 'not-now']);
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** "On track?": one tap, with a word and the time spent if one wants. */
export const CheckForm = z
  .object({
    answer: CheckAnswer,
    words: z
      .string()
      .trim()
      .max(CHECK_CHARS_MAX, `At most ${CHECK_CHARS_MAX} characters; put the rest in a note.`)
      .refine(isStorable, NOT_STORABLE)
      .default(''),
    minutes: z
      .number()
      .int()
      .min(0)
      .max(MINUTES_MAX, 'A day has 1,440 minutes.')
      .nullable()
      .default(null),
  })
  .openapi('CheckForm');
export type CheckForm = z.infer<typeof CheckForm>;

export const CheckView = z
  .object({
    goalId: z.number(),
    /** The member's own calendar day. */
    day: z.string(),
    answer: CheckAnswer,
    words: z.string(),
    minutes: z.number().nullable(),
    updatedAt: z.number(),
  })
  .openapi('Check');
export type CheckView = z.infer<typeof CheckView>;

export const ProgressView = z
  .object({
    /** The earliest day first. */
    checks: z.array(CheckView),
    /** How sure the member was each time they said (0–100), the earliest first. */
    confidence: z.array(z.object({ at: z.number(), value: z.number() })),
  })
  .openapi('Progress');
export type ProgressView = z.infer<typeof ProgressView>;

declare module '#tables' {
  interface Tables {
    /** Whether a goal was on track, by the member's word of a day. */
    goal_check: {
      id: Generated<number>;
      goal_id: number;
      day: string;
      answer: CheckAnswer;
      words: string;
      minutes: number | null;
      updated_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0020-reflect-checks',
    up: `
create table goal_check (
  id {id},
  goal_id {int} not null references goal (id) on delete cascade,
  day text not null check (length(day) = 10),
  answer text not null check (answer in ('yes', 'partly', 'not-now')),
  words text not null check (length(words) <= 300),
  minutes {int} check (minutes between 0 and 1440),
  updated_at {int} not null,
  unique (goal_id, day)
) {strict}`,
  },
];
