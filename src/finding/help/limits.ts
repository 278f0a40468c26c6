/** Apart from the schema, so that screens need not load that. */
export const HELP_NOTE_CHARS_MAX = 1_000;
/** What a member may have said about one goal. */
export const HELP_PER_GOAL_MAX = 5_000;
/** Read at a time, all goals together: far beyond what anybody says by hand. */
export const HELP_MAX = 100_000;
export const OCCASION_CHARS_MAX = 60;

/** "unsaid" takes an answer back: not to have said is no answer. */
export const HELPED = ['yes', 'partly', 'no'] as const;
export type Helped = (typeof HELPED)[number];
