import { FIELD_TITLES, type Field, type Origin } from '../directory/limits.ts';
import { nameKey } from '../directory/rules.ts';
import { linkOf } from '../directory/values.ts';
import type { Strength } from './limits.ts';

/** Of a person, what may tell that another record is the same one. */
export interface Traits {
  id: number;
  /** Names, folded. */
  names: string[];
  /** Employers, folded, with the words as they stand. */
  employers: Map<string, string>;
  /** Addresses that one person has: by what they come down to, how they were written and in what field. */
  own: Map<string, { field: Field; value: string }>;
  /** Those of them that a page of theirs says are theirs (rel=me). */
  claimed: Set<string>;
  /** Sites and feeds, which several people may share: by what they come down to. */
  sites: Map<string, string>;
  /** What they are called on services: by the handle, the service. */
  handles: Map<string, string>;
  /** Their LinkedIn profiles: who has another one is somebody else, mostly. */
  linkedin: string[];
}

export interface Reason {
  kind:
    | 'same-address'
    | 'rel-me'
    | 'name-and-site'
    | 'name-and-work'
    | 'handle'
    | 'name'
    | 'near-name';
  /** What both have, in words. */
  words: string;
}
export interface Proposal {
  aId: number;
  bId: number;
  strength: Strength;
  reasons: Reason[];
}

export interface Statement {
  field: Field;
  value: string;
  origin: Origin;
}

const OWN: ReadonlySet<Field> = new Set([
  'email',
  'phone',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'profile',
]);
const SHARED: ReadonlySet<Field> = new Set(['site', 'feed', 'newsletter']);
/** Who reads rel=me on a page writes down a profile. */
const FROM_PAGES: ReadonlySet<Origin> = new Set(['page', 'addresses', 'beyond', 'feed']);
/** Addresses of an office, not of a person. */
const OFFICE =
  /^(info|contact|kontakt|office|hello|hallo|mail|team|admin|support|press|presse|sales|hr|noreply|no-reply|newsletter|redaktion|editor|webmaster|post)@/i;
const PHONE_DIGITS_MIN = 7;
const HANDLE_CHARS_MIN = 5;

/** What a person is known by, from the statements about them. */
export function traitsOf(id: number, statements: readonly Statement[]): Traits {
  const traits: Traits = {
    id,
    names: [],
    employers: new Map(),
    own: new Map(),
    claimed: new Set(),
    sites: new Map(),
    handles: new Map(),
    linkedin: [],
  };
  for (const one of statements) addTrait(traits, one);
  return traits;
}

function addTrait(traits: Traits, { field, value, origin }: Statement): void {
  if (field === 'name') {
    const key = nameKey(value);
    if (!traits.names.includes(key)) traits.names.push(key);
  } else if (field === 'employer') {
    traits.employers.set(nameKey(value), value);
  } else if (OWN.has(field)) {
    const address = addressOf(field, value);
    if (!address || OFFICE.test(value)) return;
    traits.own.set(address, { field, value });
    if (field === 'profile' && FROM_PAGES.has(origin)) traits.claimed.add(address);
    if (field === 'linkedin') traits.linkedin.push(address);
    const handle = /(?:\/@?|^mailto:)([^/@]+)(?:@[^/]*)?$/.exec(address)?.[1];
    if (handle && handle.length >= HANDLE_CHARS_MIN && field !== 'phone')
      traits.handles.set(handle, FIELD_TITLES[field]);
  } else if (SHARED.has(field)) {
    const host = addressOf(field, value)?.split('/')[0];
    if (host) traits.sites.set(host, host);
  }
}

/** Spellings of one address come down to the same: `@ada@a.example` and https://a.example/@Ada. */
export function addressOf(field: Field, value: string): string | null {
  if (field === 'phone') {
    const digits = value.replace(/\D/g, '').replace(/^00/, '');
    return digits.length < PHONE_DIGITS_MIN ? null : `tel:${digits}`;
  }
  const link = linkOf(field, value)?.toLowerCase();
  if (!link) return null;
  const address = decoded(link)
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  // A server alone is nobody's.
  return OWN.has(field) && !/[/@]/.test(address) ? null : address;
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

/**
 * What to look people up by: whoever shares one of these is held against each other, nobody else.
 * So 50,000 people are a few thousand comparisons, not a thousand million.
 */
export function blocksOf(traits: Traits): string[] {
  const blocks = [...traits.own.keys()].map((address) => `own ${address}`);
  for (const handle of traits.handles.keys()) blocks.push(`handle ${handle}`);
  for (const name of traits.names) {
    if (name.includes(' ')) blocks.push(`name ${sortedWords(name)}`);
    const words = new Set([firstWord(name), lastWord(name)]);
    for (const corner of [...traits.employers.keys(), ...traits.sites.keys()])
      for (const word of words) blocks.push(`near ${corner} ${word}`);
  }
  return blocks;
}

const firstWord = (name: string): string => name.slice(0, `${name} `.indexOf(' '));
const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);
const sortedWords = (name: string): string => name.split(' ').toSorted().join(' ');

