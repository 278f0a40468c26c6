/** Limits that the screens need too. */
export const QUOTE_CHARS_MAX = 4_000;
export const HIGHLIGHT_NOTE_CHARS_MAX = 5_000;
/** How much of the text before and after a quote is remembered, to tell it from the same words elsewhere. */
export const CONTEXT_CHARS = 48;
/** Of one thing that is kept. */
export const HIGHLIGHTS_MAX = 500;
/** Earlier texts of one thing that is kept; the oldest goes first. */
export const EARLIER_TEXTS_MAX = 5;
