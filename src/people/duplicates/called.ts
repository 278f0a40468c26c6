/** Who may be behind an address that names nobody: it is called as they are. Pure. */
import { createRequire } from 'node:module';
import type { Reason } from './match.ts';
import type { Traits } from './traits.ts';

/** The list of all domains' ends takes a MB, of which Node keeps two for a module that imports it. */
const require = createRequire(import.meta.url);

/** A shorter word is many people's. */
const CALLED_CHARS_MIN = 6;

/**
 * What somebody is called, without spaces and marks, with where: "adalund" of the name Ada Lund, of the handle on a service,
 * and of the site ada-lund.example or adalund.pages.example, where each has a site of their own.
 */
export function calledIn(traits: Traits): Map<string, string> {
  const called = new Map<string, string>();
  const add = (word: string | null | undefined, where: string): void => {
    const key = (word ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (key.length >= CALLED_CHARS_MIN && !called.has(key)) called.set(key, where);
  };
  for (const name of traits.names) if (name.includes(' ')) add(name, NAME);
  for (const [handle, service] of traits.handles) add(handle, `${handle} (${service})`);
  for (const site of traits.sites.keys()) add(ownPartOf(site), site);
  return called;
}

/**
 * Of ada.writers.example it is ada: the domain is its host's, where hundreds may write. Unless the label says what is there and
 * not who.
 */
function ownPartOf(site: string): string | null {
  const { parse }: typeof import('tldts') = require('tldts');
  const { subdomain, domainWithoutSuffix } = parse(site, { allowPrivateDomains: true });
  const own = (subdomain ?? '').split('.').filter((label) => !OF_THE_DOMAIN.has(label));
  return own.at(-1) ?? domainWithoutSuffix;
}
const OF_THE_DOMAIN: ReadonlySet<string> = new Set(['', 'www', 'blog', 'notes', 'feeds']);
const NAME = 'the name';

/** With the sites that it was read from. */
export interface Called extends Reason {
  sites: string[];
}

/** Why somebody known may be a newcomer whose own name says nothing of it; null where it speaks against it, or nothing for it. */
export function calledAlike(known: Traits, newcomer: Traits): Called | null {
  // Two whole names that are not alike are two people, whatever an address says.
  if (newcomer.names.some(isWholeName) && known.names.some(isWholeName)) return null;
  const theirs = calledIn(newcomer);
  for (const [key, where] of calledIn(known)) {
    const there = theirs.get(key);
    if (there === undefined || (where === NAME && there === NAME)) continue;
    const words =
      where === NAME
        ? `Their name is in its address: ${there}`
        : there === where
          ? `${where} stands with both`
          : `${where} and ${there} are called alike`;
    const sites = [where, there].filter((one) => known.sites.has(one) || newcomer.sites.has(one));
    return { kind: 'handle', words, sites };
  }
  return null;
}

/** A first and a last name, not "Marit S." and not a title with other signs. */
const isWholeName = (name: string): boolean =>
  /^\p{L}{2,}(?: \p{L}+[.’'-]?){0,2} \p{L}[\p{L}’'-]+$/u.test(name);