/** Why two people may be one, or null. The same whichever of them comes first. */
export function proposalFor(one: Traits, other: Traits): Proposal | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const found = [...sameAddress(a, b), ...sameName(a, b)];
  const strength = Math.max(0, ...found.map((reason) => reason.strength)) as Strength | 0;
  if (strength === 0 || (strength === 1 && haveTwoProfiles(a, b))) return null;
  const reasons = found
    .toSorted((x, y) => y.strength - x.strength || (x.words < y.words ? -1 : 1))
    .map(({ kind, words }) => ({ kind, words }));
  return { aId: a.id, bId: b.id, strength, reasons };
}

type Found = Reason & { strength: Strength };

function sameAddress(a: Traits, b: Traits): Found[] {
  const found: Found[] = [];
  for (const [address, { field, value }] of a.own) {
    const theirs = b.own.get(address);
    if (!theirs) continue;
    if (a.claimed.has(address) !== b.claimed.has(address)) {
      found.push(a.claimed.has(address) ? claim(a, b, address) : claim(b, a, address));
      continue;
    }
    const [first, second] = [value, theirs.value].toSorted();
    const written = first === second ? `${first}` : `${first} and ${second}, which are the same`;
    const title = field === 'profile' ? theirs.field : field;
    found.push({
      kind: 'same-address',
      strength: 3,
      words: `${FIELD_TITLES[title]}: both have ${written}`,
    });
  }
  return found;
}

/** A page says that an account is its owner's. When the account says so of the page, that is proof. */
function claim(page: Traits, account: Traits, address: string): Found {
  const isMutual = [...account.claimed].some((said) => page.sites.has(said.split('/')[0] ?? ''));
  return {
    kind: 'rel-me',
    strength: isMutual ? 3 : 2,
    words: isMutual
      ? `Each says that the other is theirs (rel=me, both ways): ${address}`
      : `A page of one says that the account of the other is theirs (rel=me): ${address}`,
  };
}

function sameName(a: Traits, b: Traits): Found[] {
  const likeness = likenessOf(a.names, b.names);
  if (!likeness) return [];
  const isSame = likeness === 'same';
  const named = isSame ? 'The same name' : 'Names that are nearly the same';
  const found: Found[] = [];
  for (const host of shared(a.sites, b.sites))
    found.push({
      kind: 'name-and-site',
      strength: isSame ? 3 : 2,
      words: `${named}, and the same site: ${host}`,
    });
  for (const key of shared(a.employers, b.employers)) {
    const employer = [a.employers.get(key) ?? key, b.employers.get(key) ?? key].toSorted()[0];
    found.push({
      kind: 'name-and-work',
      strength: isSame ? 2 : 1,
      words: `${named}, and the same employer: ${employer}`,
    });
  }
  for (const handle of shared(a.handles, b.handles)) {
    const services = [a.handles.get(handle), b.handles.get(handle)].toSorted();
    if (services[0] === services[1] && services[0] !== FIELD_TITLES.email) continue;
    found.push({
      kind: 'handle',
      strength: 2,
      words: `${named}, and both are called “${handle}” (${[...new Set(services)].join(', ')})`,
    });
  }
  if (found.length === 0 && haveWholeName(a.names, b.names))
    found.push({
      kind: 'name',
      strength: 1,
      words: 'The same name, and nothing that speaks against it',
    });
  return found;
}

/** The same first and last name; a first name alone says nothing. */
const haveWholeName = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => one.includes(' ') && b.some((other) => sortedWords(one) === sortedWords(other)));

const shared = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] =>
  [...a.keys()].filter((key) => b.has(key));

const haveTwoProfiles = (a: Traits, b: Traits): boolean =>
  a.linkedin.length > 0 &&
  b.linkedin.length > 0 &&
  !a.linkedin.some((one) => b.linkedin.includes(one));

function likenessOf(a: readonly string[], b: readonly string[]): 'same' | 'near' | null {
  const pairs = a.flatMap((one) => b.map((other) => [one, other] as const));
  if (pairs.some(([one, other]) => sortedWords(one) === sortedWords(other))) return 'same';
  return pairs.some(([one, other]) => isNear(one, other)) ? 'near' : null;
}

/** "a lund" and "ada lund", "ada maria lund" and "ada lund", "ada lund" and "ada lunt". */
export function isNear(one: string, other: string): boolean {
  const [short, long] = [one.split(' '), other.split(' ')].toSorted(
    (x, y) => x.length - y.length || (x.join(' ') < y.join(' ') ? -1 : 1),
  );
  if (!short || !long || short.length < 2) return false;
  if (isOneApart(one, other)) return true;
  return (
    short.at(-1) === long.at(-1) && fits(short[0] ?? '', long[0] ?? '') && restFits(short, long)
  );
}

/** The same, or an initial of it. */
const fits = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** Middle names of the shorter form stand in the longer one, in their order. */
function restFits(short: readonly string[], long: readonly string[]): boolean {
  let at = 1;
  for (const word of short.slice(1, -1)) {
    while (at < long.length - 1 && !fits(word, long[at] ?? '')) at += 1;
    if (at >= long.length - 1) return false;
    at += 1;
  }
  return true;
}

const TYPO_CHARS_MIN = 8;

/** One letter more, less, or another one: a slip of the pen, in names long enough for it to be one. */
function isOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < TYPO_CHARS_MIN || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  // Another number is another person, or another room.
  if (/\d/.test(`${short[at] ?? ''}${long[at] ?? ''}`)) return false;
  return long.slice(at + 1) === rest;
}
