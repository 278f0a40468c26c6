import { say, sayBirthday, sayEmail, sayWeb } from './contact-parts.ts';
import { type ContactReading, readContacts } from './contact-table.ts';
import { linesFromStart, records, separators } from './delimited.ts';
import { addressValue, keepKind, sayAnniversary, sayDepartment, sayName } from './kept-lines.ts';
import { fieldLengthMax } from './limits.ts';
import { type OutlookColumns, outlookColumns } from './outlook-columns.ts';
import { joinGroups, oneLine, type ReadFile, type ReadRow } from './rows.ts';

/**
 * Contacts as Outlook (classic, new, outlook.com) writes them as CSV, and as other programs do for
 * Outlook, in the languages of `outlook-titles.ts`. Null when the text is something else.
 */
export function readOutlook(text: string): ReadFile | null {
  const separator = separators.find((one) => outlookColumns(headerOf(text, one)) !== null);
  if (separator === undefined) return null;
  return readContacts(text, { separator, format: 'outlook-csv', list: 'outlook', reading });
}

function headerOf(text: string, separator: string): string[] {
  const [first] = linesFromStart(text, 1);
  return (records(first?.line ?? '', separator, 1)[0] ?? []).map((title) => title.trim());
}

function reading(header: readonly string[]): ContactReading {
  const columns = outlookColumns(header);
  if (!columns) throw new Error('a header that was recognised is not any more');
  const { technical, ...told } = columns;
  return {
    fill: (row, cells) => fill(row, columns, cells),
    taken: new Set(Object.values(told).flat(2)),
    ignored: new Set(technical),
  };
}

function fill(row: ReadRow, columns: OutlookColumns, cells: readonly string[]): void {
  const all = (places: readonly number[]) =>
    places.map((at) => (cells[at] ?? '').trim()).filter(Boolean);
  const first = (places: readonly number[]) => all(places)[0] ?? '';
  row.employer = oneLine(first(columns.company), fieldLengthMax);
  row.role = oneLine(first(columns.role), fieldLengthMax);
  sayName(row, {
    prefix: first(columns.prefix),
    first: first(columns.first),
    middle: first(columns.middle),
    last: first(columns.last),
    suffix: first(columns.suffix),
  });
  // A company alone is kept under its name.
  row.name ??= oneLine(first(columns.nickname), fieldLengthMax) ?? row.employer;
  sayDepartment(row, first(columns.department));
  joinGroups(row.groups, first(columns.groups).split(';'));
  if (first(columns.nickname) !== row.name) say(row, 'nickname', first(columns.nickname));
  // How Exchange calls a colleague inside: no mail gets there, and nobody can read it.
  // What begins so is how Exchange calls a colleague inside: no mail gets there, and nobody can read it.
  for (const email of all(columns.emails))
    if (!/^\/o=/i.test(email) && !sayEmail(row, email)) say(row, 'note', `E-mail: ${email}`);
  sayPhones(row, columns, all);
  for (const page of all(columns.ownPages)) sayWeb(row, page, 'home');
  for (const page of all(columns.pages)) sayWeb(row, page);
  for (const page of all(columns.workPages)) sayWeb(row, page, 'work');
  for (const chat of all(columns.chats)) say(row, 'chat', chat);
  for (const spouse of all(columns.spouse)) say(row, 'related', `spouse: ${spouse}`);
  for (const hobby of all(columns.hobby)) say(row, 'interest', hobby);
  say(row, 'note', first(columns.notes));
  sayBirthday(row, first(columns.birthday));
  sayAnniversary(row, { given: first(columns.anniversary), label: '' });
  sayAddresses(row, columns, first);
}

type All = (places: readonly number[]) => string[];

function sayPhones(row: ReadRow, columns: OutlookColumns, all: All): void {
  const kinds: [places: number[], label: string][] = [
    [columns.phones, ''],
    [columns.mobile, 'mobile'],
    [columns.work, 'work'],
    [columns.home, 'home'],
    [columns.workFax, 'work fax'],
    [columns.homeFax, 'home fax'],
  ];
  for (const [places, label] of kinds)
    for (const phone of all(places)) {
      say(row, 'phone', phone);
      keepKind(row, { property: 'TEL', value: oneLine(phone, fieldLengthMax) ?? '', label });
    }
}

function sayAddresses(
  row: ReadRow,
  columns: OutlookColumns,
  first: (places: readonly number[]) => string,
): void {
  const kinds: [parts: number[][], label: string][] = [
    [columns.workAddress, 'work'],
    [columns.homeAddress, 'home'],
    [columns.otherAddress, ''],
  ];
  for (const [parts, label] of kinds) {
    const address = parts.map(first).filter(Boolean).join(', ');
    if (address === '') continue;
    say(row, 'address', address);
    keepKind(row, { property: 'ADR', value: addressValue(address), label });
  }
}
