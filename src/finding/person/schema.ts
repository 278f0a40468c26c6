import { z } from '@hono/zod-openapi';
import { Criterion } from '#people';

/** An entry as what shows something: a line to read it by. */
const Shown = z.object({
  entryId: z.number(),
  title: z.string(),
  /** Null when nobody knows. */
  publishedAt: z.number().nullable(),
});
const Example = z.object({ entryId: z.number(), title: z.string() });

/** What a person is working on now. */
export const NowView = z
  .object({
    topics: z.array(
      z.object({
        /** As they write it. */
        words: z.string(),
        /** New beside what they wrote before; else what they always write about. */
        isNew: z.boolean(),
        entries: z.number(),
        examples: z.array(Shown),
      }),
    ),
    latest: z.array(Shown),
    /** How many of their entries were read for this. */
    entries: z.number(),
    /** Whether they published nothing in the last three months. */
    isQuiet: z.boolean(),
  })
  .openapi('PersonNow');
export type NowView = z.infer<typeof NowView>;

/** What a person is good for, goal by goal. */
export const GoodForView = z
  .object({
    goals: z.array(
      z.object({
        goal: z.object({ id: z.number(), title: z.string() }),
        decision: z.enum(['open', 'chosen', 'later', 'dismissed']),
        questions: z.array(
          z.object({
            text: z.string(),
            entries: z.number(),
            strength: z.enum(['much', 'some']),
            examples: z.array(Shown),
          }),
        ),
        criteria: z.array(
          z.object({
            criterion: Criterion,
            title: z.string(),
            hint: z.enum(['hint', 'not-enough', 'only-you']),
            because: z.string(),
            count: z.number(),
            assessment: z.enum(['unknown', 'yes', 'no']),
            reason: z.string(),
          }),
        ),
      }),
    ),
    /** Goals under way that were not looked at. */
    more: z.number(),
  })
  .openapi('PersonGoodFor');
export type GoodForView = z.infer<typeof GoodForView>;

const Pointed = z.object({
  person: z.object({ id: z.number(), name: z.string() }),
  entries: z.number(),
  examples: z.array(Example),
});

/** Who points to whom. */
export const PointingView = z
  .object({
    to: z.array(Pointed),
    from: z.array(Pointed),
    beyond: z.array(
      z.object({
        site: z.string(),
        url: z.string(),
        entries: z.number(),
        examples: z.array(Example),
      }),
    ),
  })
  .openapi('PersonPointing');
export type PointingView = z.infer<typeof PointingView>;
