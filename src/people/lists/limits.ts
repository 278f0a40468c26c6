/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const LIST_NAME_CHARS_MAX = 100;
export const LISTS_MAX = 500;
/** A list that fills itself is counted by going through everybody: so many of them, by name, are when all lists are asked for. */
export const FILLING_COUNTED_MAX = 12;
/** People put on a list, or taken off it, in one request. */
export const LISTED_AT_ONCE_MAX = 1_000;
