import type { FieldText } from '#people';
import { SERVICE_NAMES } from './accounts.ts';
import { escapeParam, escapeText, readLine } from './line.ts';
import { meaningOf } from './meaning.ts';
import { normaliseLine } from './normalise.ts';

type Field = FieldText['field'];
type Writer = (value: string) => string;

const isWeb = (value: string): boolean => /^https?:\/\//i.test(value);
const as =
  (head: string): Writer =>
  (value) =>
    `${head}:${value}`;
const asText =
  (head: string): Writer =>
  (value) =>
    `${head}:${escapeText(value)}`;
const asProfile =
  (service: string): Writer =>
  (value) =>
    `SOCIALPROFILE;SERVICE-TYPE=${service}${isWeb(value) ? '' : ';VALUE=text'}:${isWeb(value) ? value : escapeText(value)}`;
const profiles = Object.entries(SERVICE_NAMES).map(([field, name]) => [field, asProfile(name)]);

const WRITERS: Partial<Record<Field, Writer>> = {
  nickname: asText('NICKNAME'),
  site: as('URL'),
  feed: as('URL;TYPE=x-feed'),
  newsletter: as('URL;TYPE=x-newsletter'),
  email: as('EMAIL'),
  phone: as('TEL'),
  chat: as('IMPP'),
  profile: as('SOCIALPROFILE'),
  ...(Object.fromEntries(profiles) as Partial<Record<Field, Writer>>),
  employer: asText('ORG'),
  role: asText('TITLE'),
  expertise: levelled('EXPERTISE', /^([\s\S]*\S) \((beginner|average|expert)\)$/),
  interest: levelled('INTEREST', /^([\s\S]*\S) \((low|medium|high)\)$/),
  note: asText('NOTE'),
  related,
  birthday: (value) => `BDAY:${value.replace(/^(\d{4}|-)-(\d{2})-(\d{2})$/, birthday)}`,
  address: (value) => `ADR:;;${escapeText(value)};;;;`,
  group: asText('CATEGORIES'),
};

/**
 * A value as a line of a card: the property that other programs know, where it says the same when it is
 * read again, else a property of Kith's own. Without the fields of a card itself.
 */
export function lineOf({ field, value }: FieldText): string {
  const line = WRITERS[field]?.(value);
  const read = line === undefined ? [] : meaningOfText(line);
  const isSame = read.length === 1 && read[0]?.field === field && read[0].value === value;
  return line !== undefined && isSame ? line : `X-KITH;FIELD=${field}:${escapeText(value)}`;
}

/** The same for vCard 3.0, whose readers know other properties. */
export function lineOf3(text: FieldText): string {
  return lineOf(text)
    .replace(/^SOCIALPROFILE(?:;SERVICE-TYPE=(\w+))?(?:;VALUE=text)?:/, profile3)
    .replace(/^RELATED((?:;TYPE=[^;:]*)?)(?:;VALUE=text)?:/, 'X-ABRELATEDNAMES$1:')
    .replace(/^BDAY:(\d{4})(\d{2})(\d{2})$/, 'BDAY:$1-$2-$3');
}

/** Several values of a property that holds a list, in one line. */
export function listLine(name: 'NICKNAME' | 'CATEGORIES', values: readonly string[]): string {
  return `${name}:${values.map(escapeText).join(',')}`;
}

function meaningOfText(line: string): FieldText[] {
  const read = normaliseLine(line, '3.0') === line ? readLine(line) : null;
  return read ? meaningOf(read) : [];
}

const profile3 = (_: string, service: string | undefined): string =>
  service ? `X-SOCIALPROFILE;TYPE=${service.toLowerCase()}:` : 'X-SOCIALPROFILE:';

const birthday = (_: string, year: string, month: string, day: string): string =>
  `${year === '-' ? '--' : year}${month}${day}`;

function levelled(name: string, levels: RegExp): Writer {
  return (value) => {
    const [, said, level] = levels.exec(value) ?? [];
    return said && level ? `${name};LEVEL=${level}:${escapeText(said)}` : asText(name)(value);
  };
}

const RELATION = /^([a-z-]+(?:, [a-z-]+)*): ([\s\S]+)$/;

function related(value: string): string {
  const [, types, who = value] = RELATION.exec(value) ?? [];
  const named = types ? `;TYPE=${types.split(', ').map(escapeParam).join(',')}` : '';
  const isNumber = /^urn:[a-z\d-]+:\S+$/i.test(who);
  return isNumber ? `RELATED${named}:${who}` : `RELATED${named};VALUE=text:${escapeText(who)}`;
}
