const MEGABYTE = 1024 * 1024;

/** What one vault may hold; more is refused, or left out with a sentence that says so. */
export const VAULT_BYTES_MAX = 100 * MEGABYTE;
/** All of an archive unpacked. */
export const UNPACKED_BYTES_MAX = 600 * MEGABYTE;
/** Text seldom packs to less than a tenth; archives made to fill a disk pack a thousandfold. */
export const UNPACKED_RATIO_MAX = 100;
/** From this size on the ratio is looked at. */
export const RATIO_FROM_BYTES = 50 * MEGABYTE;
export const FILES_MAX = 60_000;
/** Archives within the archive, as Notion makes for large workspaces. */
export const INNER_ARCHIVES_MAX = 20;
export const INNER_BYTES_MAX = 200 * MEGABYTE;
export const NOTE_FILE_BYTES_MAX = 8 * MEGABYTE;
export const MATTER_CHARS_MAX = 64 * 1024;
export const ALIASES_MAX = 50;
export const PATH_CHARS_MAX = 1_000;
export const PROBLEMS_MAX = 500;
/** Targets of links that lead nowhere, remembered for each note. */
export const LOST_LINKS_MAX = 50;
export const DATABASE_ROWS_MAX = 2_000;
/** Notes and attachments that are handed on together by the reading thread. */
export const PART_BYTES_MAX = 4 * MEGABYTE;
export const PART_NOTES_MAX = 200;
