import { URL_CHARS_MAX } from '../feeds/schema.ts';

/** Where a feed can be had pushed, and under which name its hub knows it. */
export interface Hub {
  hubUrl: string;
  topicUrl: string;
}

interface Said {
  headers: Readonly<Record<string, string>>;
  /** As the document says. */
  hubs: readonly string[];
  self: string | null;
  /** The address that answered. */
  url: string;
}

/**
 * The hub of a feed, or null where it names none: Link headers count before the document, and a hub
 * that can be asked without being overheard before another. A feed that does not say its own name
 * goes by its address. Source: WebSub, section 4.
 */
export function hubOf({ headers, hubs, self, url }: Said): Hub | null {
  const links = linksIn(headers.link ?? '', url);
  const inHeader = links.filter(({ rels }) => rels.includes('hub')).map(({ href }) => href);
  const named = (inHeader.length > 0 ? inHeader : hubs).filter(isAskable);
  const hubUrl = named.find((hub) => hub.startsWith('https:')) ?? named[0];
  const topicUrl = selfIn(links) ?? self ?? url;
  return hubUrl !== undefined && isAskable(topicUrl) ? { hubUrl, topicUrl } : null;
}

/** What a message says that it is about; null where its headers do not say. */
export const topicOf = (header: string, base: string): string | null =>
  selfIn(linksIn(header, base));

const isAskable = (url: string): boolean =>
  url.length <= URL_CHARS_MAX && /^https?:$/.test(URL.parse(url)?.protocol ?? '');

interface Link {
  href: string;
  rels: string[];
}

const selfIn = (links: readonly Link[]): string | null =>
  links.find(({ rels }) => rels.includes('self'))?.href ?? null;

const HEADER_CHARS_MAX = 8_000;
const LINKS_MAX = 50;

/** The links of a Link header (RFC 8288), each with its relations in lower case. */
function linksIn(header: string, base: string): Link[] {
  const parts = header.slice(0, HEADER_CHARS_MAX).split('<').slice(1, LINKS_MAX);
  return parts.flatMap((part) => {
    const end = part.indexOf('>');
    const href = end === -1 ? null : URL.parse(part.slice(0, end).trim(), base)?.href;
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(part.slice(end + 1));
    if (!href || !rel) return [];
    return [{ href, rels: (rel[1] ?? rel[2] ?? '').toLowerCase().split(/\s+/) }];
  });
}
