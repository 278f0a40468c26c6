/** What somebody's entries are about, beside what they wrote before and what everybody writes. Pure. */

/** The terms of an entry, each once. */
export type Bag = ReadonlySet<string>;

export interface Background {
  entries: number;
  entriesWith: (term: string) => number;
}

export interface Topic {
  term: string;
  /** In how many of the recent entries it occurs. */
  entries: number;
  /** Whether it is new beside their own past; else it is what they always write about. */
  isNew: boolean;
}

/** Once is a word; from so many entries on it may be a topic. */
const ENTRIES_MIN = 2;
/** Fewer entries of the past show nothing about what is usual. */
const PAST_MIN = 5;
/** So many times as often as elsewhere, at least. */
const LIFT_MIN = 3;
/** Entries imagined on top of those there are, so that a small network does not pass for the world. */
const ENTRIES_IMAGINED = 20;
const TOPICS_MAX = 12;
/** Numbers, and terms of one or two letters: dates, list signs, abbreviations of little worth. */
const TELLS_NOTHING = /^(?:[\d.]+|.{1,2})$/u;

/**
 * The terms that stand out in recent entries: said in two or more of them, and at least three times as
 * often as by everybody. Those that also stand out against the person's own past are new. The most
 * telling first: how often they say it, times how much more often than others (or than before).
 */
export function topicsOf(
  recent: readonly Bag[],
  past: readonly Bag[],
  everybody: Background,
): Topic[] {
  const lately = countsOf(recent);
  const before = countsOf(past);
  return [...lately]
    .filter(([term, entries]) => entries >= ENTRIES_MIN && !TELLS_NOTHING.test(term))
    .map(([term, entries]) => {
      const share = entries / recent.length;
      const elsewhere =
        (everybody.entriesWith(term) + 1) / (Math.max(everybody.entries, 1) + ENTRIES_IMAGINED);
      const earlier = ((before.get(term) ?? 0) + 0.5) / (past.length + 1);
      const lift = share / elsewhere;
      const isNew = past.length >= PAST_MIN && share / earlier >= LIFT_MIN;
      return { term, entries, isNew, lift, weight: share * Math.log(lift) };
    })
    .filter(({ lift }) => lift >= LIFT_MIN)
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TOPICS_MAX)
    .map(({ term, entries, isNew }) => ({ term, entries, isNew }));
}

function countsOf(bags: readonly Bag[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const term of bag) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
