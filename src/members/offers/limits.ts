/** Limits that the screens need too; apart, so that a screen does not carry the schemas with it. */
export const TOPICS_MAX = 10;
export const TOPIC_CHARS_MAX = 120;
export const ASKS_PER_MONTH_MAX = 30;
export const ASKS_PER_MONTH_USUAL = 3;
export const LANGUAGES_MAX = 8;
export const LANGUAGE_CHARS_MAX = 40;
export const CHANNEL_CHARS_MAX = 120;
export const CONTACT_CHARS_MAX = 300;
