/** What of a folder Kith can bring in: notes, tables of Notion, pictures. Of other files it needs the name. */
export const isBroughtIn = (path: string): boolean =>
  /\.(?:md|markdown|csv|png|jpe?g|gif|webp|avif)$/i.test(path);

/**
 * The moment to write into an archive, whose clock has no zone: packed by us it shows UTC, as which
 * it is read.
 */
export const onArchiveClock = (at: number): number =>
  at + new Date(at).getTimezoneOffset() * 60_000;
