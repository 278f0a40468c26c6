/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const STEP_CHARS_MAX = 500;
export const CUE_CHARS_MAX = 300;
export const METHOD_CHARS_MAX = 1_000;
export const TOOL_CHARS_MAX = 200;
export const ADDRESS_CHARS_MAX = 2_000;
/** A plan with more is several plans; also what one answer shows. */
export const STEPS_PER_GOAL_MAX = 200;
