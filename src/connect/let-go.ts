import { z } from '@hono/zod-openapi';

/** A planned move or an ask was let go of before anything came of it, or taken up again; `at` in epoch ms. */
export const LetGo = z.object({
  memberId: z.number(),
  subject: z.object({ kind: z.enum(['move', 'ask']), id: z.number() }),
  at: z.number(),
});
export type LetGo = z.infer<typeof LetGo>;
