import { z } from '@hono/zod-openapi';

const Shown = z.object({
  entryId: z.number(),
  title: z.string(),
  /** Null when nobody knows. */
  publishedAt: z.number().nullable(),
});

/** Whether somebody is around and answers, as far as can be seen. It says nothing of what they know. */
export const ResponsivenessView = z
  .object({
    writing: z.object({
      latest: Shown.nullable(),
      /** Entries of the last three months. */
      lately: z.number(),
    }),
    /** Entries of the last year that link to entries of others whom the member follows. */
    replies: z.object({
      count: z.number(),
      /** To how many people. */
      people: z.number(),
      /** Within how many days half of them came; null below the floor. */
      halfWithinDays: z.number().nullable(),
      floor: z.number(),
      examples: z.array(
        Shown.extend({
          to: z.object({
            entryId: z.number(),
            title: z.string(),
            person: z.object({ id: z.number(), name: z.string() }).nullable(),
          }),
        }),
      ),
    }),
    /** The last day on which something of theirs reached the member, as archives tell; YYYY-MM-DD. */
    heardOn: z.string().nullable(),
  })
  .openapi('Responsiveness');
export type ResponsivenessView = z.infer<typeof ResponsivenessView>;
