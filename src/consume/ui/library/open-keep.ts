import { createStore } from '#kit';

/** What is to be kept: an entry, or a page whose address is still to be given. */
export interface KeepStart {
  entry?: { id: number; title: string };
  url?: string;
  /** A PDF. */
  file?: File;
  /** What it is for, as far as that is known. */
  goalId?: number | undefined;
  /** What one selected there, or shared with it: it begins what one takes from it. */
  text?: string;
}

/** What the dialog is open with; null while it is closed. The shell shows it, any screen opens it. */
export const keepStart = createStore<KeepStart | null>(null);
export const openKeep = (start: KeepStart = {}): void => keepStart.set(() => start);
