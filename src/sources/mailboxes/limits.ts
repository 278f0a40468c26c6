/** What a mailbox may bring. Apart from the schema, so that screens need not load that. */
export const MAILBOXES_MAX = 5;
/** Writers of newsletters that are told of a mailbox; those beyond can be named by hand. */
export const SENDERS_MAX = 500;
export const FOLDERS_MAX = 200;
export const HOST_CHARS_MAX = 253;
export const USER_CHARS_MAX = 200;
export const PASSWORD_CHARS_MAX = 1_000;
export const FOLDER_CHARS_MAX = 300;
export const WHO_CHARS_MAX = 320;
/** How far back the first look goes, in days and in letters: an old mailbox holds a hundred thousand. */
export const FIRST_DAYS = 90;
export const FIRST_LETTERS_MAX = 500;
/** Letters of one later look; the next goes on with the rest. */
export const LETTERS_MAX = 2_000;
/** Heads that are asked for, and letters that are stored, at once. */
export const LETTERS_AT_ONCE = 25;
/** What of a letter is read. Its text stands at the beginning, what is attached behind it. */
export const LETTER_BYTES_MAX = 3_000_000;
/** Of a letter to oneself: the address to keep, before that with the counter in front of it, and what is said of it. */
export const ADDRESS_CHARS_MAX = 2_000;
export const COUNTED_ADDRESS_CHARS_MAX = 8_000;
export const TAKEAWAY_CHARS_MAX = 10_000;
export const READ_EVERY_MS = 30 * 60 * 1000;
/** A look that takes longer is broken off; the next goes on where it stopped. */
export const LOOK_MS_MAX = 5 * 60 * 1000;
/** To find out whether a mailbox lets one in. */
export const KNOCK_MS_MAX = 45_000;
/** How long a disconnection can be undone. Then the password is erased. */
export const UNDO_MS = 10 * 60 * 1000;
/** Ports that providers name: where they speak TLS at once, and where they begin without. */
export const TLS_PORT = 993;
export const PLAIN_PORT = 143;
