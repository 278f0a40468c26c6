/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const OPENER_CHARS_MAX = 5_000;
export const OUTCOME_CHARS_MAX = 5_000;
export const GIVES_MAX = 5;
/** Stands in an opener where a fact is missing, for the member to fill in. */
export const BLANK = '…';
