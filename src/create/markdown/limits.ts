/** One formula; longer ones are shown as written. */
export const FORMULA_CHARS_MAX = 2_000;
/** All formulas of a text together. What comes after is shown as written. */
export const FORMULAS_CHARS_MAX = 100_000;
/** Lines between two `$$`. A limit, so that many signs left open do not each read the whole text. */
export const FORMULA_LINES_MAX = 100;
/** What stands between `[[` and `]]`: two titles at their longest. */
export const LINK_CHARS_MAX = 640;
/** Blocks and inline marks within each other. */
export const NESTING_MAX = 50;
/** What stands between `==` and `==`. */
export const MARKED_CHARS_MAX = 1_000;
