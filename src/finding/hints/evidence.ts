import type { Criterion } from '#people';

/** An entry that matches a goal, with what the hints look at. */
export interface MatchedEntry {
  id: number;
  personId: number;
  title: string;
  /** Null when nobody knows. */
  publishedAt: number | null;
  words: number;
  language: string | null;
  /** Sites the entry links to, not its own. */
  citedSites: string[];
  /** Pages the entry links to. */
  citedUrls: string[];
  cues: { cue: 'challenge' | 'caveat'; sentence: string }[];
  /** Title and beginning, and their terms, as `analyse` gives them. */
  beginning: string;
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
  citedBy: { entryId: number; personId: number }[];
}

export interface Evidence {
  entryId: number;
  /** The words that count, where it is not the entry as a whole. */
  quote?: string;
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
  evidence: Evidence[];
}

export const EVIDENCE_SHOWN_MAX = 3;
