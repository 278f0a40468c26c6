import papaparse from 'papaparse';
import { passageCell } from '../highlights/passage-cell.ts';
import type { ExportedItem } from './keeps.ts';

const COLUMNS = [
  'url',
  'title',
  'source',
  'author',
  'published',
  'kept',
  'goal',
  'tags',
  'takeaway',
  'highlights',
];

/** What is kept as a table, a row each. */
export async function* tableOf(items: AsyncIterable<ExportedItem>): AsyncGenerator<string> {
  yield rowOf(COLUMNS);
  for await (const item of items) yield rowOf(cellsOf(item).map(guarded));
}

const rowOf = (cells: readonly string[]): string =>
  `${papaparse.unparse([[...cells]], { newline: '\r\n' })}\r\n`;

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

const cellsOf = (item: ExportedItem): string[] => [
  item.url ?? '',
  item.title,
  item.source,
  item.author ?? '',
  iso(item.publishedAt),
  iso(item.createdAt),
  item.goal ?? '',
  item.tags.map((tag) => tag.replace(/[;,|]/gu, ' ')).join('; '),
  item.takeaway,
  item.highlights.map(passageCell).join('\n\n'),
];

/** A spreadsheet would take it for a formula and run it. */
const guarded = (cell: string): string => (/^'*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);
