import { z } from '@hono/zod-openapi';
import { PeopleFilter } from './filter.ts';
import { CHOSEN_MAX } from './limits.ts';

const id = z.number().int().positive();
const ids = z.array(id).max(CHOSEN_MAX);

export const BulkForm = z
  .object({
    /** Named one by one, or all whom a filter means but for some. */
    who: z.union([
      z.object({ ids: ids.min(1) }),
      z.object({ filter: PeopleFilter, except: ids.default([]) }),
    ]),
    deed: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('remove') }),
      z.object({ kind: z.literal('put-on-list'), listId: id }),
      z.object({ kind: z.literal('take-off-list'), listId: id }),
      z.object({ kind: z.literal('merge') }),
    ]),
  })
  .openapi('PeopleBulk');
export type BulkForm = z.infer<typeof BulkForm>;

export const BulkDone = z.object({
  count: z.number(),
  /** Give them to `POST /people/changes/undo`. */
  changeIds: z.array(z.number()),
});
