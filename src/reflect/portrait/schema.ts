import { z } from '@hono/zod-openapi';
import type { Generated } from 'kysely';
import type { Migration } from '#platform';
import { isPeriod } from './period-rules.ts';
import { AGREES_MAX, ANSWER_CHARS_MAX, PROMPTS, type PromptId } from './prompt-limits.ts';

export const PORTRAITS_MAX = 1_000;
const IDS = PROMPTS.map(({ id }) => id) as [PromptId, ...PromptId[]];

export const PeriodText = z
  .string()
  .refine(isPeriod, 'Give the time as 2026-Q4 for a quarter or 2026 for a year.')
  .openapi({ example: '2026-Q4' });

/** One answer: how far one agrees, or free words, or both, or neither. */
export const Answer = z.object({
  agrees: z.number().int().min(1).max(AGREES_MAX).nullable().default(null),
  words: z
    .string()
    .max(
      ANSWER_CHARS_MAX,
      `At most ${ANSWER_CHARS_MAX.toLocaleString('en')} characters; put the rest in a note.`,
    )
    .refine(
      (written) => !written.includes('\0'),
      'It holds a character that is no text (a null). Take it out.',
    )
    .default(''),
});
export type Answer = z.infer<typeof Answer>;

/** Answers by prompt; prompts that are not named stay as they were. */
export const PortraitForm = z
  .object({ answers: z.partialRecord(z.enum(IDS), Answer) })
  .openapi('PortraitForm');
export type PortraitForm = z.infer<typeof PortraitForm>;
export type Answers = PortraitForm['answers'];

export const PortraitView = z
  .object({
    period: z.string(),
    answers: z.partialRecord(
      z.enum(IDS),
      z.object({ agrees: z.number().nullable(), words: z.string() }),
    ),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Portrait');
export type PortraitView = z.infer<typeof PortraitView>;

declare module '#tables' {
  interface Tables {
    portrait: {
      id: Generated<number>;
      member_id: number;
      /** `2026-Q4` or `2026`. */
      period: string;
      /** `Answers` as JSON. */
      answers: string;
      created_at: number;
      updated_at: number;
    };
  }
}

export const migrations: Migration[] = [
  {
    name: '0021-reflect-portraits',
    up: `
create table portrait (
  id {id},
  member_id {int} not null references member (id) on delete cascade,
  period text not null check (length(period) in (4, 7)),
  answers text not null,
  created_at {int} not null,
  updated_at {int} not null,
  unique (member_id, period)
) {strict}`,
  },
];
