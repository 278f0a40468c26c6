/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WORDS_CHARS_MAX = 500;
export const TOOL_CHARS_MAX = 60;
export const MINUTES_MAX = 24 * 60;
export const PEOPLE_MAX = 50;
/** Behaviours in one answer; `next` leads on. */
export const LIST_MAX = 50;
/** How many of its latest behaviours a cell of the map brings along. */
export const LATEST_MAX = 3;
