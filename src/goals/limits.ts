/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const QUESTIONS_MAX = 12;
export const QUESTION_CHARS_MAX = 300;
export const TEXT_CHARS_MAX = 10_000;
/** A cue, an action, a name: one sentence. */
export const SENTENCE_CHARS_MAX = 500;
/** A pasted advert or review. */
export const PASTED_CHARS_MAX = 20_000;
export const MINUTES_PER_WEEK_MAX = 7 * 24 * 60;
/** A goal, its parts and their parts: deeper than this nobody finds their way. */
export const GOAL_LEVELS_MAX = 4;
/** Members whom a goal is shown to by name; for more there is the audience `members`. */
export const READERS_MAX = 50;

/** What is said, by the server and on screen, where a goal is to rest or be met without a word. */
export const WHY_IT_RESTS =
  'Say in a word why it rests, such as “No time now”, for when you come back to it.';
export const WHAT_SHOWS_IT =
  'Say what shows that you can do it: what happened, or which of the things you wanted to see you have seen.';
