/** Limits and fixed choices that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const WORDS_CHARS_MAX = 5_000;
export const CRITERIA_MAX = 20;
export const CRITERION_CHARS_MAX = 500;
export const ADDRESS_CHARS_MAX = 2_000;
export const STEP_CHARS_MAX = 300;
export const SATISFACTION_MAX = 5;
export const SATISFACTION_WORDS = ['Not at all', 'A little', 'Partly', 'Rather', 'Very'] as const;
/** Reviews of weeks and goals in one list. */
export const LIST_MAX = 200;

/** Why it went so, what one can change oneself first (Zimmerman's causal attribution). */
export const CAUSES = ['strategy', 'effort', 'people', 'size', 'circumstances'] as const;
export type Cause = (typeof CAUSES)[number];
export const CAUSE_WORDS: Record<Cause, { title: string; description: string }> = {
  strategy: { title: 'The way I went about it', description: 'The steps, the order, the method.' },
  effort: {
    title: 'The time and care I gave it',
    description: 'More or less than I had meant to.',
  },
  people: { title: 'The people I asked', description: 'Whom, when, and what I asked them.' },
  size: { title: 'The size of the goal', description: 'Too big, too small, or just right.' },
  circumstances: {
    title: 'Circumstances',
    description: 'What lay outside of your hands: other work, a change, luck.',
  },
};

/** Causes in a row, as they stand within a sentence. */
export const causesInWords = (causes: readonly Cause[]): string =>
  causes
    .map((cause) => CAUSE_WORDS[cause].title)
    .map((title) => `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`)
    .join(', ');

/** What follows from a review; each is carried out. None is better than another. */
export const DECISIONS = ['strategy', 'people', 'goal', 'continue', 'park', 'met'] as const;
export type DecisionKind = (typeof DECISIONS)[number];
export const DECIDED_WORDS: Record<DecisionKind, string> = {
  strategy: 'Changed the way of going about it',
  people: 'Looked for other people',
  goal: 'Changed the goal',
  continue: 'Went on as before',
  park: 'Parked the goal',
  met: 'Said that it is met',
};

export const REACHED = ['yes', 'partly', 'not-yet'] as const;
export type Reached = (typeof REACHED)[number];
export const REACHED_WORDS: Record<Reached, string> = {
  yes: 'Yes',
  partly: 'Partly',
  'not-yet': 'Not yet',
};
