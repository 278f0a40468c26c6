/** A search is written in a line. */
export const QUERY_CHARS_MAX = 300;
export const CLAUSES_MAX = 24;
export const FOUND_AT_ONCE = 20;
/** What is kept stands above the entries: a few, and more when asked. */
export const KEPT_AT_ONCE = 3;
/** So many of what a search finds can be gone through; who wants more says more. */
export const FOUND_MAX = 200;
export const SORTS = ['relevance', 'newest'] as const;
