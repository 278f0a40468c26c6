import { z } from '@hono/zod-openapi';
import { SIGNAL_NAMES } from '../learning/schema.ts';

const MOVEMENTS = ['much-more', 'more', 'as-shipped', 'less', 'much-less'] as const;

const Entry = z.object({
  entryId: z.number(),
  title: z.string(),
  url: z.string().nullable(),
  /** Null when nobody knows. */
  publishedAt: z.number().nullable(),
  percent: z.number(),
  /** The model by whose judgement it also counts as near in meaning; left out where words alone count. */
  nearBy: z.string().optional(),
  /** For a reply: what it replies to, and who of the network wrote that. */
  repliedTo: z
    .object({
      entryId: z.number(),
      title: z.string(),
      person: z.object({ id: z.number(), name: z.string() }).nullable(),
    })
    .nullable(),
});

/** Why somebody is proposed for a goal: parts of their own whole, which come to 100. */
export const ReasonsView = z
  .object({
    parts: z.array(
      z.object({
        kind: z.enum(['entries', ...SIGNAL_NAMES]),
        /** Null for habits: they count whatever the question. */
        question: z.object({ id: z.number(), text: z.string() }).nullable(),
        percent: z.number(),
        entries: z.array(Entry),
        more: z.object({ entries: z.number(), percent: z.number() }).nullable(),
      }),
    ),
    /** What the member's own choices made count more or less, where they moved anything. */
    learnt: z.array(z.object({ signal: z.enum(SIGNAL_NAMES), movement: z.enum(MOVEMENTS) })),
  })
  .openapi('Reasons');
export type ReasonsView = z.infer<typeof ReasonsView>;
