/** Limits that the screens need too. */
export const PDF_MB_MAX = 30;
export const PDF_BYTES_MAX = PDF_MB_MAX * 1024 * 1024;
/** Pages of one PDF whose text is read. */
export const PAGES_MAX = 2_000;
/** As much text, written as HTML, as is kept of one PDF: a book of some 400 pages. What goes in and out of a list holds no more. */
export const PDF_HTML_CHARS_MAX = 900_000;
export const FILE_NAME_CHARS_MAX = 200;

export const pageWords = (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`);

/** Why one cannot go to a page; null where one can, or none is named. */
export function pageProblem(
  page: number | null,
  { last, count }: { last: number; count: number },
): string | null {
  if (page === null || (Number.isInteger(page) && page >= 1 && page <= last)) return null;
  if (page > last && page <= count) return `Page ${page} is not here, only pages 1 to ${last} are.`;
  return `It has pages 1 to ${count}.`;
}
