/** Of a title, so many words are learnt from. */
export const WORDS_OF_TITLE_MAX = 6;
export const WORD_LETTERS_MIN = 4;
export const SHORT_MINUTES_MAX = 3;
export const LONG_MINUTES_MIN = 10;
export const WISHES_MAX = 2_000;
export const TRAITS_SHOWN_MAX = 200;
/** How long a reset can be undone. Then what was learnt is erased. */
export const UNDO_MS = 10 * 60 * 1000;
