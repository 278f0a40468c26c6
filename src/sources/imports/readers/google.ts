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
import { cellsOfLine, linesFromStart } from './delimited.ts';
import { rowsMax } from './limits.ts';
import { emptyRow, joinGroups, oneLine, type ReadFile, type ReadRow, Rows } from './rows.ts';
import { readTable } from './table.ts';

/** Titles that only one of the two forms of Google's export has. */
const CURRENT = ['first name', 'last name', 'organization name', 'labels'];
const OLDER = ['given name', 'family name', 'group membership'];
/** What Google puts on contacts by itself; the rest are the member's own words. */
const SYSTEM_LABELS = new Set(['mycontacts', 'starred', 'my contacts']);
/** Numbered columns (`E-mail 3 - Value`) beyond this are not looked at. */
const NUMBERED_MAX = 20;
const SEPARATOR = ' ::: ';

/**
 * Google Contacts as CSV: the current form (`First Name`, `Organization Name`, `Labels`) and the older
 * one (`Given Name`, `Organization 1 - Name`, `Group Membership`). Columns are found by title, as
 * numbered groups come and go from file to file. Null when the text is something else.
 */
export function readGoogle(text: string): ReadFile | null {
  const [first] = linesFromStart(text, 1);
  if (!first) return null;
  const titles = new Set(cellsOfLine(first.line, ',').map((cell) => cell.toLowerCase()));
  if (![CURRENT, OLDER].some((form) => form.every((title) => titles.has(title)))) return null;
  const rows = new Rows();
  const table = readTable(text, { at: 0, separator: ',', recordsMax: rowsMax + 1 });
  const by = cellsBy(table.header);
  const count = numbersIn(table.header);
  table.records.forEach(({ line, cells }, index) => {
    const row = rowOf(by(cells), count, index + 1);
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
  return rows.read('google-csv', null, 'google');
}

function numbersIn(header: readonly string[]): number {
  const numbers = header.map((title) => Number(/^\S+(?: \S+)? (\d+) - /.exec(title)?.[1] ?? 0));
  return Math.min(
    NUMBERED_MAX,
    numbers.reduce((most, number) => Math.max(most, number), 0),
  );
}

function rowOf(cell: Cells, count: number, position: number): ReadRow {
  const row = emptyRow(position);
  const part = (...titles: string[]) => titles.map(cell).find(Boolean) ?? '';
  row.name =
    nameOf([
      part('First Name', 'Given Name'),
      part('Middle Name', 'Additional Name'),
      part('Last Name', 'Family Name'),
      part('Name Suffix'),
    ]) ?? nameOf([part('Name', 'File As', 'Nickname')]);
  row.employer = oneLine(values(part('Organization Name', 'Organization 1 - Name'))[0], 300);
  row.role = oneLine(values(part('Organization Title', 'Organization 1 - Title'))[0], 300);
  joinGroups(row.groups, labelsOf(part('Labels', 'Group Membership')));
  for (const nickname of values(part('Nickname')))
    if (nickname !== row.name) say(row, 'nickname', nickname);
  say(row, 'note', cell('Notes'));
  sayBirthday(row, cell('Birthday'));
  for (let number = 1; number <= count; number++) sayNumbered(row, cell, number);
  return row;
}

function sayNumbered(row: ReadRow, cell: Cells, number: number): void {
  const of = (kind: string) => values(cell(`${kind} ${number} - Value`));
  const labelOf = (kind: string) =>
    (cell(`${kind} ${number} - Label`) || cell(`${kind} ${number} - Type`)).replace(/^\* /, '');
  for (const email of of('E-mail')) if (!sayEmail(row, email)) say(row, 'note', `E-mail: ${email}`);
  for (const phone of of('Phone')) say(row, 'phone', phone);
  for (const url of of('Website')) {
    if (!sayWeb(row, url, labelOf('Website'))) say(row, 'note', `Website: ${url}`);
  }
  for (const name of of('Relation')) say(row, 'related', labelled(labelOf('Relation'), name));
  for (const chat of of('IM')) say(row, 'chat', labelled(cell(`IM ${number} - Service`), chat));
  for (const said of of('Custom Field')) say(row, 'note', labelled(labelOf('Custom Field'), said));
  for (const address of values(cell(`Address ${number} - Formatted`))) {
    say(row, 'address', address.split(/[\r\n]+/).join(', '));
  }
}

const labelled = (label: string, value: string): string =>
  label ? `${label.toLowerCase()}: ${value}` : value;

const values = (text: string): string[] =>
  text
    .split(SEPARATOR)
    .map((value) => value.trim())
    .filter(Boolean);

function labelsOf(text: string): string[] {
  const names = values(text).map((label) => ({
    isSystem: label.startsWith('* '),
    name: label.replace(/^\* /, ''),
  }));
  return names.flatMap(({ isSystem, name }) =>
    isSystem && SYSTEM_LABELS.has(name.toLowerCase()) ? [] : [name],
  );
}
