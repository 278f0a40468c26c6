/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const QUESTIONS_MAX = 12;
export const QUESTION_CHARS_MAX = 300;
export const TEXT_CHARS_MAX = 10_000;
export const MINUTES_PER_WEEK_MAX = 7 * 24 * 60;
