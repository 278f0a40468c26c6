import type { Criterion } from '#people';

/** An entry that matches a goal, with what the hints look at. */
export interface MatchedEntry {
  id: number;
  personId: number;
  /** The questions of the goal that it speaks of. */
  questionIds: number[];
  title: string;
  url: string | null;
  /** Null when nobody knows. */
  publishedAt: number | null;
  words: number;
  /** Readers' votes; null where nobody counts them. */
  votes: number | null;
  language: string | null;
  /** Pages the entry links to that are not its author's, each with the site it is of. */
  cited: { site: string; url: string }[];
  cues: { cue: 'challenge' | 'caveat'; sentence: string }[];
  /** How the text begins. */
  excerpt: string;
  /** The terms of title and beginning, as `analyse` gives them. */
  terms: string[];
}

/** Somebody of the network, with what they published on the goal. */
export interface Candidate {
  personId: number;
  /** Newest first, those of unknown date last. */
  entries: MatchedEntry[];
  /** Everything they published, for how much of it the goal is. */
  output: { entries: number };
  /** Entries of others that match the goal and link to this person's site. */
  citedBy: { entryId: number; personId: number; url: string }[];
}

export interface Evidence {
  entryId: number;
  /** The words of the entry that count, or the address it links to, where it is not the entry as a whole. */
  quote?: string;
}

/** Something the member wrote down themselves, as a reminder. Never a guess about anybody. */
export interface Recorded {
  /** What it was: "You noted: kept a promise". */
  what: string;
  /** Their own words. */
  words: string;
  /** YYYY-MM-DD. */
  day: string;
  /** Something the member did that counts as a sign, and where it stands; else it only reminds. */
  sign?: { path: string } | undefined;
}

/**
 * What the program found about a person on one criterion: a hint with evidence, too little to say
 * anything, or a matter only the member can judge. Never a verdict and never a number to rank by.
 */
export interface Hint {
  criterion: Criterion;
  state: 'hint' | 'not-enough' | 'only-you';
  /** In words, for the member. */
  because: string;
  /** How many pieces of evidence there are, and from how many on it is a hint. */
  count: number;
  floor: number;
  /** As many as are counted. */
  evidence: Evidence[];
  /** What the member recorded that bears on it, the latest first. */
  recorded: Recorded[];
}

export const EVIDENCE_SHOWN_MAX = 3;
