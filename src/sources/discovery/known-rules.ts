/** What an address is, told from its look alone: no network, also for screens. */
import { CODE } from './sites/code-rules.ts';
import { FORUMS } from './sites/forum-rules.ts';
import { MEDIA } from './sites/media-rules.ts';
import { NONE } from './sites/none-rules.ts';
import type { KnownFeed, Site } from './sites/schema.ts';
import { FEDIVERSE, WRITING } from './sites/writing-rules.ts';

export type { KnownFeed, Way } from './sites/schema.ts';

/** A site that Kith knows, with the feeds it has for this address. */
export interface KnownAddress {
  /** "GitHub project". */
  site: string;
  /** The best first, their addresses filled in as far as the address tells; none where there is no feed. */
  feeds: KnownFeed[];
  /** Why there is none and what to do instead; null where there is. */
  none: string | null;
  /** Whose it is, where the feed does not say. */
  called: string | null;
  /** Its page names a person, which the feed does not. */
  isProfile: boolean;
  isPlace: boolean;
}

type Values = Record<string, string>;

interface Pattern {
  site: Site;
  path: RegExp;
  query: { key: string; name: string } | null;
}

const TOKEN = /\/\*$|\{(\w+)(#|\.\.)?\}|[^\w/]/g;

const PATTERNS: readonly Pattern[] = [
  ...MEDIA,
  ...CODE,
  ...WRITING,
  ...FORUMS,
  ...NONE,
  ...FEDIVERSE,
].flatMap((site) => site.like.map((like) => patternOf(site, like)));

function patternOf(site: Site, like: string): Pattern {
  const [path = '', asked] = like.split('?');
  const source = path.replace(TOKEN, (token, name?: string, kind?: string) => {
    if (token === '/*') return '(?:/.*)?';
    if (name === undefined) return `\\${token}`;
    const part = kind === '#' ? '\\d+' : kind === '..' ? '.+?' : '[^/]+?';
    return `(?<${name}>${part})`;
  });
  const query = /^(\w+)=\{(\w+)\}$/.exec(asked ?? '');
  return {
    site,
    path: new RegExp(`^${source}$`, 'i'),
    query: query ? { key: query[1] ?? '', name: query[2] ?? '' } : null,
  };
}

/** What looks like a feed is taken as it is. */
const FEED_PATH = /\.(?:rss|atom|xml|json|rdf|ics)$/i;
const FEED_QUERY = /[?&](?:format|feed|alt)=(?:rss2?|atom)(?:&|$)/i;

/**
 * The feeds of a known site for an address, or null where it is none of those, or is a feed itself.
 * Pure. Behind an IP literal or localhost the first part of the path is taken as the host, as when
 * recorded sites are replayed (siteKey does the same).
 */
export function knownAddress(address: string): KnownAddress | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (FEED_PATH.test(url.pathname) || FEED_QUERY.test(url.search)) return null;
  const { host, path, origin } = placeOf(url);
  for (const { site, path: like, query } of PATTERNS) {
    const found = like.exec(`${host}${path}`);
    if (!found || site.except?.test(path)) continue;
    const asked = query ? url.searchParams.get(query.key) : '';
    if (!asked && query) continue;
    const values: Values = { host, url: url.href, ...found.groups };
    if (query && asked) values[query.name] = encodeURIComponent(asked);
    return filled(site, values, origin);
  }
  return null;
}

const REPLAYED = /^(?:localhost|\d+\.\d+\.\d+\.\d+|\[[\da-f:.]+\])$/i;

function placeOf(url: URL): { host: string; path: string; origin: string | null } {
  const path = url.pathname.replace(/\/+$/, '');
  if (!REPLAYED.test(url.hostname)) return { host: plainHost(url.hostname), path, origin: null };
  const [, host = '', ...rest] = path.split('/');
  return {
    host: plainHost(host),
    path: rest.map((part) => `/${part}`).join(''),
    origin: url.origin,
  };
}

/** Without what only says in which clothes a site is shown. */
function plainHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '')
    .replace(/^(?:m|mobile)\.(?=(?:youtube|facebook|twitter|reddit|soundcloud)\.com$)/, '')
    .replace(/^(?:old|new|np|i)\.(?=reddit\.com$)/, '');
}

function filled(site: Site, values: Values, origin: string | null): KnownAddress {
  const at = (template: string) => atOrigin(fill(template, values), origin);
  const feeds = (site.feeds ?? []).map((feed) => ({
    ...feed,
    ways: feed.ways.map(({ at: address, ask }) => ({
      at: at(address),
      ...(ask ? { ask: { at: at(ask.at), by: ask.by } } : {}),
    })),
  }));
  return {
    site: site.name,
    feeds,
    none: site.none ?? null,
    called: site.called === undefined ? null : readable(fill(site.called, values)),
    isProfile: site.isProfile ?? false,
    isPlace: site.isPlace ?? false,
  };
}

/** Names that are not known yet stay: `{found}` is filled by what a lookup answers. */
export const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (token, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : token,
  );

function atOrigin(address: string, origin: string | null): string {
  if (origin === null || address.startsWith(origin)) return address;
  return address.replace(/^https:\/\//, `${origin}/`);
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
