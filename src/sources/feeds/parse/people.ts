import { decodeReferences } from './entities.ts';
import { authorsMax, nameLengthMax } from './limits.ts';
import { label } from './text.ts';
import { attribute, elementsOf, hasElements, innerText, type XmlElement } from './tree.ts';
import type { ParsedAuthor } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

// What stands before it is looked at so that a long word without an "@" is read once, not from each letter.
const email =
  /(?<![\w.!#$%&'*+/=?^`{|}~-])([\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+)(?:\?[^\s<>)]*)?/;
const lineLengthMax = 1_000;
const anchor = /<a\s[^<>]*?href\s*=\s*["']?(?:mailto:)?([^"'<>\s?]+)(?=["'\s?>])[^<>]*>/gi;
const tags = /<\/?(?:a|b|i|em|strong|span|p|font|br)\b[^<>@]*>/gi;

/**
 * Reads a person as RSS writes them: "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>",
 * "Ann Lee (https://ann.example)", a bare name or a bare address. Addresses that nobody reads
 * (noreply@…) are left out. Null when nothing is left.
 */
export function personOf(given: string | null | undefined): ParsedAuthor | null {
  let rest = given?.slice(0, lineLengthMax) ?? '';
  if (rest.includes('<')) rest = rest.replace(anchor, ' $1 ').replace(tags, ' ');
  // Weblogs escape a name once for HTML and once for XML.
  rest = label(decodeReferences(rest).replace(/mailto:/gi, ' '), lineLengthMax) ?? '';
  const found = email.exec(rest);
  const address = found?.[1] ?? null;
  if (found) rest = rest.replaceAll(found[0], ' ');
  const site = /https?:\/\/[^\s()<>]+/i.exec(rest)?.[0] ?? null;
  if (site) rest = rest.replace(site, ' ');
  // What is left around the name: the brackets and commas that held the addresses.
  const bare = rest.replace(/[<([]\s*[>)\]]/g, ' ').trim();
  const inBrackets = /^[<([]\s*([^()]*?)\s*[>)\]]$/.exec(bare)?.[1];
  const around = /^[\s,;:"–—-]+|[\s,;:"–—-]+$/g;
  const name = label((inBrackets ?? bare).replace(around, ''), nameLengthMax);
  return author(name, absoluteUrl(site), address);
}

/** The persons that an element names: one, or those of a line with an address for each. */
export function peopleIn(of: XmlElement, outer: string | null): (ParsedAuthor | null)[] {
  if (hasElements(of)) return [personIn(of, outer)];
  const said = innerText(of);
  const line = said.slice(0, lineLengthMax);
  const parts = line.split(/[,;]/);
  const isCut = said.length > lineLengthMax && parts.length > 1;
  const whole = isCut ? parts.slice(0, -1) : parts;
  const isList = parts.length > 1 && whole.every((one) => email.test(one));
  return isList ? whole.map(personOf) : [personOf(line)];
}

/** A person as an element: Atom's parts in whatever namespace, or RSS's line of text. */
function personIn(of: XmlElement, outer: string | null): ParsedAuthor | null {
  if (!hasElements(of)) return personOf(innerText(of));
  const base = baseWithin(attribute(of, 'xml:base'), outer);
  const [name, mail] = [part(of, 'name'), part(of, 'email')];
  const site = part(of, 'uri', 'url', 'homepage');
  if (!name && !mail && !site) return personOf(lineOf(of));
  const said = site ? innerText(site) : '';
  const url = absoluteUrl(said, site ? baseWithin(attribute(site, 'xml:base'), base) : base);
  const address = email.exec([mail ? innerText(mail) : '', url ? '' : said].join(' '))?.[1] ?? null;
  const line = label(name && innerText(name), nameLengthMax);
  // Many put an address where the name belongs.
  const read = line?.includes('@') ? personOf(line) : author(line, null, null);
  return author(read?.name ?? null, url, address?.replace(/^mailto:/i, '') ?? read?.email ?? null);
}

function part(of: XmlElement, ...names: string[]): XmlElement | undefined {
  const locals = (one: XmlElement) => one.name.slice(one.name.indexOf(':') + 1);
  for (const one of elementsOf(of)) {
    if (names.includes(locals(one)) && innerText(one).trim()) return one;
  }
  return undefined;
}

/** "Ann <ann@example.org>" without escapes looks like an element. */
function lineOf(of: XmlElement): string {
  let line = '';
  for (const one of of.children) {
    if (typeof one === 'string') line += one;
    else line += one.name.includes('@') ? `<${one.name}>${lineOf(one)}` : lineOf(one);
  }
  return line;
}

/** An author from its parts, or null when all are empty. */
export function author(
  name: string | null,
  url: string | null,
  address: string | null,
): ParsedAuthor | null {
  const known = address && /^(?:no-?reply|donotreply)@/i.test(address) ? null : address;
  if (!name && !url && !known) return null;
  return { name: name || null, url, email: known };
}

/** Each person once: the same name or address joins what the two forms know. */
export function distinct(found: (ParsedAuthor | null)[]): ParsedAuthor[] {
  const people: ParsedAuthor[] = [];
  for (const one of found) {
    if (!one) continue;
    const same = people.find((other) => isSame(one, other));
    if (same) {
      same.name ??= one.name;
      same.email ??= one.email;
      same.url ??= one.url;
    } else if (people.length < authorsMax) people.push({ ...one });
  }
  return people;
}

function isSame(one: ParsedAuthor, other: ParsedAuthor): boolean {
  const [a, b] = [one.name?.toLowerCase(), other.name?.toLowerCase()];
  const [c, d] = [one.email?.toLowerCase(), other.email?.toLowerCase()];
  if (a && b) return a === b;
  if (c && d) return c === d;
  return a === undefined && c === undefined && one.url !== null && one.url === other.url;
}
