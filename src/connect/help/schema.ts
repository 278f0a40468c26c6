import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import { GiveRef } from '../moves/schema.ts';
import { NeedView } from '../needs/schema.ts';
import { HELP_CHARS_MAX, RUNGS } from './limits.ts';

export const HELPS_MAX = 20_000;
const Rung = z.enum(RUNGS);

export const HelpForm = z
  .object({
    rung: Rung,
    /** What one gave, in words. */
    words: z
      .string()
      .trim()
      .max(HELP_CHARS_MAX, `At most ${HELP_CHARS_MAX.toLocaleString('en')} characters.`)
      .refine(isStorable, NOT_STORABLE)
      .default(''),
    day: Day,
  })
  .openapi('NewHelp');
export type HelpForm = z.infer<typeof HelpForm>;

export const HelpWordsForm = z
  .object({ rung: Rung, give: GiveRef.nullable().default(null) })
  .openapi('HelpWordsForm');
export type HelpWordsForm = z.infer<typeof HelpWordsForm>;

export const HelpWords = z
  .object({
    words: z.string(),
    ways: z.array(
      z.object({ kind: z.string(), label: z.string(), address: z.string().nullable() }),
    ),
  })
  .openapi('HelpWords');
export type HelpWords = z.infer<typeof HelpWords>;

export const HelpView = z
  .object({
    id: z.number(),
    person: z.object({ id: z.number(), name: z.string() }),
    needId: z.number().nullable(),
    rung: Rung,
    interactionId: z.number().nullable(),
    createdAt: z.number(),
  })
  .openapi('HelpGiven');
export type HelpView = z.infer<typeof HelpView>;

/** Something of mine that touches what they ask. */
const Touching = z.object({
  kind: z.enum(['note', 'entry', 'goal']),
  id: z.number(),
  title: z.string(),
  url: z.string().nullable(),
  /** The words that both hold, as they write them; the most telling first. */
  words: z.array(z.string()),
});
export type Touching = z.infer<typeof Touching>;

export const CanHelp = z.object({
  need: NeedView,
  touches: z.array(Touching),
  /** The rung proposed next with this person. */
  next: Rung,
  taken: z.array(Rung),
});
export type CanHelp = z.infer<typeof CanHelp>;

/** What another member wants to learn, by a goal that they let me see. */
const SharedGoalTouched = z.object({
  goal: z.object({ id: z.number(), able: z.string(), memberName: z.string() }),
  /** Which sentence of it is touched: what they want to be able to do, or one of their questions. */
  words: z.string(),
  touches: z.array(Touching),
});
export type SharedGoalTouched = z.infer<typeof SharedGoalTouched>;
export const HelpBoard = z
  .object({
    people: z.array(CanHelp),
    /** None where it is about one person. */
    sharedGoals: z.array(SharedGoalTouched),
    openNeeds: z.number(),
  })
  .openapi('HelpBoard');
export type HelpBoard = z.infer<typeof HelpBoard>;
