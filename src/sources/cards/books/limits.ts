/** What an account may bring. Apart from the schema, so that screens need not load that. */
export const ACCOUNTS_MAX = 10;
export const BOOKS_MAX = 1_000;
export const CARDS_MAX = 50_000;
/** Cards asked for at once: an answer of some megabytes. */
export const CARDS_AT_ONCE = 100;
export const URL_CHARS_MAX = 2_000;
export const USER_CHARS_MAX = 200;
export const PASSWORD_CHARS_MAX = 1_000;
/** How often an address book is looked at by itself. */
export const READ_EVERY_MS = 24 * 60 * 60 * 1000;
/** How long a disconnection can be undone. Then the password is erased. */
export const UNDO_MS = 10 * 60 * 1000;
