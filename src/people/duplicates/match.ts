/** Why two records may be one person. Pure. */
import { FIELD_TITLES } from '../directory/limits.ts';
import type { Strength } from './limits.ts';
import { sortedWords, type Traits } from './traits.ts';

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

/** Why two people may be one, or null. The same whichever of them comes first. */
export function proposalFor(one: Traits, other: Traits): Proposal | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const found = [...sameAddress(a, b), ...sameOwner(a, b), ...sameName(a, b)];
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

/** A page says that another is its owner's too. When that says so of the first, it is proof. */
function sameOwner(a: Traits, b: Traits): Found[] {
  const [there] = shared(a.claims, b.pages);
  const [here] = shared(b.claims, a.pages);
  if (there !== undefined && here !== undefined)
    return [
      {
        kind: 'rel-me',
        strength: 3,
        words: `Each page says that the other is theirs (rel=me, both ways): ${[here, there].toSorted().join(' and ')}`,
      },
    ];
  const page = there ?? here;
  if (page === undefined) return [];
  const words = `A page of one says that the page of the other is theirs (rel=me): ${page}`;
  return [{ kind: 'rel-me', strength: 2, words }];
}

function sameName(a: Traits, b: Traits): Found[] {
  const likeness = likenessOf(a.names, b.names);
  if (!likeness) return shortName(a, b);
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

/**
 * "Alex Lund" of the page of "Alexander Lund": by itself, at one employer, or on one host, that would be said of very many.
 */
function shortName(a: Traits, b: Traits): Found[] {
  if (!a.names.some((one) => b.names.some((other) => isShort(one, other)))) return [];
  return shared(a.pages, b.pages).map((page) => ({
    kind: 'name-and-site',
    strength: 1,
    words: `One name may be short for the other, and the same site: ${page}`,
  }));
}

const SHORT_CHARS_MIN = 3;

/** The same last name, and a first name with which the other's begins. */
function isShort(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  if (a.length !== 2 || b.length !== 2 || a[1] !== b[1]) return false;
  const [short = '', long = ''] = [a[0] ?? '', b[0] ?? ''].toSorted((x, y) => x.length - y.length);
  return short.length >= SHORT_CHARS_MIN && long.length > short.length && long.startsWith(short);
}

/** The same first and last name; a first name alone says nothing. */
const haveWholeName = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => one.includes(' ') && b.some((other) => sortedWords(one) === sortedWords(other)));

type Keyed = ReadonlyMap<string, unknown> | ReadonlySet<string>;
const shared = (a: Keyed, b: Keyed): string[] => [...a.keys()].filter((key) => b.has(key));

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
