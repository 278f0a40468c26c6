import { type Field, type Origin, PERSON_NAME_CHARS_MAX } from './limits.ts';
import { cut, withoutTurns } from './values.ts';

export interface Known {
  field: Field;
  value: string;
  origin: Origin;
  /** Epoch ms. */
  notedAt: number;
  /** A later import of the same list has it no longer. */
  isPast?: boolean;
}

/** How far an origin is trusted with a name: what a person chose, before what others call them, before the title of a feed. */
const NAME_RANK: Record<Origin, number> = {
  hand: 0,
  vcard: 1,
  'people-file': 1,
  'linkedin-csv': 1,
  'google-csv': 2,
  'outlook-csv': 2,
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
  'nickname',
  'employer',
  'role',
  'group',
  'fediverse',
  'email',
  'site',
]);

/**
 * The name to show for a person of whom this is known. What holds goes before what is
 * past; then the most trusted origin wins; of its names
 * the longest (it is rarely the nickname), then the one known first. Does not depend on the order given.
 */
export function bestName(known: readonly Known[]): string {
  const [best] = known.filter((one) => one.field === 'name').toSorted(byTrust);
  // Names from before they were cleaned where they come in.
  return (best && withoutTurns(best.value)) || (nameFromAddress(known) ?? NAMELESS);
}

function byTrust(a: Known, b: Known): number {
  return (
    Number(a.isPast ?? false) - Number(b.isPast ?? false) ||
    NAME_RANK[a.origin] - NAME_RANK[b.origin] ||
    b.value.length - a.value.length ||
    a.notedAt - b.notedAt ||
    (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  );
}

/** Addresses that stand for a name where there is none, the one that says most first. */
const NAMING: readonly Field[] = [
  'nickname',
  'fediverse',
  'email',
  'bluesky',
  'github',
  'site',
  'linkedin',
  'profile',
  'newsletter',
  'feed',
  'phone',
  'chat',
];

function nameFromAddress(known: readonly Known[]): string | undefined {
  for (const field of NAMING) {
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
    case 'google-csv':
      return of('from your contacts at Google');
    case 'outlook-csv':
      return of('from your contacts in Outlook');
    case 'vcard':
      return of('from an address book');
    case 'people-file':
      return of('from a list of people');
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
