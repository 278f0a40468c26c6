import { z } from '@hono/zod-openapi';

/** How far one has looked for the blogrolls of some people. */
export const BlogrollsView = z
  .object({
    looking: z.number(),
    looked: z.number(),
    found: z.number(),
    /** Whose sites could be asked now. */
    open: z.number(),
  })
  .openapi('Blogrolls');
export type BlogrollsView = z.infer<typeof BlogrollsView>;
