/** Parameters that say where a visitor came from, never what is shown. */
const tracking =
  /^(?:utm_[^=]*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|oly_anon_id|oly_enc_id|vero_id|wt_mc|__s|_openstat|ref_src|ref_url)(?:=|$)/i;

/**
 * One spelling for an http(s) address, so that two can be compared: lower-case host without a
 * closing dot, no default port, no fragment, no tracking parameters, no slash at the end of a path.
 * Null for what is not such an address. Not for fetching: some servers care about that slash.
 */
export function normaliseUrl(url: string): string | null {
  const parsed = URL.parse(url.trim());
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  const hostname = withoutEnd(parsed.hostname, '.');
  if (!hostname) return null;
  if (hostname !== parsed.hostname) parsed.hostname = hostname;
  parsed.hash = '';
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((part) => part && !tracking.test(part));
  // With its mark: the setter would take one from a query that itself begins with "?".
  parsed.search = kept.length > 0 ? `?${kept.join('&')}` : '';
  parsed.pathname = withoutEnd(parsed.pathname, '/') || '/';
  return parsed.href;
}

/**
 * Text without signs at its end. Counted, not matched: a pattern takes the square of the length of
 * hostile text.
 */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? ' ')) end--;
  return text.slice(0, end);
}

type UserPath = (segments: string[], query: URLSearchParams) => string[] | null;

const firstSegment: UserPath = ([user]) => (user ? [user] : null);
const under =
  (...folders: string[]): UserPath =>
  ([folder = '', user]) =>
    user && folders.includes(folder) ? [folder, user] : null;

function medium(segments: string[]): string[] | null {
  const user = segments[0] === 'feed' ? segments[1] : segments[0];
  return user ? [user] : null;
}

const youtube: UserPath = (segments, query) => {
  const channel = query.get('channel_id') ?? query.get('user');
  if (segments[0] === 'feeds' && channel) {
    return [query.has('channel_id') ? 'channel' : 'user', channel.toLowerCase()];
  }
  return under('channel', 'user', 'c')(segments, query);
};

const flickr: UserPath = (segments, query) => {
  const id = query.get('id');
  if (segments[0] === 'services' && id) return ['photos', id.toLowerCase()];
  return under('photos', 'people')(segments, query);
};

const SEGMENTS_MAX = 4;
/** Who only gives out feeds of others: each address is somebody else's. */
const wholePath: UserPath = (segments) =>
  segments.length > 0 ? segments.slice(0, SEGMENTS_MAX) : null;

/** `feeds.megaphone.fm/a-podcast`: such a host gives out feeds, mostly those of many. */
const isHostOfFeeds = (host: string): boolean => /^(?:feeds?\d?|rss)\.[^.]+\./.test(host);

/** `rss`, `comments/feed.xml`: which feed of one place, and of nobody else. */
const WHICH_FEED =
  /^(?:rss2?|atom|rdf|feeds?|index|comments|posts|entries)(?:\.(?:rss|atom|rdf|xml|json|php))?$/;
/**
 * One person's host of feeds (`feed.jane.example/comments`) and that of many look alike: it is one person's as long
 * as the path says no more than which feed.
 */
const onHostOfFeeds: UserPath = (segments, query) =>
  segments.every((segment) => WHICH_FEED.test(segment)) ? null : wholePath(segments, query);

/** Servers of the fediverse by what they are called: an address alone says it of no other. */
const CALLED_AS_SERVER = /(?:^|[.-])(?:masto(?:don)?|mstdn|toot|social)(?:[.-]|$)|odon\.[a-z]+$/;
const SERVERS: ReadonlySet<string> = new Set(
  `hachyderm.io infosec.exchange ioc.exchange writing.exchange mas.to c.im tech.lgbt fediscience.org mamot.fr
  piaille.fr pawoo.net functional.cafe wandering.shop nerdculture.de types.pl merveilles.town wikis.world
  discuss.systems metalhead.club glammr.us journa.host tilde.zone`.split(/\s+/),
);

const anchor: UserPath = (segments, query) =>
  under('s')(segments, query) ?? firstSegment(segments, query);

const devTo: UserPath = (segments) => medium(segments);

