import { z } from '@hono/zod-openapi';
import { NewAsk } from '#connect';
import { FoundExperience, TellerView } from '#finding';
import { SharedGoal } from '#goals';
import { isStorable, NOT_STORABLE } from '#platform';
import { ALSO_MAX, SITUATION_CHARS_MAX, TOGETHER_MAX } from './limits.ts';
import { SUSPECTS } from './suspect-rules.ts';

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
    /** What the member suspects; it decides who comes first, and what the ask wants to know. */
    suspect: z.enum(SUSPECTS).default('unsure'),
    /** Words to look for beside those above. */
    also: z
      .array(z.string().trim().min(1).max(60).refine(isStorable, NOT_STORABLE))
      .max(ALSO_MAX)
      .default([]),
  })
  .openapi('Situation');
export type Situation = z.infer<typeof Situation>;

/** Who may have met the same, by what they wrote, with first words to ask them. */
export const ExperienceView = FoundExperience.extend({
  people: z.array(TellerView.extend({ opener: z.string() })),
  /** Goals that other members of this Kith show, which speak of the same. */
  goals: z.array(SharedGoal),
  /** A first draft of what to ask several of them. */
  question: z.string(),
}).openapi('Experience');
export type ExperienceView = z.infer<typeof ExperienceView>;
export type FoundPerson = ExperienceView['people'][number];

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

/** Asking two or three of them at once: an ask like any other, with all of it filled in. */
export const CauseAskTogether = NewAsk.omit({ goalId: true })
  .extend({
    people: NewAsk.shape.people.max(TOGETHER_MAX, `Ask at most ${TOGETHER_MAX} people at once.`),
  })
  .openapi('CauseAskTogether');
export type CauseAskTogether = z.infer<typeof CauseAskTogether>;
