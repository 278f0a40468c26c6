/** What somebody's entries are about, beside what they wrote before and what everybody writes. Pure. */
import { isPlain } from '#search';

/** The terms of an entry, each once; those of its title (or its hashtags) say what it is about. */
export interface Bag {
  all: ReadonlySet<string>;
  title: ReadonlySet<string>;
}

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
  /** Whether the word is a topic by itself; else only beside another one ("feature flags"). */
  standsAlone: boolean;
}

/** Once is a word; from so many entries on it may be a topic. */
const ENTRIES_MIN = 2;
/** A single word says less than two side by side: it takes so many entries, or titles. */
const ALONE_ENTRIES_MIN = 3;
const ALONE_TITLES_MIN = 2;
/** Where titles are missing, as in short posts, so many entries and such a share have to agree. */
const UNTITLED_ENTRIES_MIN = 4;
const UNTITLED_SHARE_MIN = 0.25;
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
 * The terms that stand out in recent entries: said in two or more of them, one time in a title, and at
 * least three times as often as by everybody else; never words in which anything is told ("two minutes"). Those that also stand out against the person's own past are new. The most
 * telling first: how often they say it, times how much more often than others (or than before).
 */
export function topicsOf(
  recent: readonly Bag[],
  past: readonly Bag[],
  everybody: Background,
): Topic[] {
  const lately = countsOf(recent.map(({ all }) => all));
  const before = countsOf(past.map(({ all }) => all));
  const titled = countsOf(recent.map(({ title }) => title));
  const untitled = recent.filter(({ title }) => title.size === 0).length;
  const others = Math.max(everybody.entries - recent.length - past.length, 0);
  const saysWhatAbout = (term: string, entries: number) =>
    titled.has(term) ||
    (untitled > recent.length / 2 &&
      entries >= UNTITLED_ENTRIES_MIN &&
      entries / recent.length >= UNTITLED_SHARE_MIN);
  return [...lately]
    .filter(
      ([term, entries]) =>
        entries >= ENTRIES_MIN &&
        !TELLS_NOTHING.test(term) &&
        !isPlain(term) &&
        saysWhatAbout(term, entries),
    )
    .map(([term, entries]) => {
      const share = entries / recent.length;
      const own = entries + (before.get(term) ?? 0);
      const having = Math.max(everybody.entriesWith(term) - own, 0);
      const elsewhere = (having + 1) / (others + ENTRIES_IMAGINED);
      const earlier = ((before.get(term) ?? 0) + 0.5) / (past.length + 1);
      const lift = share / elsewhere;
      const isNew = past.length >= PAST_MIN && share / earlier >= LIFT_MIN;
      const standsAlone =
        entries >= ALONE_ENTRIES_MIN || (titled.get(term) ?? 0) >= ALONE_TITLES_MIN;
      return { term, entries, isNew, standsAlone, lift, weight: share * Math.log(lift) };
    })
    .filter(({ lift }) => lift >= LIFT_MIN)
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, TOPICS_MAX)
    .map(({ term, entries, isNew, standsAlone }) => ({ term, entries, isNew, standsAlone }));
}

function countsOf(bags: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const bag of bags) for (const term of bag) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
