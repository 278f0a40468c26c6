import { FIELDS } from '#names';
import type { FieldText } from '#people';
import { isEmail } from '../imports/readers/delimited.ts';
import { accountOf, pageOf } from './accounts.ts';
import { type CardLine, listOf, partsOf, textOf } from './line.ts';

type Field = FieldText['field'];
/** What a line says of a person, in the directory's fields; nothing for lines that Kith only keeps. */
type Meaning = (line: CardLine) => FieldText[];

const one = (field: Field, value: string | undefined): FieldText[] =>
  value?.trim() ? [{ field, value: value.trim() }] : [];
const text =
  (field: Field): Meaning =>
  (line) =>
    one(field, textOf(line.value));
const list =
  (field: Field): Meaning =>
  (line) =>
    listOf(line.value).flatMap((value) => one(field, value));
export const param = (line: CardLine, name: string): string => line.params.get(name)?.[0] ?? '';
const typesOf = (line: CardLine): string[] =>
  (line.params.get('type') ?? []).map((type) => type.toLowerCase());

const MEANINGS: Record<string, Meaning> = {
  NICKNAME: list('nickname'),
  CATEGORIES: list('group'),
  TITLE: text('role'),
  ROLE: text('role'),
  NOTE: text('note'),
  UID: text('uid'),
  'X-KITH-UID': text('uid'),
  HOBBY: text('interest'),
  EXPERTISE: levelled('expertise'),
  INTEREST: levelled('interest'),
  ORG: (line) => one('employer', partsOf(line.value)[0]),
  EMAIL: (line) => (isEmail(line.value.trim()) ? one('email', line.value) : []),
  TEL: (line) => one('phone', line.value.replace(/^tel:/i, '')),
  IMPP: (line) => one('chat', line.value),
  URL: ofAddress,
  ADR: (line) => one('address', partsOf(line.value).filter(Boolean).join(', ')),
  BDAY: (line) => one('birthday', dayOf(line)),
  RELATED: related,
  'X-ABRELATEDNAMES': related,
  SOCIALPROFILE: ofProfile,
  'X-SOCIALPROFILE': ofProfile,
  // As Fastmail writes it.
  'X-SOCIAL-PROFILE': ofProfile,
  'X-JABBER': chat('xmpp'),
  'X-SKYPE': chat('skype'),
  'X-SKYPE-USERNAME': chat('skype'),
  'X-MATRIX': chat('matrix'),
  'X-KITH': ofKith,
};

/** What a line says of a person. The name is not among it: it takes more lines than one. */
export function meaningOf(line: CardLine): FieldText[] {
  return MEANINGS[line.name]?.(line) ?? [];
}

/** `machine learning (expert)`: the level of RFC 6715 as people would add it. */
function levelled(field: Field): Meaning {
  return (line) => {
    const level = param(line, 'level').toLowerCase();
    const said = textOf(line.value).trim();
    return one(field, said && level ? `${said} (${level})` : said);
  };
}

function chat(scheme: string): Meaning {
  return (line) => one('chat', line.value.includes(':') ? line.value : `${scheme}:${line.value}`);
}

function ofAddress(line: CardLine): FieldText[] {
  const value = line.value.trim();
  const types = typesOf(line);
  const isFeed = types.some((type) => /^(?:x-)?(?:feed|rss|atom)$/.test(type));
  const isNewsletter = types.some((type) => /^(?:x-)?newsletter$/.test(type));
  const found = pageOf(value, 'site');
  if (!found) return [];
  if (isFeed) return [{ field: 'feed', value: found.value }];
  return [isNewsletter ? { field: 'newsletter', value: found.value } : found];
}

function ofProfile(line: CardLine): FieldText[] {
  const service =
    param(line, 'service-type') || param(line, 'x-service-type') || typesOf(line)[0] || '';
  const user = param(line, 'username') || param(line, 'x-user') || param(line, 'x-displayname');
  const found = accountOf(textOf(line.value).trim(), service, user);
  return found ? [found] : [];
}

/** Types that say nothing of who somebody is: Apple marks one related name as the first. */
const NO_RELATIONS: ReadonlySet<string> = new Set(['x-abrelatednames', 'pref']);

/** `friend: Ada Lund`. Who is named by a number is known by it only. */
function related(line: CardLine): FieldText[] {
  const said = textOf(line.value).trim();
  const types = typesOf(line).filter((type) => !NO_RELATIONS.has(type));
  return one('related', said && types.length > 0 ? `${types.join(', ')}: ${said}` : said);
}

const DAY = /^(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$/;

/** `1980-05-17`, or `--05-17` where the year is not told. */
function dayOf(line: CardLine): string {
  const found = DAY.exec(line.value.trim());
  if (!found) return '';
  const [, year, month, day] = found;
  const isYearless = year === '--' || param(line, 'x-apple-omit-year') === year;
  return `${isYearless ? '-' : year}-${month}-${day}`;
}

/** What vCard has no property for, as Kith writes it: `X-KITH;FIELD=bio:…`. */
function ofKith(line: CardLine): FieldText[] {
  const field = FIELDS.find((known) => known === param(line, 'field'));
  return field && field !== 'name' && field !== 'card-line' ? one(field, textOf(line.value)) : [];
}

const LABELLED: Record<string, string> = { 'X-ABRELATEDNAMES': 'related' };

/**
 * What lines of one group say together: Apple's labels say whom a related name is related as, and
 * which service an address belongs to.
 */
export function meaningOfGroup(lines: readonly CardLine[]): FieldText[] {
  const label = lines.find((line) => line.name === 'X-ABLABEL')?.value ?? '';
  const word = textOf(label)
    .replace(/^_\$!<|>!\$_$/g, '')
    .trim()
    .toLowerCase();
  return lines.flatMap((line) => {
    const said = meaningOf(line);
    if (word === '') return said;
    if (LABELLED[line.name])
      return said.map(({ value }) => ({ field: 'related', value: `${word}: ${value}` }));
    if (line.name !== 'URL') return said;
    const account = accountOf(line.value.trim(), word, '');
    return account && account.field !== 'profile' ? [account] : said;
  });
}
