import { PDF_HTML_CHARS_MAX } from '../pdf/limits.ts';

const MEGABYTE = 1024 * 1024;

/** What one list may hold; more is refused, or left out with a sentence that says so. */
export const LIST_BYTES_MAX = 40 * MEGABYTE;
/** All of an archive unpacked. */
export const UNPACKED_BYTES_MAX = 300 * MEGABYTE;
/** Text seldom packs to less than a tenth; archives made to fill a disk pack a thousandfold. */
export const UNPACKED_RATIO_MAX = 100;
export const RATIO_FROM_BYTES = 20 * MEGABYTE;
export const FILES_MAX = 60_000;
export const ITEMS_MAX = 20_000;
export const PROBLEMS_MAX = 200;
/** What one says of one page, in one line of the list. */
export const SAID_CHARS_MAX = 200_000;
/** The text of one page or PDF that came along. */
export const HTML_CHARS_MAX = PDF_HTML_CHARS_MAX;
/** All texts that come along with one list. */
export const HTML_CHARS_ALL_MAX = 100_000_000;
export const TITLE_CHARS_MAX = 500;
export const GOAL_CHARS_MAX = 500;
export const NAME_CHARS_MAX = 200;
/** Items of one page of a preview. */
export const ITEMS_AT_ONCE = 100;