/** Hosts on which people have paths rather than hosts. `@user` paths are known everywhere. */
const sharedHosts: Record<string, UserPath> = {
  'medium.com': medium,
  'youtube.com': youtube,
  'dev.to': devTo,
  'flickr.com': flickr,
  'api.flickr.com': flickr,
  'github.com': firstSegment,
  'gist.github.com': firstSegment,
  'raw.githubusercontent.com': firstSegment,
  'gitlab.com': firstSegment,
  'codeberg.org': firstSegment,
  'bitbucket.org': firstSegment,
  'twitter.com': firstSegment,
  'x.com': firstSegment,
  'facebook.com': firstSegment,
  'instagram.com': firstSegment,
  'vimeo.com': firstSegment,
  'soundcloud.com': firstSegment,
  'write.as': firstSegment,
  'mirror.xyz': firstSegment,
  'buttondown.email': firstSegment,
  'buttondown.com': firstSegment,
  'tinyletter.com': firstSegment,
  'about.me': firstSegment,
  'feeds.feedburner.com': firstSegment,
  'feeds2.feedburner.com': firstSegment,
  'blogger.com': under('feeds', 'profile'),
  'draft.blogger.com': under('feeds', 'profile'),
  'anchor.fm': anchor,
  'spreaker.com': under('show', 'podcast', 'user'),
  'audioboom.com': under('channels'),
  'buzzsprout.com': firstSegment,
  'pinecast.com': under('feed'),
  'omnycontent.com': wholePath,
  'podcasts.apple.com': wholePath,
  'open.spotify.com': under('show'),
  'api.substack.com': wholePath,
  'kill-the-newsletter.com': under('feeds'),
  'openrss.org': wholePath,
  'rsshub.app': wholePath,
  'tumblr.com': firstSegment,
  'nitter.net': firstSegment,
  'micro.blog': firstSegment,
  'pinboard.in': firstSegment,
  'feedproxy.google.com': firstSegment,
  'bsky.app': under('profile'),
  'linkedin.com': under('in', 'company', 'pub'),
  'reddit.com': under('user', 'u', 'r'),
  'sites.google.com': under('site', 'view'),
  'hashnode.com': under('u', 'rss'),
  'scholar.google.com': (_, query) => {
    const user = query.get('user');
    return user ? ['citations', user.toLowerCase()] : null;
  },
  'orcid.org': firstSegment,
};

/**
 * Identity of a personal site, lower case: the host without www, and on shared hosts the path of
 * the user (`medium.com/@jane`, `uni.example/~jane`, `server.example/@jane` from its feed as well).
 * Behind an IP literal or localhost the first path segment is taken as the host, as when recorded
 * sites are replayed: `127.0.0.1:8787/example.org`. What is no web address comes back trimmed.
 */
export const siteKey = (url: string): string =>
  // A path may write a null as %00, and no database takes one.
  keyOf(url).replaceAll('\0', '');

function keyOf(url: string): string {
  const parsed = URL.parse(normaliseUrl(url) ?? '');
  if (!parsed) return url.trim().toLowerCase();
  const segments = parsed.pathname.split('/').filter(Boolean).map(readable);
  const host = parsed.host.toLowerCase();
  if (!isReplay(parsed.hostname)) return keyOn(host, segments, parsed.searchParams);
  const [replayed, ...rest] = segments;
  return replayed ? `${host}/${keyOn(replayed, rest, parsed.searchParams)}` : host;
}

/** As `URL` writes them. */
const IP_ADDRESS = /^(?:\[.*\]|(?:\d+\.){3}\d+)$/;
function isReplay(hostname: string): boolean {
  return hostname === 'localhost' || IP_ADDRESS.test(hostname);
}

function keyOn(given: string, segments: string[], query: URLSearchParams): string {
  const host = given
    .replace(/^www\d?\./, '')
    .replace(/^m\.(?=(?:youtube|facebook|flickr)\.com$)/, '')
    .replace(/^[a-z]{2}\.(?=linkedin\.com$)/, '')
    .replace(/^old\.(?=reddit\.com$)/, '')
    .replace(/\.blogspot\.(?:com?\.)?[a-z]{2,3}$/, '.blogspot.com');
  const user =
    atUser(segments) ??
    hashtag(host, segments) ??
    sharedPath(host, segments, query) ??
    tildePath(segments) ??
    [];
  return [host, ...user].join('/');
}

function sharedPath(host: string, segments: string[], query: URLSearchParams): string[] | null {
  const shared = Object.hasOwn(sharedHosts, host) ? sharedHosts[host] : undefined;
  const path = shared ?? (isHostOfFeeds(host) ? onHostOfFeeds : undefined);
  const user = path?.(segments, query) ?? null;
  return user?.map((segment) => segment.replace(/\.(?:rss|atom|json|xml)$/, '')) ?? null;
}

/** `/@user`, its feed `/@user.rss`, Medium's `/feed/@user`, and ActivityPub's `/users/user`. */
function atUser([first = '', second = '']: string[]): string[] | null {
  if (/^@./.test(first)) return [plain(first)];
  if (first === 'feed' && /^@./.test(second)) return [plain(second)];
  return first === 'users' && second ? [`@${plain(second)}`] : null;
}

const plain = (segment: string): string => segment.replace(/\.(?:rss|atom|json)$/, '');

/** What a server gathers under a hashtag is nobody's own, and no other hashtag's; a blog's tags are all its owner's. */
function hashtag(host: string, [first, second = '']: string[]): string[] | null {
  const isHashtag = first === 'tags' && second.endsWith('.rss');
  return isHashtag && (SERVERS.has(host) || CALLED_AS_SERVER.test(host))
    ? [first, plain(second)]
    : null;
}

function tildePath(segments: string[]): string[] | null {
  const at = segments.slice(0, 3).findIndex((segment) => /^~./.test(segment));
  return at === -1 ? null : segments.slice(0, at + 1);
}

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll('/', '%2f').toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}
