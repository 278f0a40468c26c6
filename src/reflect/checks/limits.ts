/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const CHECK_CHARS_MAX = 300;
/** Days of a goal that are read: ten years, one a day. */
export const CHECKS_MAX = 3660;
