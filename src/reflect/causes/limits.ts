/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const SITUATION_CHARS_MAX = 1_000;
export const PEOPLE_SHOWN_MAX = 6;
export const GOALS_SHOWN_MAX = 4;
