import { dayWords } from './days.ts';
import type { Field } from './limits.ts';

/** What a line kept of a card or a table says, for who reads the page. */
export interface LineWords {
  title: string;
  text: string;
}

interface Line {
  name: string;
  params: string;
  value: string;
}

/** What a kept line says in words; null for lines that mean something to programs only. */
export function lineWords(kept: string): LineWords | null {
  const [first, label] = partsOf(kept);
  if (!first) return null;
  const text = TOLD[first.name]?.(first);
  if (text) return { title: TITLES[first.name] ?? '', text };
  if (first.name === 'X-ABDATE' && label) return { title: label, text: dayWords(first.value) };
  const column = /;TITLE=(?:"([^"]*)"|([^;:]*))/i.exec(first.params);
  const title = column?.[1] ?? column?.[2];
  return first.name === 'X-KITH-COLUMN' && title
    ? { title: titleOf(title), text: plain(first.value) }
    : null;
}

const TITLES: Record<string, string> = {
  N: 'Name in full',
  ORG: 'Department',
  ANNIVERSARY: 'Anniversary',
};
const TOLD: Record<string, (line: Line) => string> = {
  N: ({ value }) => {
    const [family = '', given = '', more = '', before = '', after = ''] = fieldsOf(value);
    const isMore = before !== '' || after !== '';
    return isMore ? [before, given, more, family, after].filter(Boolean).join(' ') : '';
  },
  ORG: ({ value }) => fieldsOf(value).slice(1).filter(Boolean).join(', '),
  ANNIVERSARY: ({ value }) => dayWords(value.replace(/^(\d{4}|--)-?(\d{2})-?(\d{2})$/, dashed)),
};

const dashed = (_: string, year: string, month: string, day: string): string =>
  `${year === '--' ? '-' : year}-${month}-${day}`;

const KINDS: Record<string, string> = {
  CELL: 'mobile',
  HOME: 'home',
  WORK: 'work',
  FAX: 'fax',
  PAGER: 'pager',
};
const KINDED: Record<string, Field> = { TEL: 'phone', EMAIL: 'email', ADR: 'address' };

export interface Kinded {
  field: Field;
  value: string;
  kind: string;
}

/** Which number or address a kept line says the kind of, and which kind: "mobile", "work fax". */
export function kindWords(kept: string): Kinded | null {
  const [first, label] = partsOf(kept);
  const field = first && KINDED[first.name];
  if (!first || !field) return null;
  const value =
    first.name === 'ADR'
      ? fieldsOf(first.value).filter(Boolean).join(', ')
      : first.value.replace(/^tel:/i, '');
  const types = /;TYPE=([^;:]*)/i.exec(first.params)?.[1] ?? '';
  const kinds = types.split(',').flatMap((type) => KINDS[type.trim().toUpperCase()] ?? []);
  const kind = label ?? kinds.join(' ');
  return kind === '' ? null : { field, value: value.trim(), kind };
}

/** The line that says something, and the label that goes with it. */
function partsOf(kept: string): [Line | undefined, string | null] {
  const lines = kept.split('\n').flatMap((line): Line[] => {
    const found = /^(?:[\w-]+\.)?([A-Za-z\d-]+)((?:;(?:"[^"]*"|[^:;"])*)*):(.*)$/s.exec(line);
    const [, name = '', params = '', value = ''] = found ?? [];
    return found ? [{ name: name.toUpperCase(), params, value }] : [];
  });
  const label = lines.find(({ name }) => name === 'X-ABLABEL');
  const word = label && plain(label.value).replace(/^_\$!<|>!\$_$/g, '');
  return [lines.find(({ name }) => name !== 'X-ABLABEL'), word || null];
}

const plain = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();

const fieldsOf = (value: string): string[] =>
  value.split(/(?<!\\);/).map((part) => plain(part).replace(/\s+/g, ' '));

/** A column's title as a parameter has it (RFC 6868). */
const titleOf = (param: string): string =>
  param.replace(/\^([n'^])/g, (_, sign: string) => ({ n: ' ', "'": '"', '^': '^' })[sign] ?? sign);
