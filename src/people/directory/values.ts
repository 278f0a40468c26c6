import {
  CARD_FIELDS,
  FIELD_BYTES_MAX,
  type Field,
  LONG_FIELDS,
  PERSON_NAME_CHARS_MAX,
} from './limits.ts';

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** At most so many characters, none of them halved. */
export function cut(text: string, charsMax: number): string {
  return text.length <= charsMax
    ? text
    : text
        .slice(0, charsMax)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
}
const ADDRESSES: ReadonlySet<Field> = new Set([
  'site',
  'feed',
  'newsletter',
  'email',
  'chat',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'profile',
]);
/** A part of these would say something else. */
const WHOLE_ONLY: ReadonlySet<Field> = new Set([...ADDRESSES, ...CARD_FIELDS, 'phone']);

/**
 * A value from outside as it can be stored, or null when nothing of it can: control characters and
 * runs of space go (a note keeps its lines), text too long is cut. An address too long is dropped:
 * cut, it would be another address.
 */
export function cleanValue(field: Field, value: string): string | null {
  const text = LONG_FIELDS.includes(field) ? asLines(value) : asLine(value);
  if (text === '') return null;
  if (field === 'name') return cut(text, PERSON_NAME_CHARS_MAX);
  // Nothing takes more than three bytes for a unit of its length.
  if (text.length * 3 <= FIELD_BYTES_MAX || bytesOf(text) <= FIELD_BYTES_MAX) return text;
  if (WHOLE_ONLY.has(field)) return null;
  return new TextDecoder()
    .decode(new TextEncoder().encode(text).slice(0, FIELD_BYTES_MAX))
    .replace(/\ufffd+$/, '')
    .trimEnd();
}

/** Characters that turn the direction of what follows. Marks that join letters or emoji belong to names, and are not among them. */
export const TURNS: readonly string[] = [
  ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
];
const TURN = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text in which nothing turns a direction beyond itself: a name is shown in a line with others, and "Ada" with one of
 * these characters would show the rest of the line backwards.
 */
export const withoutTurns = (text: string): string => text.replace(TURN, '');

// PostgreSQL refuses U+0000, and halves of surrogate pairs are no text.
const asLine = (value: string): string =>
  withoutTurns(value.toWellFormed())
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

const asLines = (value: string): string =>
  withoutTurns(value.toWellFormed())
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

const ACCOUNT = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)*(?::\d+)?)$/u;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const HANDLE = /^@?((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*)$/i;
const GITHUB_NAME = /^@?([a-z\d](?:[a-z\d-]{0,38}))$/i;
const PHONE = /^\+?[\d\s().\-/]*\d[\d\s().\-/]*(?:(?:;?ext[=.]?|x|#)\s*\d+)?$/i;
const DAY = /^(?:\d{4}|-)-\d{2}-\d{2}$/;
const isWeb = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

/** Why a value typed for a field cannot be right; null when it can. */
export function valueProblem(field: Field, value: string): string | null {
  if (field === 'name' && value.length > PERSON_NAME_CHARS_MAX) {
    return `A name has at most ${PERSON_NAME_CHARS_MAX} characters.`;
  }
  if (field === 'email' && !EMAIL.test(value))
    return 'An email address looks like name@example.org.';
  if (field === 'fediverse' && !ACCOUNT.test(value) && !isWeb(value)) {
    return 'A fediverse account looks like @name@example.social.';
  }
  if (field === 'bluesky' && !HANDLE.test(value) && !isWeb(value))
    return 'A Bluesky account looks like @name.bsky.social.';
  if (field === 'github' && !GITHUB_NAME.test(value) && !isWeb(value))
    return 'A GitHub account is a name such as octocat, or its address.';
  if (field === 'phone' && !PHONE.test(value)) return 'A number looks like +49 30 1234567.';
  if (field === 'birthday' && !DAY.test(value))
    return 'A birthday looks like 17 May 1980, or 17 May without the year.';
  if (CARD_FIELDS.includes(field)) return 'This comes with a card and is not typed.';
  if (WEB_ONLY.has(field) && !isWeb(value))
    return 'Give the whole address, beginning with https://.';
  return null;
}

const WEB_ONLY: ReadonlySet<Field> = new Set(['site', 'feed', 'newsletter', 'linkedin', 'profile']);

/** A link made of a value, or null. Values come from strangers: only links to the web, a mail or a phone are ever made. */
export function linkOf(field: Field, value: string): string | null {
  if (field === 'email')
    return EMAIL.test(value) ? `mailto:${encodeURIComponent(value).replace('%40', '@')}` : null;
  if (field === 'phone') return PHONE.test(value) ? `tel:${dialled(value)}` : null;
  if (!ADDRESSES.has(field)) return null;
  if (isWeb(value)) return new URL(value).href;
  const handle = field === 'bluesky' ? HANDLE.exec(value)?.[1] : undefined;
  if (handle) return `https://bsky.app/profile/${handle}`;
  const login = field === 'github' ? GITHUB_NAME.exec(value)?.[1] : undefined;
  if (login) return `https://github.com/${login}`;
  const account = field === 'fediverse' ? ACCOUNT.exec(value) : null;
  return account ? `https://${account[2]}/@${account[1]}` : null;
}

/** What is dialled: the digits, with the plus if there is one; without an extension. */
function dialled(phone: string): string {
  const number = phone.replace(/(?:;?ext|x|#).*$/i, '');
  return `${number.includes('+') ? '+' : ''}${number.replace(/\D/g, '')}`;
}

/** Keys that follow from typed values alone; keys of sites are made by the room that knows sites. */
export function keysOf(fields: readonly { field: Field; value: string }[]): string[] {
  return fields.flatMap(({ field, value }) => {
    if (field === 'email') return [`mailto:${value.toLowerCase()}`];
    if (field === 'fediverse' && ACCOUNT.test(value))
      return [`acct:${value.replace(/^@/, '').toLowerCase()}`];
    if (field === 'uid') return [`uid:${value.replace(/^urn:uuid:/i, '').toLowerCase()}`];
    const account = KEYED[field]?.exec(value)?.[1];
    return account ? [`${field}:${inOneForm(account)}`] : [];
  });
}

/** `jürgen` and `j%C3%BCrgen` are one account: as an address has it, in small letters. */
function inOneForm(account: string): string {
  const plain = decoded(account).normalize('NFC').toLowerCase();
  return plain.replace(/[^!-~]/gu, encodeURIComponent).toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.toWellFormed());
  } catch {
    return text.toWellFormed();
  }
}

/**
 * An address as people read it: `/in/jürgen-groß` where it says `/in/j%C3%BCrgen-gro%C3%9F`. What would hide or turn
 * something stays as it is.
 */
export function readable(address: string): string {
  if (!/^https?:/i.test(address) || !address.includes('%')) return address;
  return address.replace(/(?:%[\da-f]{2})+/gi, (signs) => {
    const text = decoded(signs);
    return /^[\p{L}\p{M}\p{N}]+$/u.test(text) && !/^[!-~]+$/.test(text) ? text : signs;
  });
}

/** Accounts that one person has, as an address or as the bare name. */
const KEYED: Partial<Record<Field, RegExp>> = {
  linkedin: /linkedin\.com\/in\/([^/?#]+)/i,
  bluesky: /^(?:@|https?:\/\/bsky\.app\/profile\/)?((?:[a-z\d-]+\.)+[a-z][a-z\d-]*)\/?$/i,
  github: /^(?:@|https?:\/\/(?:www\.)?github\.com\/)?([a-z\d][a-z\d-]{0,38})\/?$/i,
};
