import { z } from '@hono/zod-openapi';
import { EvidenceView } from '#finding';
import { SharedGoal } from '#goals';
import { isStorable, NOT_STORABLE } from '#platform';
import { SITUATION_CHARS_MAX } from './limits.ts';

const OPENER_CHARS_MAX = 5_000;
const words = z
  .string()
  .trim()
  .max(
    SITUATION_CHARS_MAX,
    `At most ${SITUATION_CHARS_MAX.toLocaleString('en')} characters: whoever is asked has to read it.`,
  )
  .refine(isStorable, NOT_STORABLE);

/** What one would like to understand, as one would tell it to somebody. */
export const Situation = z
  .object({
    difficulty: words.min(1, 'Say in a sentence what did not go as you hoped.'),
    tried: words.default(''),
    /** What a good answer looks like. */
    hoped: words.default(''),
  })
  .openapi('Situation');
export type Situation = z.infer<typeof Situation>;

/** Who may have met the same, by what they wrote, with first words to ask them. */
export const ExperienceView = z
  .object({
    people: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        evidence: z.array(EvidenceView),
        opener: z.string(),
      }),
    ),
    /** Goals that other members of this Kith show, which speak of the same. */
    goals: z.array(SharedGoal),
    /** How much there was to look at: nobody found in nothing says nothing. */
    entries: z.number(),
  })
  .openapi('Experience');
export type ExperienceView = z.infer<typeof ExperienceView>;

/** Asking one of them: a planned move, with the words as they were edited. */
export const CauseAsk = z
  .object({
    personId: z.number().int().positive(),
    opener: z
      .string()
      .min(1, 'An ask needs words.')
      .max(OPENER_CHARS_MAX)
      .refine(isStorable, NOT_STORABLE),
    dueOn: z.iso
      .date('Give the day as year-month-day, such as 2027-01-31.')
      .nullable()
      .default(null),
    draftKey: z.uuid().optional(),
  })
  .openapi('CauseAsk');
export type CauseAsk = z.infer<typeof CauseAsk>;
