/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const TITLE_CHARS_MAX = 300;
export const TEXT_CHARS_MAX = 100_000;
/** Notes in one answer. Older ones are found by searching. */
export const LIST_MAX = 200;
