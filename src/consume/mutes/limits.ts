export const MUTES_MAX = 500;
export const WORDS_CHARS_MAX = 200;
/** What a mute kept away is told of so many days. */
export const LATELY_DAYS = 30;
/** How long a mute that was lifted can come back. Then it is erased. */
export const UNDO_MS = 10 * 60 * 1000;
