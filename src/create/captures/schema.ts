import { z } from '@hono/zod-openapi';
import { PERSONS_MAX } from '../notes/limits.ts';
import { CapturedAs, Id, SourceUrl, Text } from '../notes/schema.ts';
import { SETTLED_AT_ONCE_MAX } from './limits.ts';

/** Something learnt or thought, written down in passing. `draftKey` makes it safe to send again. */
export const CaptureForm = z
  .object({
    text: Text.refine((text) => text.trim() !== '', 'Write down what it is.'),
    capturedAs: CapturedAs.default('thought'),
    sourceUrl: SourceUrl.nullable().default(null),
    goalId: Id.nullable().default(null),
    /** The entry it was taken from. */
    entryId: Id.nullable().default(null),
    personIds: z.array(Id).max(PERSONS_MAX).default([]),
    draftKey: z.uuid().optional(),
  })
  .openapi('CaptureForm');
export type CaptureForm = z.input<typeof CaptureForm>;

const CaptureIds = z.array(Id).min(1, 'Name at least one.').max(SETTLED_AT_ONCE_MAX);

/** What becomes of captures; `waiting` puts them back into the inbox. */
export const SettleForm = z
  .discriminatedUnion('as', [
    z.object({ ids: CaptureIds, as: z.literal('kept') }),
    z.object({ ids: CaptureIds, as: z.literal('goal'), goalId: Id }),
    z.object({ ids: CaptureIds, as: z.literal('note') }),
    z.object({ ids: CaptureIds, as: z.literal('waiting') }),
  ])
  .openapi('CaptureSettlement');
export type SettleForm = z.infer<typeof SettleForm>;
