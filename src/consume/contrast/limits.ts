/** What one reads is what one opened of it lately. */
export const READ_DAYS = 90;
/** Of fewer sources, or entries, nobody can say what is usual. */
export const SOURCES_READ_MIN = 3;
export const ENTRIES_OPENED_MIN = 10;
