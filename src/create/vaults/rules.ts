/** What of a folder Kith can bring in: notes, tables of Notion, pictures. Of other files it needs the name. */
export const isBroughtIn = (path: string): boolean =>
  /\.(?:md|markdown|csv|png|jpe?g|gif|webp|avif)$/i.test(path);
