import { z } from '@hono/zod-openapi';
import { EvidenceView } from '../view.ts';
import { TOLD } from './telling.ts';

export const ToldView = z.enum(TOLD).openapi('Told');

export const TellerView = z
  .object({
    id: z.number(),
    name: z.string(),
    /** They tell of the same from experience; they speak of the same; they have a few words in common. */
    strength: z.enum(['told', 'same', 'little']),
    /** What they put it down to; null where that cannot be seen. */
    told: ToldView.nullable(),
    /** The words in common, as they wrote them. */
    common: z.array(z.string()),
    /** The `quote` is the sentence that tells of experience, null where none was found. */
    evidence: z.array(EvidenceView),
  })
  .openapi('Teller');
export type TellerView = z.infer<typeof TellerView>;

export const FoundExperience = z.object({
  people: z.array(TellerView),
  /** Words of the telling that nobody uses, as they were written. */
  missing: z.array(z.string()),
  /** Words that would find somebody, where little or nothing was found. */
  suggestions: z.array(z.string()),
  /** Nothing found in nothing says nothing. */
  lookedAt: z.object({ entries: z.number(), sources: z.number() }),
});
export type FoundExperience = z.infer<typeof FoundExperience>;
