/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const NEED_CHARS_MAX = 1_000;
/** What was asked in an entry is told as open for so long; after that somebody has most likely helped. */
export const ASKED_LATELY_DAYS = 90;
