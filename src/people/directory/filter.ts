import { z } from '@hono/zod-openapi';
import { Day, isStorable, NOT_STORABLE } from '#platform';
import { STAGES, TIES } from '../ties/limits.ts';
import { FIELDS, ORIGINS, SEARCH_CHARS_MAX } from './limits.ts';

const id = z.coerce.number().int().positive();

/** Which of a member's people: everything named must hold. Also what a list that fills itself keeps. */
export const PeopleFilter = z
  .object({
    search: z.string().trim().max(SEARCH_CHARS_MAX).refine(isStorable, NOT_STORABLE),
    /** Something is known of this kind. */
    has: z.enum(FIELDS),
    /** Nothing is. */
    lacks: z.enum(FIELDS),
    /** Something is known from there. */
    origin: z.enum(ORIGINS),
    /** An import said something about them. */
    batch: id,
    /** A part of the employer's name. */
    employer: z.string().trim().max(SEARCH_CHARS_MAX).refine(isStorable, NOT_STORABLE),
    list: id,
    /** In the directory since this day (of UTC). */
    addedSince: Day,
    /** As the member said it. */
    stage: z.enum(STAGES),
    tie: z.enum(TIES),
    /** Whether something they publish is followed. */
    source: z.enum(['yes', 'no']),
    /** Chosen for this goal. */
    chosenFor: id,
    /** Whether anything ever passed between them and the member. */
    contacted: z.enum(['yes', 'never']),
  })
  .partial()
  .openapi('PeopleFilter');
export type PeopleFilter = z.infer<typeof PeopleFilter>;
