/** Limits and fixed choices that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WORDS_CHARS_MAX = 5_000;
export const CRITERIA_MAX = 20;
export const CRITERION_CHARS_MAX = 500;
export const ADDRESS_CHARS_MAX = 2_000;
export const STEP_CHARS_MAX = 300;
export const SATISFACTION_MAX = 5;
/** Reviews of weeks and goals in one list. */
export const LIST_MAX = 200;

/** Why it went so, what one can change oneself first (Zimmerman's causal attribution). */
export const CAUSES = ['strategy', 'effort', 'people', 'size', 'circumstances'] as const;
export type Cause = (typeof CAUSES)[number];

/** What follows from a review; each is carried out. None is better than another. */
export const DECISIONS = ['strategy', 'people', 'goal', 'continue', 'park', 'met'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

export const REACHED = ['yes', 'partly', 'not-yet'] as const;
export type Reached = (typeof REACHED)[number];
