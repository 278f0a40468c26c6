/** What kind of place an address leads to, and which: a forum, a list, a meetup, a conference. Pure. */
import type { PlaceKind } from '#people';

/** Somewhere people gather, as it can be told from an address, a hashtag or an account. */
export interface Gathering {
  /** One for one place, whatever page of it was linked to: "forum:discuss.example". */
  key: string;
  kind: PlaceKind;
  name: string;
  /** Its front page; '' where none is known. */
  address: string;
}

interface Page {
  url: URL;
  /** Lower case, without "www.". */
  host: string;
  segments: string[];
}
/** What of a host and path is the place; null when the page is of another kind. */
type Reader = (page: Page) => Omit<Gathering, 'key'> | null;

/**
 * Where somebody gathers by this address, or null: most addresses are articles and shops. A page of a
 * tag may be a blog's own: by itself it shows no hashtag.
 */
export function gatheringOf(address: string): Gathering | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const page = { url, host, segments: url.pathname.split('/').filter(Boolean) };
  for (const read of READERS) {
    const found = read(page);
    if (found) return { ...found, key: keyOf(found) };
  }
  return null;
}

const NAME_CHARS_MAX = 100;

function keyOf({ kind, name, address }: Omit<Gathering, 'key'>): string {
  if (kind === 'hashtag') return `hashtag:${foldTag(name)}`;
  const url = URL.parse(address);
  const where = url ? `${url.host.replace(/^www\./, '')}${url.pathname}` : name;
  return `${kind}:${where.replace(/\/+$/, '').toLowerCase()}`;
}

/** A hashtag as it is compared: without its sign, in one case and without accents. */
export const foldTag = (tag: string): string =>
  tag.replace(/^#/, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const hashtagGathering = (tag: string, address = ''): Gathering => ({
  key: `hashtag:${foldTag(tag)}`,
  kind: 'hashtag',
  name: `#${tag.replace(/^#/, '')}`.slice(0, NAME_CHARS_MAX),
  address,
});

export const serverGathering = (host: string): Gathering => ({
  key: `server:${host.toLowerCase()}`,
  kind: 'server',
  name: host.toLowerCase(),
  address: `https://${host.toLowerCase()}/`,
});

/** Which place this is, of those that evidence can point to. */
export function placeKey(place: { kind: PlaceKind; name: string; address: string }): string | null {
  if (place.kind === 'hashtag' || place.name.startsWith('#'))
    return hashtagGathering(place.name).key;
  const host = URL.parse(place.address)?.hostname.replace(/^www\./, '');
  if (place.kind === 'server') return host ? serverGathering(host).key : null;
  const known = gatheringOf(place.address);
  if (known) return known.key;
  return host ? `site:${host.toLowerCase()}` : null;
}

const front = ({ url }: Page, ...segments: string[]): string =>
  `${url.protocol}//${url.host}/${segments.map((one) => `${one}/`).join('')}`;
/** "kubernetes-berlin" as one would say it. */
const spoken = (segment: string): string =>
  decoded(segment).replace(/[-_]+/g, ' ').trim().slice(0, NAME_CHARS_MAX) || segment;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const meetup: Reader = (page) => {
  const { host, segments } = page;
  const [first = '', second = ''] = segments;
  if (
    host === 'meetup.com' &&
    first &&
    !/^(?:[a-z]{2}-[A-Z]{2}|find|topics|apps|about)$/.test(first)
  )
    return { kind: 'meetup', name: spoken(first), address: front(page, first) };
  if (/^(?:mobilizon|events|gath?io)\./.test(host) && first.startsWith('@'))
    return { kind: 'meetup', name: spoken(first.slice(1)), address: front(page, first) };
  if (host.startsWith('eventbrite.') && first === 'o' && second)
    return {
      kind: 'meetup',
      name: spoken(second.replace(/-\d+$/, '')),
      address: front(page, first, second),
    };
  return null;
};

const list: Reader = (page) => {
  const { host, segments } = page;
  const [first = '', second = '', third = ''] = segments;
  if (host === 'groups.google.com' && first === 'g' && second)
    return { kind: 'list', name: second, address: front(page, 'g', second) };
  if (host === 'groups.io' && first === 'g' && second)
    return { kind: 'list', name: second, address: front(page, 'g', second) };
  const at = segments.findIndex((segment) => /^(?:listinfo|lists?|hyperkitty)$/.test(segment));
  const isMailman =
    /^(?:mailman3?|pipermail|listinfo)$/.test(first) || /^(?:lists?|mail)\./.test(host);
  const named = at >= 0 ? segments[at + 1] : first === 'pipermail' ? second : undefined;
  if (isMailman && named && third !== 'private')
    return {
      kind: 'list',
      name: decoded(named),
      address: front(page, ...segments.slice(0, segments.indexOf(named) + 1)),
    };
  return null;
};

