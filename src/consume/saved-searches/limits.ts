export const SAVED_SEARCHES_MAX = 50;
export const NAME_CHARS_MAX = 80;
/** How long one that was deleted can come back. Then it is erased. */
export const UNDO_MS = 10 * 60 * 1000;
