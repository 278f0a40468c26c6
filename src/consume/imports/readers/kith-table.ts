import type { RawHighlight, RawItem } from './item.ts';

/** A row of Kith's own table, as it went out. */
export function kithRow(guarded: Record<string, string>): RawItem {
  const row = Object.fromEntries(
    Object.entries(guarded).map(([name, cell]) => [name, unguarded(cell)]),
  );
  return {
    url: row.url,
    title: row.title,
    source: row.source,
    author: row.author,
    takeaway: row.takeaway,
    tags: (row.tags ?? '').split(';'),
    keptAt: row.kept,
    publishedAt: row.published,
    highlights: passagesIn(row.highlights ?? ''),
  };
}

/** Without the mark that keeps a spreadsheet from taking it for a formula. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/u, '');

/** `“Passage” (page 3) note`, parted by empty lines, of which a note may have some of its own. */
const passagesIn = (cell: string): RawHighlight[] =>
  cell.split(/\n\n(?=“)/u).flatMap((one) => {
    const end = endOfQuote(one);
    if (end < 0) return [];
    const [page = '', number] = /^ \(page (\d{1,5})\)/u.exec(one.slice(end + 1)) ?? [];
    return {
      exact: one.slice(1, end),
      note: one.slice(end + 1 + page.length),
      page: number === undefined ? null : Number(number),
    };
  });

/** Where a passage in quotation marks ends, which may have some within; the last where they do not fit. */
function endOfQuote(words: string): number {
  if (!words.startsWith('“')) return -1;
  let deep = 0;
  for (const { 0: mark, index } of words.matchAll(/[“”]/gu)) {
    deep += mark === '“' ? 1 : -1;
    if (deep === 0) return index;
  }
  return words.lastIndexOf('”');
}
