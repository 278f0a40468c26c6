import { hubsMax } from './limits.ts';
import { attribute, children, innerText, type XmlElement } from './tree.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

export interface Link {
  rel: string;
  href: string;
  type: string | null;
  length: string | null;
}

/** Atom links of an element, resolved; `rel` in lower case, 'alternate' when not given. */
export function atomLinks(of: XmlElement, base: string | null): Link[] {
  return children(of, 'atom:link').flatMap((link) => {
    const given = attribute(link, 'href') ?? innerText(link);
    const href = absoluteUrl(given, baseWithin(attribute(link, 'xml:base'), base));
    if (!href) return [];
    const rel = (attribute(link, 'rel') || 'alternate').toLowerCase();
    return {
      rel: rel.replace(/^http:\/\/www\.iana\.org\/assignments\/(?:link-)?relations?\//, ''),
      href,
      type: attribute(link, 'type')?.toLowerCase() ?? null,
      length: attribute(link, 'length'),
    };
  });
}

/** RSS's own link: the first that leads somewhere and is not said to be of another kind. */
export function rssLink(of: XmlElement, base: string | null): string | null {
  for (const link of children(of, 'link')) {
    const rel = attribute(link, 'rel')?.toLowerCase();
    if (rel && rel !== 'alternate') continue;
    const given =
      innerText(link).trim() || attribute(link, 'href') || attribute(link, 'rdf:resource');
    const found = absoluteUrl(given, baseWithin(attribute(link, 'xml:base'), base));
    if (found) return found;
  }
  return null;
}

/** The page that an element is about: an HTML alternate, else one without type, else any. */
export function alternate(links: Link[]): string | null {
  const pages = links.filter((link) => link.rel === 'alternate');
  const best =
    pages.find((l) => l.type?.includes('html')) ?? pages.find((l) => !l.type) ?? pages[0];
  return best?.href ?? null;
}

export function ofRel(links: Link[], ...rels: string[]): string | null {
  for (const rel of rels) {
    const link = links.find((one) => one.rel === rel);
    if (link) return link.href;
  }
  return null;
}

export function hubsOf(links: Link[]): string[] {
  const hubs = links.filter((link) => link.rel === 'hub').map((link) => link.href);
  return [...new Set(hubs)].slice(0, hubsMax);
}
