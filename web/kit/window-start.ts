import { createStore, type Store } from './store.ts';

/** A window that the shell shows over any page. */
export interface WindowStart<Start> {
  /** What it is open with; null while it is closed. */
  start: Store<Start | null>;
  open: (start: Start) => void;
  close: () => void;
}

/** The one that is open, or on its way: its program may yet have to come. */
let first: unknown = null;

/** Of two that are asked for at once, as by two keys, only the first opens. */
export function createWindowStart<Start extends object>(): WindowStart<Start> {
  const start = createStore<Start | null>(null);
  return {
    start,
    open: (given) => {
      if (first !== null && first !== start) return;
      first = start;
      start.set(() => given);
    },
    close: () => {
      if (first === start) first = null;
      start.set(() => null);
    },
  };
}
