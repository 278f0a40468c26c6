import { outboxOf } from '#saving';
import type { CapturedAs } from '../../notes/schema.ts';

/** What was captured on this device and has not reached the server yet. */
export interface Captured {
  text: string;
  capturedAs: CapturedAs;
  sourceUrl: string | null;
  goalId: number | null;
  entryId: number | null;
  /** Makes sending it again safe. */
  draftKey: string;
}

export const captures = outboxOf<Captured>('capture', ({ text }) => typeof text === 'string');
