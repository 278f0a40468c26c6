/** More than anybody reads in a day. */
export const ENTRIES_SHOWN_MAX = 100;
