import { z } from '@hono/zod-openapi';
import { type ImportName, type ImportRow, ImportState } from './tables.ts';

/** What every import tells of itself. */
export const importShape = {
  id: z.number(),
  fileName: z.string(),
  state: ImportState,
  /** Its work rests half way: it can be gone on with, or taken back. */
  isStopped: z.boolean(),
  /** The same, and the member stopped it. */
  isHeld: z.boolean(),
  stepsTotal: z.number(),
  stepsDone: z.number(),
  /** After an undo: what had been changed and stayed. */
  stayed: z.number(),
  createdAt: z.number(),
  appliedAt: z.number().nullable(),
};

export const importView = (row: ImportRow<ImportName>) => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  isStopped: row.stopped_at !== null || row.is_held === 1,
  isHeld: row.is_held === 1,
  stepsTotal: row.steps_total,
  stepsDone: row.steps_done,
  stayed: row.stayed,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
});
