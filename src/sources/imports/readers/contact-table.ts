import { saysSomebody, tellApart } from './contact-parts.ts';
import { keepColumn } from './kept-lines.ts';
import { rowsMax } from './limits.ts';
import {
  emptyRow,
  type ReadFile,
  type ReadFormat,
  type ReadRow,
  Rows,
  type WholeList,
} from './rows.ts';
import { readTable, type Table } from './table.ts';

/** How one program's contacts are read, once its header is known. */
export interface ContactReading {
  /** Says of a record what has a place of its own in the directory. */
  fill(row: ReadRow, cells: readonly string[]): void;
  /** Columns that `fill` looks at. */
  taken: ReadonlySet<number>;
  /** Columns that tell nothing of a person. */
  ignored: ReadonlySet<number>;
}

export interface ContactProgram {
  separator: string;
  format: ReadFormat;
  list: WholeList;
  reading(header: readonly string[]): ContactReading;
}

/**
 * A table of contacts. What no place of the directory is for is kept with the person under its title;
 * what is not kept is said, column by column.
 */
export function readContacts(text: string, program: ContactProgram): ReadFile {
  const table = readTable(text, { at: 0, separator: program.separator, recordsMax: rowsMax + 1 });
  const reading = program.reading(table.header);
  const rows = new Rows();
  const filled = table.records.map(({ line, cells }, index) => {
    const row = emptyRow(index + 1);
    reading.fill(row, cells);
    return { row, line, cells };
  });
  // Which columns are left over is known when all are looked through.
  const rest = restOf(table, reading);
  for (const { row, line, cells } of filled) {
    for (const { title, at } of rest) keepColumn(row, title, cells[at] ?? '');
    if (saysSomebody(row)) rows.add(row);
    else rows.problem(row.position, NOBODY, line);
  }
  rows.badLines(table.badLines);
  sayIgnored(table, { rows, ignored: reading.ignored });
  tellApart(rows.rows);
  return rows.read(program.format, null, program.list);
}

const NOBODY = 'It has neither a name nor an address by which to know anybody.';

/** Columns that nobody looked at, with their titles. */
function restOf({ header }: Table, { taken, ignored }: ContactReading) {
  return header.flatMap((title, at) =>
    title === '' || taken.has(at) || ignored.has(at) ? [] : [{ title, at }],
  );
}

function sayIgnored(
  { header, records }: Table,
  { rows, ignored }: { rows: Rows; ignored: ReadonlySet<number> },
): void {
  const filled = [...ignored].filter((at) => records.some(({ cells }) => cells[at]?.trim()));
  if (filled.length === 0) return;
  const titles = filled.map((at) => header[at]).join(', ');
  const [which, it] =
    filled.length === 1 ? ['This column was', 'it'] : ['These columns were', 'them'];
  rows.problem(null, `${which} not taken, as Kith has no use for ${it}: ${titles}.`);
}
