import {
  type Cells,
  cellsBy,
  nameOf,
  say,
  sayBirthday,
  sayEmail,
  saysSomebody,
  sayWeb,
  tellApart,
} from './contact-parts.ts';
import { cellsOfLine, linesFromStart, separators } from './delimited.ts';
import { fieldLengthMax, rowsMax } from './limits.ts';
import { ADDRESSES, CHATS, EMAILS, PAGES, PHONES, SPOUSES, TITLES } from './outlook-columns.ts';
import { emptyRow, joinGroups, oneLine, type ReadFile, type ReadRow, Rows } from './rows.ts';
import { readTable } from './table.ts';

/**
 * Contacts as Outlook (classic, new, outlook.com) writes them as CSV, and as other programs do for
 * Outlook; English and German titles. Null when the text is something else.
 */
export function readOutlook(text: string): ReadFile | null {
  const separator = separatorOf(text);
  if (separator === null) return null;
  const rows = new Rows();
  const table = readTable(text, { at: 0, separator, recordsMax: rowsMax + 1 });
  const by = cellsBy(table.header);
  table.records.forEach(({ line, cells }, index) => {
    const row = rowOf(by(cells), index + 1);
    if (saysSomebody(row)) rows.add(row);
    else
      rows.problem(
        index + 1,
        'It has neither a name nor an address by which to know anybody.',
        line,
      );
  });
  rows.badLines(table.badLines);
  tellApart(rows.rows);
  return rows.read('outlook-csv', null, 'outlook');
}

function separatorOf(text: string): string | null {
  const [first] = linesFromStart(text, 1);
  const isHeader = (separator: string) => {
    const titles = new Set(
      cellsOfLine(first?.line ?? '', separator).map((cell) => cell.toLowerCase()),
    );
    const has = (names: readonly string[]) => names.some((name) => titles.has(name.toLowerCase()));
    // LinkedIn has names and a company as well, but no numbers and no second address.
    return has(TITLES.first) && has(TITLES.last) && has(EMAILS) && has(PHONES);
  };
  return separators.find(isHeader) ?? null;
}

function rowOf(cell: Cells, position: number): ReadRow {
  const row = emptyRow(position);
  const first = (titles: readonly string[]) => titles.map(cell).find(Boolean) ?? '';
  const all = (titles: readonly string[]) => titles.map(cell).filter(Boolean);
  row.name = nameOf([
    first(TITLES.first),
    first(TITLES.middle),
    first(TITLES.last),
    first(TITLES.suffix),
  ]);
  row.employer = oneLine(first(TITLES.company), fieldLengthMax);
  row.role = oneLine(first(TITLES.role), fieldLengthMax);
  // A company alone is kept under its name.
  row.name ??= nameOf([first(TITLES.nickname) || first(TITLES.company)]);
  joinGroups(row.groups, first(TITLES.groups).split(';'));
  if (first(TITLES.nickname) !== row.name) say(row, 'nickname', first(TITLES.nickname));
  for (const email of all(EMAILS)) if (!sayEmail(row, email)) say(row, 'note', `E-mail: ${email}`);
  for (const phone of all(PHONES)) say(row, 'phone', phone);
  for (const [title, label] of PAGES) sayWeb(row, cell(title), label);
  for (const chat of all(CHATS)) say(row, 'chat', chat);
  for (const spouse of all(SPOUSES)) say(row, 'related', `spouse: ${spouse}`);
  say(row, 'note', first(TITLES.notes));
  sayBirthday(row, first(TITLES.birthday));
  for (const parts of ADDRESSES) say(row, 'address', parts.map(first).filter(Boolean).join(', '));
  return row;
}
