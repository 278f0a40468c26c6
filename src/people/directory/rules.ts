import { FIELD_BYTES_MAX, type Field, type Origin, PERSON_NAME_CHARS_MAX } from './limits.ts';

export interface Known {
  field: Field;
  value: string;
  origin: Origin;
  /** Epoch ms. */
  notedAt: number;
}

/** How far an origin is trusted with a name: what a person chose, before what others call them, before the title of a feed. */
const NAME_RANK: Record<Origin, number> = {
  hand: 0,
  'linkedin-csv': 1,
  'mastodon-csv': 1,
  page: 2,
  kit: 3,
  beyond: 3,
  feed: 4,
  addresses: 5,
  opml: 6,
};
const NAMELESS = 'Someone without a name';
const SEARCH_KEY_CHARS_MAX = 400;
const SEARCHED: ReadonlySet<Field> = new Set([
  'name',
  'employer',
  'role',
  'group',
  'fediverse',
  'email',
  'site',
]);

/**
 * The name to show for a person of whom this is known. The most trusted origin wins; of its names
 * the longest (it is rarely the nickname), then the one known first. Does not depend on the order given.
 */
export function bestName(known: readonly Known[]): string {
  const [best] = known.filter((one) => one.field === 'name').toSorted(byTrust);
  return best?.value ?? nameFromAddress(known) ?? NAMELESS;
}

function byTrust(a: Known, b: Known): number {
  return (
    NAME_RANK[a.origin] - NAME_RANK[b.origin] ||
    b.value.length - a.value.length ||
    a.notedAt - b.notedAt ||
    (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  );
}

function nameFromAddress(known: readonly Known[]): string | undefined {
  for (const field of ['fediverse', 'email', 'site', 'linkedin', 'profile', 'feed'] as const) {
    const values = known.filter((one) => one.field === field).map((one) => one.value);
    const [first] = values.toSorted();
    if (first)
      return cut(
        first.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
        PERSON_NAME_CHARS_MAX,
      );
  }
  return undefined;
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ς: 'σ',
};
/** Accents, and the optional points of Hebrew and Arabic. Vowel signs of other scripts stay: there they are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/gu;
const APOSTROPHES = /['’‘ʼ`´]/gu;
const NOT_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * Folds a name so that spellings of the same name are equal: case, diacritics and punctuation do
 * not count. `nameKey(nameKey(x))` is `nameKey(x)`; only blank text gives ''.
 */
export function nameKey(name: string): string {
  const plain = folded(name.normalize('NFKD').replace(APOSTROPHES, ''));
  const words = plain.replace(NOT_WORDS, ' ').trim().normalize('NFC');
  // A name of signs alone (an emoji) is still a name, and not everyone's.
  return words === '' ? name.normalize('NFKC').replace(/\s+/g, ' ').trim() : words;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[ßæœøđðþłħıŋŧς]/gu, (letter) => PLAIN[letter] ?? letter);
}

/** The folded text that a search of the directory looks in. */
export function searchKey(known: readonly Known[]): string {
  const values = known.filter((one) => SEARCHED.has(one.field)).toSorted(byTrust);
  const text = [
    ...new Set(values.map((one) => nameKey(one.value.replace(/^https?:\/\/(www\.)?/, '')))),
  ].join(' ');
  return cut(text, SEARCH_KEY_CHARS_MAX);
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function cut(text: string, charsMax: number): string {
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
  'email',
  'fediverse',
  'linkedin',
  'profile',
]);

/**
 * A value from outside as it can be stored, or null when nothing of it can: control characters and
 * runs of space go, text too long is cut. An address too long is dropped: cut, it would be another address.
 */
export function cleanValue(field: Field, value: string): string | null {
  // PostgreSQL refuses U+0000, and halves of surrogate pairs are no text.
  const text = value
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (text === '') return null;
  if (field === 'name') return cut(text, PERSON_NAME_CHARS_MAX);
  if (bytesOf(text) <= FIELD_BYTES_MAX) return text;
  if (ADDRESSES.has(field)) return null;
  return new TextDecoder()
    .decode(new TextEncoder().encode(text).slice(0, FIELD_BYTES_MAX))
    .replace(/\ufffd+$/, '')
    .trimEnd();
}

const ACCOUNT = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)*(?::\d+)?)$/u;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
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
  const isAddress =
    field === 'site' || field === 'feed' || field === 'linkedin' || field === 'profile';
  if (isAddress && !isWeb(value)) return 'Give the whole address, beginning with https://.';
  return null;
}

/** A link made of a value, or null. Values come from strangers: only web and mail links are ever made. */
export function linkOf(field: Field, value: string): string | null {
  if (field === 'email')
    return EMAIL.test(value) ? `mailto:${encodeURIComponent(value).replace('%40', '@')}` : null;
  if (!ADDRESSES.has(field)) return null;
  if (isWeb(value)) return new URL(value).href;
  const account = field === 'fediverse' ? ACCOUNT.exec(value) : null;
  return account ? `https://${account[2]}/@${account[1]}` : null;
}

/** Keys that follow from typed values alone; keys of sites are made by the room that knows sites. */
export function keysOf(fields: readonly { field: Field; value: string }[]): string[] {
  return fields.flatMap(({ field, value }) => {
    if (field === 'email') return [`mailto:${value.toLowerCase()}`];
    if (field === 'fediverse' && ACCOUNT.test(value))
      return [`acct:${value.replace(/^@/, '').toLowerCase()}`];
    const slug =
      field === 'linkedin' ? /linkedin\.com\/in\/([^/?#]+)/i.exec(value)?.[1] : undefined;
    return slug ? [`linkedin:${slug.toLowerCase()}`] : [];
  });
}

/** Where a value came from, as a person would say it. */
export function provenanceWords(origin: Origin, detail: string): string {
  const of = (what: string) => (detail === '' ? what : `${what} (${detail})`);
  switch (origin) {
    case 'hand':
      return 'typed in by you';
    case 'opml':
      return of('from a list of feeds');
    case 'addresses':
      return of('from addresses you pasted');
    case 'mastodon-csv':
      return of('from whom you follow on Mastodon');
    case 'linkedin-csv':
      return of('from your LinkedIn connections');
    case 'feed':
      return of('from their feed');
    case 'page':
      return of('from their page');
    case 'beyond':
      return of('found by looking beyond your network');
    case 'kit':
      return of('from a starter kit');
  }
}
