/** Limits and words that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const QUESTION_CHARS_MAX = 1_000;
export const TRIED_CHARS_MAX = 3_000;
export const HOPED_CHARS_MAX = 1_000;
export const MESSAGE_CHARS_MAX = 8_000;
export const TOLD_CHARS_MAX = 5_000;
/** One alone carries it all, and more than four feel that somebody else will. */
export const PEOPLE_MIN = 2;
export const PEOPLE_MAX = 4;
/** How often one person is asked within `CAP_DAYS`, over all asks. */
export const ASKS_PER_PERSON_MAX = 2;
export const CAP_DAYS = 30;
/** Proposed for a new ask: time enough to answer in peace. */
export const CLOSES_AFTER_DAYS = 10;
export const OPEN_DAYS_MAX = 90;
/** Answers below which nothing is said about how well the predicted chance fits. */
export const CALIBRATION_ANSWERS_MIN = 10;
/** Days after closing when it is time to say what came of it. */
export const TELL_AFTER_DAYS = 14;

/** Why somebody is asked: what kind of tie, or what they bring. */
export const SLOTS = ['close', 'weak', 'dormant', 'contrasting', 'fit'] as const;
export type Slot = (typeof SLOTS)[number];

export const SLOT_WORDS: Record<Slot, string> = {
  close: 'Close to you',
  weak: 'You hardly know each other',
  dormant: 'You have lost touch',
  contrasting: 'Sees it otherwise',
  fit: 'Knows about it',
};
