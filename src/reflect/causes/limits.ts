/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const SITUATION_CHARS_MAX = 1_000;
export const ALSO_MAX = 8;
export const GOALS_SHOWN_MAX = 4;
/** Asked at once: enough to see whether it was not only you, few enough that each is asked in earnest. */
export const TOGETHER_MAX = 3;
/** Below so many it is no shared ask, and becomes a move. */
export const TOGETHER_MIN = 2;
/** Proposed for the day on which an ask closes: time enough to answer in peace. */
export const CLOSES_AFTER_DAYS = 10;
