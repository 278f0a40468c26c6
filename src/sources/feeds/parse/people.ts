import { authorsMax, nameLengthMax } from './limits.ts';
import { label } from './text.ts';
import type { ParsedAuthor } from './types.ts';
import { absoluteUrl } from './urls.ts';

const email = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/;

/**
 * Reads a person as RSS writes them: "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>",
 * "Ann Lee (https://ann.example)", a bare name or a bare address. Addresses that nobody reads
 * (noreply@…) are left out. Null when nothing is left.
 */
export function personOf(given: string | null | undefined): ParsedAuthor | null {
  let rest = label(given?.slice(0, 2_000).replace(/mailto:/gi, ' '), 1_000) ?? '';
  const address = email.exec(rest)?.[0] ?? null;
  if (address) rest = rest.replace(address, ' ');
  const site = /https?:\/\/[^\s()<>]+/i.exec(rest)?.[0] ?? null;
  if (site) rest = rest.replace(site, ' ');
  // What is left around the name: the brackets and commas that held the addresses.
  const bare = rest.replace(/[<([]\s*[>)\]]/g, ' ').trim();
  const inBrackets = /^[<([]\s*([^()]*?)\s*[>)\]]$/.exec(bare)?.[1];
  const name = label((inBrackets ?? bare).replace(/^[\s,;:"]+|[\s,;:"]+$/g, ''), nameLengthMax);
  return author(name, absoluteUrl(site), address);
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
