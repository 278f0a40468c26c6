import { createWindowStart } from '#kit';
import type { CapturedAs } from '../../notes/schema.ts';

/** What a capture begins with when a screen knows it: the entry it is from, a shared text. */
export interface CaptureStart {
  text?: string;
  capturedAs?: CapturedAs;
  sourceUrl?: string | null;
  entryId?: number | null;
  goalId?: number | null;
  /** It came from the share menu of a device: it may be a message from somebody. */
  isShared?: boolean;
  /** What it is taken from, said above the field. */
  about?: string;
}

/** The dialog. The shell shows it, any screen opens it. */
export const captureWindow = createWindowStart<CaptureStart>();
export const openCapture = (start: CaptureStart = {}): void => captureWindow.open(start);
