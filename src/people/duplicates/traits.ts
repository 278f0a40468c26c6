/** What a person is known by, as far as it may tell that another record is the same one. Pure. */
import { FIELD_TITLES, type Field, type Origin } from '../directory/limits.ts';
import { nameKey } from '../directory/rules.ts';
import { linkOf } from '../directory/values.ts';

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
  /** Their own pages, and the pages that these say are theirs too (rel=me). */
  pages: Set<string>;
  claims: Set<string>;
  /** Sites and feeds, which several people may share: by what they come down to. */
  sites: Map<string, string>;
  /** What they are called on services: by the handle, the service. */
  handles: Map<string, string>;
  /** Their LinkedIn profiles: who has another one is somebody else, mostly. */
  linkedin: string[];
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
    pages: new Set(),
    claims: new Set(),
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
    if (field === 'profile' && FROM_PAGES.has(origin)) addPage(traits.claims, field, value);
    const address = addressOf(field, value);
    if (!address || OFFICE.test(value)) return;
    traits.own.set(address, { field, value });
    if (field === 'profile' && FROM_PAGES.has(origin)) traits.claimed.add(address);
    if (field === 'linkedin') traits.linkedin.push(address);
    const handle = /(?:\/@?|^mailto:)([^/@]+)(?:@[^/]*)?$/.exec(address)?.[1];
    if (handle && handle.length >= HANDLE_CHARS_MIN && field !== 'phone')
      traits.handles.set(handle, FIELD_TITLES[field]);
  } else if (SHARED.has(field)) {
    if (field === 'site') addPage(traits.pages, field, value);
    const host = addressOf(field, value)?.split('/')[0];
    if (host) traits.sites.set(host, host);
  }
}

function addPage(pages: Set<string>, field: Field, value: string): void {
  const page = pageOf(field, value);
  if (page) pages.add(page);
}

/** Spellings of one address come down to the same: `@ada@a.example` and https://a.example/@Ada. */
export function addressOf(field: Field, value: string): string | null {
  if (field === 'phone') {
    const digits = value.replace(/\D/g, '').replace(/^00/, '');
    return digits.length < PHONE_DIGITS_MIN ? null : `tel:${digits}`;
  }
  const address = pageOf(field, value);
  // A server alone is nobody's.
  return address === null || (OWN.has(field) && !/[/@]/.test(address)) ? null : address;
}

/** The same, of a server alone too: it is somebody's page where they say so. */
function pageOf(field: Field, value: string): string | null {
  const link = linkOf(field, value)?.toLowerCase();
  if (!link) return null;
  return decoded(link)
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
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
  for (const page of new Set([...traits.pages, ...traits.claims])) blocks.push(`page ${page}`);
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
export const sortedWords = (name: string): string => name.split(' ').toSorted().join(' ');
