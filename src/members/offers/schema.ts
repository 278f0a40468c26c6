import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import {
  ASKS_PER_MONTH_MAX,
  ASKS_PER_MONTH_USUAL,
  CHANNEL_CHARS_MAX,
  CONTACT_CHARS_MAX,
  LANGUAGE_CHARS_MAX,
  LANGUAGES_MAX,
  TOPIC_CHARS_MAX,
  TOPICS_MAX,
} from './limits.ts';

const words = (charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax, `At most ${charsMax} characters.`)
    .refine(isStorable, NOT_STORABLE);

/** What a member lets others ask about, within which limits, and how to be reached once both agreed. */
export const OfferForm = z
  .object({
    topics: z
      .array(words(TOPIC_CHARS_MAX).min(1, 'A topic needs words.'))
      .min(1, 'Name at least one thing that you can be asked about.')
      .max(TOPICS_MAX, `At most ${TOPICS_MAX} topics: what you know best.`),
    /** How often others may write in thirty days, all of them together. */
    asksPerMonth: z.number().int().min(1).max(ASKS_PER_MONTH_MAX).default(ASKS_PER_MONTH_USUAL),
    /** The last day on which one is found; null for no end. */
    until: Day.nullable().default(null),
    languages: z.array(words(LANGUAGE_CHARS_MAX).min(1)).max(LANGUAGES_MAX).default([]),
    /** How one likes to be asked: "in writing", "a call on Fridays". */
    channel: words(CHANNEL_CHARS_MAX).default(''),
    /** Shown to nobody before both said yes. */
    contact: words(CONTACT_CHARS_MAX).min(1, 'Say how they reach you, once both said yes.'),
  })
  .openapi('OfferForm');
export type OfferForm = z.infer<typeof OfferForm>;

export const OfferView = OfferForm.extend({ joinedAt: z.number() }).openapi('Offer');
export type OfferView = z.infer<typeof OfferView>;

export const OfferState = z
  .object({
    /** Null while the member is not found by others, which is how it begins. */
    offer: OfferView.nullable(),
    /** Whether anybody else has an account here: alone, there is nothing to join. */
    hasOthers: z.boolean(),
  })
  .openapi('OfferState');
export type OfferState = z.infer<typeof OfferState>;

/** What other members who agreed see of an offer, and nothing else. */
export interface OfferOfAnother {
  offerId: number;
  memberId: number;
  name: string;
  topics: string[];
  asksPerMonth: number;
  until: string | null;
  languages: string[];
  channel: string;
}
