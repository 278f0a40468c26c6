/** What is sent and kept at most where a host has set up a model that writes (decisions/0072). */

/** Of a text that is summarised; what is longer is cut at the end of a sentence, and that is said. */
export const SUMMARY_CHARS_MAX = 24_000;
/** Of a text that is translated; what is longer is cut between two paragraphs, and that is said. */
export const TRANSLATION_CHARS_MAX = 60_000;
/** Of one request: a small model loses its thread in more. */
export const REQUEST_CHARS_MAX = 2_000;
/** A longer paragraph is cut where sentences end, into parts for one request each. */
export const PARAGRAPH_CHARS_MAX = 6_000;
/** Of a summary that is shown. */
export const SUMMARY_SHOWN_CHARS_MAX = 3_000;
/** As many as all models may write, most thoughts included. */
export const TOKENS_MAX = 4_000;
/** Within so long a member asks for at most so many as the host has set. */
export const ASKED_WITHIN_MS = 24 * 60 * 60 * 1000;

/** How long one that was removed can come back. Then it is erased. */
export const UNDO_MS = 10 * 60 * 1000;

/** In which summaries and translations are to be had; ISO 639. */
// biome-ignore format: a list
export const LANGUAGES = [
  'ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'nl',
  'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th', 'tr', 'uk', 'vi', 'zh',
] as const;
