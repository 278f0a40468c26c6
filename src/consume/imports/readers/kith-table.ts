import { passagesIn } from '../../highlights/passage-cell.ts';
import type { RawItem } from './item.ts';

/** A row of Kith's own table, as it went out. */
export function kithRow(guarded: Record<string, string>): RawItem {
  const row = Object.fromEntries(
    Object.entries(guarded).map(([name, cell]) => [name, unguarded(cell)]),
  );
  const { takeaway = '', highlights: cell = '' } = row;
  const passages = passagesIn(cell);
  return {
    url: row.url,
    title: row.title,
    source: row.source,
    author: row.author,
    // Words that cannot be told apart stay where somebody can part them.
    takeaway: passages ? takeaway : [takeaway, cell].filter(Boolean).join('\n\n'),
    goal: row.goal,
    tags: (row.tags ?? '').split(';'),
    keptAt: row.kept,
    publishedAt: row.published,
    highlights: passages ?? [],
    problem: passages ? undefined : NO_PASSAGES,
  };
}

const NO_PASSAGES =
  'What was marked in it cannot be told apart, so all of that stands in what you say of it.';

/** Without the mark that keeps a spreadsheet from taking it for a formula. */
const unguarded = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r])/u, '');
