import type { SignalView } from '../signal/queries.ts';

/** Of fewer nothing can be told. */
const SHOWN_MIN = 5;

/** "You kept 3 and opened 12 of the 40 entries that came in the last 3 months."; null where too few came to tell. */
export function signalWords(signal: SignalView | undefined): string | null {
  if (!signal || signal.shown < SHOWN_MIN) return null;
  const { shown, opened, kept } = signal;
  const entries = `the ${counted(shown)} entries that came in the last 3 months`;
  if (kept === 0 && opened === 0) return `You opened none of ${entries}.`;
  const keeping = kept === 0 ? 'kept none' : `kept ${counted(kept)}`;
  return `You ${keeping} and opened ${opened === 0 ? 'none' : counted(opened)} of ${entries}.`;
}

const counted = (count: number): string => count.toLocaleString('en');