/** Forums that are one place whatever stands behind the host. */
const FORUM_HOSTS: Record<string, string> = {
  'lobste.rs': 'Lobsters',
  'news.ycombinator.com': 'Hacker News',
  'stackoverflow.com': 'Stack Overflow',
  'serverfault.com': 'Server Fault',
  'superuser.com': 'Super User',
  'askubuntu.com': 'Ask Ubuntu',
  'mathoverflow.net': 'MathOverflow',
  'tildes.net': 'Tildes',
  'perlmonks.org': 'PerlMonks',
};
const FORUM_HOST = /^(?:discuss|discourse|forums?|community|talk|board|bbs)\./;

const forum: Reader = (page) => {
  const { host, segments } = page;
  const [first = '', second = '', third = ''] = segments;
  const known = Object.hasOwn(FORUM_HOSTS, host) ? FORUM_HOSTS[host] : undefined;
  if (known) return { kind: 'forum', name: known, address: front(page) };
  if (/(?:^|\.)stackexchange\.com$/.test(host) && host !== 'stackexchange.com')
    return { kind: 'forum', name: host, address: front(page) };
  if (/(?:^|\.)reddit\.com$/.test(host))
    return first === 'r' && second
      ? { kind: 'forum', name: `r/${second}`, address: `https://www.reddit.com/r/${second}/` }
      : null;
  if (host === 'github.com')
    return third === 'discussions'
      ? {
          kind: 'forum',
          name: `${first}/${second}`,
          address: front(page, first, second, 'discussions'),
        }
      : null;
  if (FORUM_HOST.test(host)) return { kind: 'forum', name: host, address: front(page) };
  // Discourse and phpBB, whatever their host is called.
  const isTopic = first === 't' && /^\d+$/.test(third);
  const isBoard = page.url.pathname.endsWith('/viewtopic.php') || /^forums?$/.test(first);
  return isTopic || isBoard ? { kind: 'forum', name: host, address: front(page) } : null;
};

const CONFERENCE_NAME =
  /(?:^|[.-])(?:[a-z]*(?:conf|conference|summit|unconf|symposium)|devopsdays|[a-z]+camp|fosdem|pycon[a-z]*|europython|kubecon|srecon[a-z]*|devcon)\d{0,4}\.[a-z.]+$/;

const conference: Reader = (page) => {
  const { host, segments } = page;
  const [first = '', second = ''] = segments;
  if (/^(?:pretalx\.com|pretix\.eu|sessionize\.com)$/.test(host))
    return first ? { kind: 'conference', name: spoken(first), address: front(page, first) } : null;
  if (host.endsWith('.sched.com'))
    return {
      kind: 'conference',
      name: spoken(host.replace(/\.sched\.com$/, '')),
      address: front(page),
    };
  if (host === 'usenix.org' && first === 'conference' && second)
    return { kind: 'conference', name: spoken(second), address: front(page, first, second) };
  if (host === 'devopsdays.org' && first === 'events' && second)
    return {
      kind: 'conference',
      name: `devopsdays ${spoken(second)}`,
      address: front(page, first, second),
    };
  const isNamed = CONFERENCE_NAME.test(host) && !/bootcamp/.test(host);
  return isNamed ? { kind: 'conference', name: host, address: front(page) } : null;
};

const hashtag: Reader = ({ url, segments }) => {
  const [first = '', second = ''] = segments;
  if (first !== 'tags' || !second || segments.length > 2) return null;
  const tag = decoded(second).replace(/\.rss$/, '');
  if (!isTag(tag)) return null;
  return {
    kind: 'hashtag',
    name: `#${tag}`,
    address: `${url.protocol}//${url.host}/tags/${encodeURIComponent(tag)}`,
  };
};

const isTag = (text: string): boolean => /^[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*$/u.test(text);

const READERS: readonly Reader[] = [meetup, list, forum, conference, hashtag];

const TAGS_PER_TEXT_MAX = 30;
/** A "#" at the beginning of a word and letters after it: not "#1", not the fragment of an address, not "C#". */
const TAG = /(?<![\p{L}\p{N}_/&#?=.-])#([\p{L}\p{N}_]{2,60})(?![\p{L}\p{N}_-])/gu;
/** Colours, and what programs begin lines with. */
const NO_TAG =
  /^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8}|include|define|ifdef|ifndef|endif|pragma|region|endregion)$/i;

/** The hashtags of a text as written, each once. */
export function hashtagsIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const match of text.matchAll(TAG)) {
    const tag = match[1] ?? '';
    if (!isTag(tag) || NO_TAG.test(tag) || found.has(foldTag(tag))) continue;
    found.set(foldTag(tag), tag);
    if (found.size >= TAGS_PER_TEXT_MAX) break;
  }
  return [...found.values()];
}
