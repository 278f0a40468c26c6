/** Captures settled at once. */
export const SETTLED_AT_ONCE_MAX = 200;
/** A first line of at most so many characters is the title as it is; a longer one is cut for it. */
export const FIRST_LINE_CHARS_MAX = 120;
export const CUT_TITLE_CHARS = 60;
