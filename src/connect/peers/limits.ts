/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const REQUEST_CHARS_MAX = 2_000;
/** After so long without a yes a request is over. A no and no answer look alike to whoever asked. */
export const REQUEST_DAYS = 10;
/** The same member is not asked again before this. */
export const AGAIN_DAYS = 30;
/** What one member may send in thirty days: help is asked of few. */
export const SENT_PER_MONTH_MAX = 10;
