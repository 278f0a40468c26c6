import {
  type Cells,
  cellsBy,
  nameOf,
  say,
  sayBirthday,
  sayEmail,
  sayWeb,
} from './contact-parts.ts';
import { type ContactReading, readContacts } from './contact-table.ts';
import { cellsOfLine, linesFromStart } from './delimited.ts';
import { addressValue, keepKind, sayAnniversary, sayDepartment, sayName } from './kept-lines.ts';
import { fieldLengthMax } from './limits.ts';
import { joinGroups, oneLine, type ReadFile, type ReadRow } from './rows.ts';

/** Titles that only one of the two forms of Google's export has. */
const CURRENT = ['first name', 'last name', 'organization name', 'labels'];
const OLDER = ['given name', 'family name', 'group membership'];
/** What Google puts on contacts by itself; the rest are the member's own words. */
const SYSTEM_LABELS = new Set(['mycontacts', 'starred', 'my contacts']);
/** Numbered columns (`E-mail 3 - Value`) beyond this are not looked at. */
const NUMBERED_MAX = 20;
const SEPARATOR = ' ::: ';

/** What Google makes of the rest, or keeps elsewhere. */
const IGNORED = new Set(['photo', 'file as', 'initials']);

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
  return readContacts(text, { separator: ',', format: 'google-csv', list: 'google', reading });
}

function reading(header: readonly string[]): ContactReading {
  const taken = new Set<number>();
  const by = cellsBy(header, taken);
  const count = numbersIn(header);
  const ignored = new Set(
    header.flatMap((title, at) => (IGNORED.has(title.toLowerCase()) ? at : [])),
  );
  return { fill: (row, cells) => fill(row, by(cells), count), taken, ignored };
}

function numbersIn(header: readonly string[]): number {
  const numbers = header.map((title) => Number(/^\S+(?: \S+)? (\d+) - /.exec(title)?.[1] ?? 0));
  return Math.min(
    NUMBERED_MAX,
    numbers.reduce((most, number) => Math.max(most, number), 0),
  );
}

function fill(row: ReadRow, cell: Cells, count: number): void {
  const part = (...titles: string[]) => titles.map(cell).find(Boolean) ?? '';
  const one = (...titles: string[]) => values(part(...titles))[0] ?? '';
  row.employer = oneLine(one('Organization Name', 'Organization 1 - Name'), fieldLengthMax);
  row.role = oneLine(one('Organization Title', 'Organization 1 - Title'), fieldLengthMax);
  sayName(row, {
    prefix: part('Name Prefix'),
    first: part('First Name', 'Given Name'),
    middle: part('Middle Name', 'Additional Name'),
    last: part('Last Name', 'Family Name'),
    suffix: part('Name Suffix'),
  });
  // The whole name is looked at even where its parts are there, so that it is not said to be left out.
  const whole = cell('Name');
  row.name ??= nameOf([whole || part('File As', 'Nickname')]);
  // A company alone is kept under its name.
  row.name ??= nameOf([row.employer ?? '']);
  sayDepartment(row, one('Organization Department', 'Organization 1 - Department'));
  joinGroups(row.groups, labelsOf(part('Labels', 'Group Membership')));
  for (const nickname of values(part('Nickname')))
    if (nickname !== row.name) say(row, 'nickname', nickname);
  for (const hobby of values(part('Hobby'))) say(row, 'interest', hobby);
  say(row, 'note', cell('Notes'));
  sayBirthday(row, cell('Birthday'));
  for (let number = 1; number <= count; number++) {
    sayNumbered(row, cell, number);
    sayPlaces(row, cell, number);
  }
}

const labelOf = (cell: Cells, kind: string, number: number): string => {
  const [label, type] = [cell(`${kind} ${number} - Label`), cell(`${kind} ${number} - Type`)];
  return (label || type).replace(/^\* /, '');
};

function sayNumbered(row: ReadRow, cell: Cells, number: number): void {
  const told = (kind: string) => ({
    label: labelOf(cell, kind, number),
    all: values(cell(`${kind} ${number} - Value`)),
  });
  const [emails, phones, sites] = [told('E-mail'), told('Phone'), told('Website')];
  for (const email of emails.all) {
    if (sayEmail(row, email))
      keepKind(row, { property: 'EMAIL', value: email.toLowerCase(), label: emails.label });
    else say(row, 'note', `E-mail: ${email}`);
  }
  for (const phone of phones.all) {
    say(row, 'phone', phone);
    keepKind(row, {
      property: 'TEL',
      value: oneLine(phone, fieldLengthMax) ?? '',
      label: phones.label,
    });
  }
  // The older form has a backslash before the colon.
  for (const url of sites.all.map((one) => one.replace('\\:', ':')))
    if (!sayWeb(row, url, sites.label)) say(row, 'note', `Website: ${url}`);
  const [relations, events, others] = [told('Relation'), told('Event'), told('Custom Field')];
  for (const name of relations.all) say(row, 'related', labelled(relations.label, name));
  for (const given of events.all) sayAnniversary(row, { given, label: events.label });
  for (const said of others.all) say(row, 'note', labelled(others.label, said));
}

const ADDRESS_PARTS = [
  'Street',
  'PO Box',
  'Extended Address',
  'City',
  'Region',
  'Postal Code',
  'Country',
];

function sayPlaces(row: ReadRow, cell: Cells, number: number): void {
  const chats = values(cell(`IM ${number} - Value`));
  const service = cell(`IM ${number} - Service`) || labelOf(cell, 'IM', number);
  for (const chat of chats) say(row, 'chat', labelled(service, chat));
  const parts = ADDRESS_PARTS.map((part) => cell(`Address ${number} - ${part}`));
  const formatted = values(cell(`Address ${number} - Formatted`));
  const addresses = formatted.length > 0 ? formatted : [parts.filter(Boolean).join('\n')];
  const label = labelOf(cell, 'Address', number);
  for (const given of addresses.filter(Boolean)) {
    const address = given.split(/[\r\n]+/).join(', ');
    say(row, 'address', address);
    keepKind(row, { property: 'ADR', value: addressValue(address), label });
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
