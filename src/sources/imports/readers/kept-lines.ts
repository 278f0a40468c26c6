import { escapeParam, escapeText } from '../../cards/line.ts';
import { nameLine } from '../../cards/name.ts';
import { nameOf } from './contact-parts.ts';
import { dayOf } from './dates.ts';
import { fieldLengthMax, noteLengthMax } from './limits.ts';
import { oneLine, type ReadRow } from './rows.ts';

/*
 * What a table says of a person beyond the directory's fields is kept as a card would have it: shown with the
 * person, and given back to other programs in every export.
 */

/** Puts a line of a card beside what is known; each once. */
export function keepLine(row: ReadRow, value: string): void {
  row.more ??= [];
  const isThere = row.more.some((one) => one.field === 'card-line' && one.value === value);
  if (!isThere) row.more.push({ field: 'card-line', value });
}

/** Text as a value has it: one line, without what parts the parts of a line. */
const partOf = (text: string): string => escapeText(oneLine(text, fieldLengthMax) ?? '');

export interface NameParts {
  prefix: string;
  first: string;
  middle: string;
  last: string;
  suffix: string;
}

/** The name as it is spoken; its parts are kept where they say more, as a title before it does. */
export function sayName(row: ReadRow, parts: NameParts): void {
  const { prefix, first, middle, last, suffix } = parts;
  row.name = nameOf([first, middle, last, suffix]);
  if (row.name === null) return;
  const line = `N:${[last, first, middle, prefix, suffix].map(partOf).join(';')}`;
  const isMore = prefix !== '' || suffix !== '';
  if (isMore && line !== nameLine(row.name)) keepLine(row, line);
}

/** The department within the employer. */
export function sayDepartment(row: ReadRow, department: string): void {
  if (department) keepLine(row, `ORG:${partOf(row.employer ?? '')};${partOf(department)}`);
}

/** What programs call the kinds of numbers and addresses, in the words of a card. */
const KINDS: Record<string, string> = {
  home: 'HOME',
  work: 'WORK',
  mobile: 'CELL',
  cell: 'CELL',
  pager: 'PAGER',
  'work fax': 'WORK,FAX',
  'home fax': 'HOME,FAX',
};
const NO_KIND = /^(?:|\*|other)$/i;

/** Keeps what kind of number or address a value is; a word of the member's own goes along as it is. */
export function keepKind(row: ReadRow, { property, value, label }: Kinded): void {
  const word = oneLine(label, fieldLengthMax) ?? '';
  if (value === '' || NO_KIND.test(word)) return;
  const kind = Object.hasOwn(KINDS, word.toLowerCase()) && KINDS[word.toLowerCase()];
  if (kind) keepLine(row, `${property};TYPE=${kind}:${value}`);
  else keepLine(row, `item1.${property}:${value}\nitem1.X-ABLabel:${partOf(word)}`);
}

interface Kinded {
  property: 'TEL' | 'EMAIL' | 'ADR';
  /** As the card has it, with its escapes. */
  value: string;
  label: string;
}

/** An address of one text, as a card has it. */
export const addressValue = (address: string): string => `;;${partOf(address)};;;;`;

/** A day that comes again each year. One whose day and month cannot be told apart is kept in words. */
export function sayAnniversary(
  row: ReadRow,
  { given, label }: { given: string; label: string },
): void {
  // Outlook writes 0/0/00 where there is none.
  if (!/[1-9]/.test(given)) return;
  const day = /^--\d{2}-\d{2}$/.test(given) ? given : dayOf(given);
  const isPlain = /^(?:|\*|anniversary)$/i.test(label);
  if (!day) keepColumn(row, isPlain ? 'Anniversary' : label, given);
  else if (isPlain) keepLine(row, `ANNIVERSARY:${day.replace(/(?<=\d)-/g, '')}`);
  else keepLine(row, `item1.X-ABDATE:${day}\nitem1.X-ABLabel:${partOf(label)}`);
}

/** What programs write where nothing is known. */
const NOTHING =
  /^(?:0[./-]0[./-]0+|unspecified|keine angabe|non spécifié|sin especificar|niet-gespecificeerd|non specificato)$/i;

/** A column that the directory has no place for, under its title. */
export function keepColumn(row: ReadRow, title: string, cell: string): void {
  const value = cell.trim().slice(0, noteLengthMax / 2);
  if (value === '' || NOTHING.test(value)) return;
  keepLine(row, `X-KITH-COLUMN;TITLE=${escapeParam(title)}:${escapeText(value)}`);
}
