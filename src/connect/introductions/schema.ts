import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import { OUTCOME_CHARS_MAX, WHY_CHARS_MAX } from './limits.ts';
import { ANSWERS } from './rules.ts';

export const INTRODUCTIONS_MAX = 5_000;
export const LIST_MAX = 200;
const words = (what: string, charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax, `${what} has at most ${charsMax.toLocaleString('en')} characters.`)
    .refine(isStorable, NOT_STORABLE);
const Id = z.number().int().positive();

export const NewIntroduction = z
  .object({
    firstId: Id,
    secondId: Id,
    /** What each has for the other. */
    why: words('The reason', WHY_CHARS_MAX).default(''),
    needId: Id.nullable().default(null),
  })
  .openapi('NewIntroduction');
export type NewIntroduction = z.infer<typeof NewIntroduction>;

export const IntroductionForm = z
  .object({
    why: words('The reason', WHY_CHARS_MAX),
    outcome: words('What came of it', OUTCOME_CHARS_MAX),
  })
  .partial()
  .openapi('IntroductionForm');
export type IntroductionForm = z.infer<typeof IntroductionForm>;

export const IntroductionAnswer = z
  .object({ side: z.enum(['first', 'second']), answer: z.enum(ANSWERS) })
  .openapi('IntroductionAnswer');
export type IntroductionAnswer = z.infer<typeof IntroductionAnswer>;

export const IntroductionMade = z
  .object({ isMade: z.boolean(), day: Day })
  .openapi('IntroductionMade');
export type IntroductionMade = z.infer<typeof IntroductionMade>;

const Way = z.object({ kind: z.string(), label: z.string(), address: z.string().nullable() });
const Party = z.object({ id: z.number(), name: z.string(), ways: z.array(Way) });
export const IntroductionView = z
  .object({
    id: z.number(),
    first: Party,
    second: Party,
    firstAnswer: z.enum(ANSWERS),
    secondAnswer: z.enum(ANSWERS),
    stage: z.enum([
      'planned',
      'first-asked',
      'first-agreed',
      'second-asked',
      'agreed',
      'made',
      'declined',
    ]),
    why: z.string(),
    outcome: z.string(),
    /** Words for what comes next, to edit and send one's own way; empty when nothing does. */
    words: z.string(),
    madeAt: z.number().nullable(),
    createdAt: z.number(),
  })
  .openapi('Introduction');
export type IntroductionView = z.infer<typeof IntroductionView>;
