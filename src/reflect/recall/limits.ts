/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const QUESTION_CHARS_MAX = 1_000;
export const ANSWER_CHARS_MAX = 10_000;
/** Questions on one note. More would ask for the note by heart. */
export const PER_NOTE_MAX = 50;
export const PER_DAY_MAX = 50;
export const PER_DAY_DEFAULT = 10;
/** Days since one last saw the answer after which "how sure are you?" says something. */
export const CONFIDENCE_AFTER_DAYS = 2;
/** Answers with a confidence below which nothing is said about how well the two agree. */
export const CALIBRATION_ANSWERS_MIN = 10;
