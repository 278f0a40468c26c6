/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WHY_CHARS_MAX = 2_000;
export const OUTCOME_CHARS_MAX = 5_000;
/** What our story calls an introduction that was made. */
export const INTRODUCED = 'Introduced to each other';
