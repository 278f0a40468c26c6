/** How much of the day is shown. */
export interface Amounts {
  goals: number;
  /** One line of each thing that is due, instead of a few. */
  isDueShort: boolean;
  /** One line of a name, instead of two. */
  isTight: boolean;
  /** Whether goals behind the first tell their if-then plans; a cue of today is told in any case. */
  tellsPlans: boolean;
  /** Whether the goal in front asks "On track?". */
  asksOnTrack: boolean;
  /** Entries to read for the goals; each stands in the stream, too. */
  reads: number;
}

/** All that the server sends. */
export const ALL: Amounts = {
  goals: 6,
  isDueShort: false,
  isTight: false,
  tellsPlans: true,
  asksOnTrack: true,
  reads: 6,
};
/** Taken at once, as each step is a look at the whole page. */
const READS_TAKEN = 3;
/** So many goals with their steps are worth more than what stands beside the steps. */
const GOALS_FIRST = 3;

/**
 * The next smaller amount, where the day does not fit the screen; null when only one goal is left. What is due goes
 * first where it makes the page longer, then what to read and the least pressing goals: each has a page where all of
 * it stands.
 */
export function less(amounts: Amounts, isDueLonger: boolean): Amounts | null {
  const { goals, isDueShort, isTight, tellsPlans, asksOnTrack, reads } = amounts;
  if (isDueLonger && !isDueShort) return { ...amounts, isDueShort: true };
  if (reads > 0) return { ...amounts, reads: Math.max(0, reads - READS_TAKEN) };
  if (!isTight) return { ...amounts, isTight: true };
  if (goals > GOALS_FIRST) return { ...amounts, goals: goals - 1 };
  if (tellsPlans) return { ...amounts, tellsPlans: false };
  if (asksOnTrack) return { ...amounts, asksOnTrack: false };
  return goals > 1 ? { ...amounts, goals: goals - 1 } : null;
}
