/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const TITLE_CHARS_MAX = 300;
/** A note of 50,000 words has some 300,000 characters. */
export const TEXT_CHARS_MAX = 500_000;
/** Notes in one answer. Older ones are found by searching. */
export const LIST_MAX = 200;
export const TAGS_MAX = 30;
export const TAG_CHARS_MAX = 60;
export const SOURCE_URL_CHARS_MAX = 2_000;
export const PERSONS_MAX = 20;
