import { dayOf } from './dates.ts';
import { cellsOfLine, isEmail, linesFromStart, records, separators } from './delimited.ts';
import { emailLengthMax, fieldLengthMax, nameLengthMax, rowsMax } from './limits.ts';
import { type Column, type Columns, columnsByShape, columnsOfHeader } from './linkedin-columns.ts';
import { emptyRow, oneLine, type ReadFile, type ReadRow, Rows, webAddress } from './rows.ts';
import { readTable } from './table.ts';

const headerWithinLines = 60;
const sampleRecords = 50;

interface Layout {
  columns: Columns;
  separator: string;
  /** Where the header, or the first record, starts in the text. */
  at: number;
  hasHeader: boolean;
}

/**
 * LinkedIn's `Connections.csv`: notes, a header in the language of the account, connections.
 * Null when the text is something else.
 */
export function readLinkedin(text: string): ReadFile | null {
  const layout = layoutByHeader(text) ?? layoutByShape(text);
  if (!layout) return null;
  const rows = new Rows();
  readConnections(text, layout, rows);
  return rows.read('linkedin-csv', null, 'linkedin');
}

/** The same as part of an archive: its rows and problems go to the others. Says whether there were any. */
export function addConnections(text: string, rows: Rows): boolean {
  const layout = layoutByHeader(text) ?? layoutByShape(text);
  if (layout) readConnections(text, layout, rows);
  return layout !== null;
}

function readConnections(text: string, layout: Layout, rows: Rows): void {
  const table = readTable(text, { ...layout, recordsMax: rowsMax + 2 });
  const body = table.records.map(({ cells }) => cells);
  if (!layout.hasHeader) body.unshift(table.header);
  let nameless = 0;
  let undated = 0;
  body.forEach((cells, index) => {
    const row = rowOf(cells, layout.columns, index + 1);
    if (!row) {
      nameless++;
      return;
    }
    if (!row.connectedOn && cellAt(cells, layout.columns, 'connected')) undated++;
    rows.add(row);
  });
  rows.badLines(table.badLines);
  if (nameless > 0) {
    rows.problem(
      null,
      `${nameless} connections have neither name nor address, as LinkedIn writes for closed accounts; they were left out.`,
    );
  }
  if (undated > 0) {
    rows.problem(
      null,
      `${undated} connections have a date that cannot be read for certain; it was left empty.`,
    );
  }
}

function layoutByHeader(text: string): Layout | null {
  for (const { line, at } of linesFromStart(text, headerWithinLines)) {
    for (const separator of separators) {
      const columns = columnsOfHeader(cellsOfLine(line, separator));
      const hasNames = columns.first !== undefined && columns.last !== undefined;
      const hasWork = columns.company !== undefined && columns.position !== undefined;
      const hasOrigin = columns.url !== undefined || columns.connected !== undefined;
      if (hasNames && hasWork && hasOrigin) return { columns, separator, at, hasHeader: true };
    }
  }
  return null;
}

function layoutByShape(text: string): Layout | null {
  for (const separator of separators) {
    for (const { line, at } of linesFromStart(text, headerWithinLines)) {
      // The first line with a profile is a connection; the header is what stands above.
      if (!/linkedin\.com\/in\//i.test(line)) continue;
      const columns = columnsByShape(records(text.slice(at), separator, sampleRecords));
      if (columns) return { columns, separator, at, hasHeader: false };
      break;
    }
  }
  return null;
}

function cellAt(cells: string[], columns: Columns, column: Column): string {
  const index = columns[column];
  return (index === undefined ? '' : (cells[index] ?? '')).trim();
}

function rowOf(cells: string[], columns: Columns, position: number): ReadRow | null {
  const cell = (column: Column) => cellAt(cells, columns, column);
  const row = emptyRow(position);
  row.name = oneLine(`${cell('first')} ${cell('last')}`, nameLengthMax);
  row.profileUrls = linkedinProfile(cell('url'));
  if (!row.name && row.profileUrls.length === 0) return null;
  const email = cell('email').toLowerCase();
  if (email.length <= emailLengthMax && isEmail(email)) row.emails = [email];
  row.employer = oneLine(cell('company'), fieldLengthMax);
  row.role = oneLine(cell('position'), fieldLengthMax);
  row.connectedOn = dayOf(cell('connected'));
  return row;
}

/** LinkedIn writes one profile in many ways (country hosts, tracking); the slug is what stays. */
export function linkedinProfile(given: string): string[] {
  const url = webAddress(given);
  if (!url) return [];
  const slug = /^https?:\/\/(?:[\w-]+\.)?linkedin\.com\/in\/([^/?#]+)/i.exec(url)?.[1];
  return [slug ? `https://www.linkedin.com/in/${slug.toLowerCase()}` : url];
}
