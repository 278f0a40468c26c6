/** Limits that the screens need too. */
export const TAKEAWAY_CHARS_MAX = 10_000;
export const TAGS_MAX = 30;
export const TAG_CHARS_MAX = 60;
export const URL_CHARS_MAX = 2_000;
export const SEARCH_CHARS_MAX = 200;
/** Lines of one page of the library. */
export const KEEPS_AT_ONCE = 50;
export const KEEPS_MAX = 20_000;
/** Things that are changed at once. */
export const BULK_MAX = 200;
