import {
  FOCUS_TIMES,
  NEED_TERMS_MAX,
  NEED_WORDS_MAX,
  NEWEST_POSTINGS_MAX,
  POSTINGS_MAX,
} from './weights.ts';

/** A need, read as index terms (see `analyseQuestion`), each as often as it was written. */
export interface Need {
  /** The question itself and its tags. */
  readonly focus: readonly string[];
  /** What was written around it: the goal's need, a longer explanation. */
  readonly context: readonly string[];
}

/** What is known of the indexed entries. */
export interface IndexStatistics {
  readonly entries: number;
  /** In how many entries a term occurs; 0 or undefined when in none. */
  readonly entriesWith: (term: string) => number | undefined;
}

export interface NeedTerm {
  readonly term: string;
  /** tf·idf in the need; orders the terms. */
  readonly weight: number;
  /** How often the search says the term, which multiplies its BM25 score. */
  readonly times: number;
  /** In how many entries the term occurs. */
  readonly entries: number;
}

/** Two searches for one need: see `searchesFor`. */
export interface Searches {
  /** Over all entries. */
  readonly everywhere: readonly NeedTerm[];
  /** Over the newest entries, at most `NEWEST_MAX`. */
  readonly newest: readonly NeedTerm[];
}

/**
 * The distinct terms of a need whose frequencies are worth asking for: those said most often, then
 * those said first, at most `NEED_WORDS_MAX`, so that a pasted book costs no more than a page.
 */
export function termsToLookUp(need: Need): string[] {
  return [...countsOf(need).keys()];
}

/**
 * The terms that say most about a need, heaviest first, at most `NEED_TERMS_MAX`; terms that no
 * entry has are left out. Weight: (1 + ln count) · idf, where idf is that of FTS5's bm25().
 */
export function needTerms(need: Need, statistics: IndexStatistics): NeedTerm[] {
  const focus = new Set(need.focus);
  const terms: NeedTerm[] = [];
  for (const [term, count] of countsOf(need)) {
    const entries = statistics.entriesWith(term) ?? 0;
    if (entries <= 0) continue;
    const weight = (1 + Math.log(count)) * inverseFrequency(entries, statistics.entries);
    terms.push({ term, weight, times: focus.has(term) ? FOCUS_TIMES : 1, entries });
  }
  terms.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return terms.slice(0, NEED_TERMS_MAX);
}

function countsOf({ focus, context }: Need): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of focus) counts.set(term, (counts.get(term) ?? 0) + FOCUS_TIMES);
  for (const term of context) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]).slice(0, NEED_WORDS_MAX));
}

/**
 * Splits the work so that its time is bounded however many entries there are: everywhere, the
 * heaviest terms that together visit at most so many postings (always at least one term); among the
 * newest, many more terms. What a common word can tell is mostly who was here lately.
 */
export function searchesFor(
  terms: readonly NeedTerm[],
  { everywhere = POSTINGS_MAX, newest = NEWEST_POSTINGS_MAX } = {},
): Searches {
  return { everywhere: heaviest(terms, everywhere), newest: heaviest(terms, newest) };
}

function heaviest(terms: readonly NeedTerm[], postingsMax: number): NeedTerm[] {
  const kept: NeedTerm[] = [];
  let postings = 0;
  for (const term of terms) {
    const cost = term.entries * term.times;
    if (kept.length > 0 && postings + cost > postingsMax) continue;
    postings += cost;
    kept.push(term);
  }
  return kept;
}

/** The idf of FTS5's bm25(), with its floor for terms that half of all entries have. */
function inverseFrequency(having: number, entries: number): number {
  return Math.max(1e-6, Math.log((entries - having + 0.5) / (having + 0.5)));
}
