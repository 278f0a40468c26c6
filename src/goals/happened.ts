import { z } from '@hono/zod-openapi';

/**
 * What every event of learning carries, so that one listener can make a behaviour of it.
 * `key` tells that two tellings are one: the same key is the same happening.
 */
export const Happened = z.object({
  key: z.string().max(200),
  memberId: z.number().int(),
  goalId: z.number().int().nullable(),
  personIds: z.array(z.number().int()).max(50).default([]),
  /** Epoch ms. */
  at: z.number().int(),
  /** When it was, where that is not when it is told: a talk of last week is logged today. Epoch ms. */
  happenedAt: z.number().int().optional(),
  /** What it happened to, such as a note; its words are looked up, never copied. */
  subject: z
    .object({ kind: z.string().max(20), id: z.number().int() })
    .nullable()
    .default(null),
  /** Only where the event does not say it itself: a step knows its own cell. */
  c: z.enum(['consume', 'create', 'connect', 'contribute']).optional(),
  phase: z.enum(['forethought', 'performance', 'reflection']).optional(),
  /** Minutes spent, where the learner says so. */
  minutes: z.number().int().min(0).max(1440).nullable().default(null),
});
export type Happened = z.input<typeof Happened>;
