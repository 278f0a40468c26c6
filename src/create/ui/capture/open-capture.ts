import { createStore } from '#kit';
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

/** What the dialog is open with; null while it is closed. The shell shows it, any screen opens it. */
export const captureStart = createStore<CaptureStart | null>(null);
export const openCapture = (start: CaptureStart = {}): void => captureStart.set(() => start);
