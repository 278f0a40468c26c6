import { cutTo } from '../feeds/parse/index.ts';
import { normaliseUrl, siteKey } from './addresses.ts';
import { type HtmlElement, resolved, textIn, wordsIn } from './html-tree.ts';

export interface DeclaredFeed {
  url: string;
  title: string | null;
  type: string | null;
}

const feedsMax = 50;
const guessesMax = 16;
const titleLengthMax = 300;

const feedType = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/i;
const plainType = /^(?:application|text)\/(?:xml|json|rss|atom)\b/i;
const feedAddress = /(?:rss|atom|feed|rdf)/i;
/** What other programs declare as XML or JSON: previews, WordPress's interface, site maps. */
const otherDocument = /oembed|wp-json|sitemap|opensearch|manifest/i;
const comments = /comments?\b|kommentar|commentaires|reacties|comentarios/i;

/** Feeds that a page declares, each once, in its order, those of comments last. */
export function declaredFeeds(elements: HtmlElement[], base: string): DeclaredFeed[] {
  const found = new Map<string, DeclaredFeed>();
  for (const element of elements) {
    if (element.tag !== 'link' && element.tag !== 'a') continue;
    const url = isFeedLink(element) ? resolved(element.attributes.href, base) : null;
    if (!url || found.size >= feedsMax) continue;
    const title = (element.attributes.title ?? '').replace(/\s+/g, ' ').trim();
    const type = (element.attributes.type ?? '').split(';')[0]?.trim().toLowerCase() || null;
    const key = normaliseUrl(url) ?? url;
    if (!found.has(key)) found.set(key, { url, title: cutTo(title, titleLengthMax) || null, type });
  }
  const feeds = [...found.values()];
  const isComments = (feed: DeclaredFeed) =>
    comments.test(`${feed.title ?? ''} ${new URL(feed.url).pathname}`);
  return [...feeds.filter((feed) => !isComments(feed)), ...feeds.filter(isComments)];
}

function isFeedLink(element: HtmlElement): boolean {
  const rel = wordsIn(element, 'rel');
  if (rel.includes('feed')) return true;
  if (!rel.includes('alternate') || rel.includes('stylesheet')) return false;
  const { type = '', href = '' } = element.attributes;
  if (feedType.test(type.trim())) return true;
  return plainType.test(type.trim()) && !otherDocument.test(`${type} ${href}`);
}

/**
 * Where a feed may be when none is declared: what the platform is known to do, links of the page
 * that look like feeds, then the usual addresses beneath the page and its site.
 */
export function guessFeeds(elements: HtmlElement[], page: { url: string; base: string }): string[] {
  const found = new Map<string, string>();
  const add = (url: string | null) => {
    const key = url ? normaliseUrl(url) : null;
    if (url && key && key !== normaliseUrl(page.url) && !found.has(key)) found.set(key, url);
  };
  for (const url of byPlatform(page.url)) add(url);
  for (const url of linkedFeeds(elements, page)) add(url);
  for (const url of usual(page.url)) add(url);
  return [...found.values()].slice(0, guessesMax);
}

const linkedMax = 5;

function linkedFeeds(elements: HtmlElement[], page: { url: string; base: string }): string[] {
  const site = siteKey(page.url);
  const found = new Set<string>();
  for (const element of elements) {
    if (element.tag !== 'a' || found.size >= linkedMax) continue;
    const url = resolved(element.attributes.href, page.base);
    if (!url || siteKey(url) !== site) continue;
    const { pathname } = new URL(url);
    const isFile =
      /(?:^|[/._-])(?:rss2?|atom|feeds?|index|blog|posts|all)[^/]*\.(?:xml|rss|rdf|atom)$/i.test(
        pathname,
      );
    const isFolder = /\/(?:feed|rss|atom)\/?$/i.test(pathname);
    const isSaid = /^(?:rss|atom|feed|rss feed|atom feed|subscribe via rss)$/i.test(
      textIn(element),
    );
    if (isFile || isFolder || (isSaid && feedAddress.test(url))) found.add(url);
  }
  return [...found];
}

function byPlatform(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const key = siteKey(address);
  const [host = '', first = '', second = ''] = key.split('/');
  if (host === 'medium.com' && first) return [`${origin}/feed/${first}`];
  if (host === 'youtube.com' && first === 'channel' && second) {
    const id = pathname.split('/')[2] ?? second;
    return [`${origin}/feeds/videos.xml?channel_id=${id}`];
  }
  if (host.endsWith('.blogspot.com')) return [`${origin}/feeds/posts/default`];
  if (host.endsWith('.tumblr.com')) return [`${origin}/rss`];
  if (host === 'github.com' && first) return [`${origin}/${first}.atom`];
  if (host === 'dev.to' && first) return [`${origin}/feed/${first}`];
  if (host === 'reddit.com' && second) return [`${origin}/${first}/${second}/.rss`];
  if (!/^@[^/]+$/.test(first) || key.split('/').length !== 2) return [];
  // Mastodon, Misskey and their kin; GoToSocial; Pleroma and Akkoma.
  const user = first.slice(1);
  return [
    `${origin}/${first}.rss`,
    `${origin}/${first}/feed.rss`,
    `${origin}/users/${user}/feed.atom`,
  ];
}

const usualNames = [
  'feed',
  'feed.xml',
  'atom.xml',
  'rss.xml',
  'index.xml',
  'rss',
  'feed.json',
  'feeds/all.atom.xml',
  'blog/feed.xml',
  'blog.xml',
];

function usual(address: string): string[] {
  const { origin } = new URL(address);
  // The key's path is that of a user on a shared host, or of a site that is replayed.
  const path = siteKey(address).split('/').slice(1).join('/');
  const isRoot = path === '';
  const given = new URL(address).pathname;
  const start = given.toLowerCase().indexOf(path);
  const root = isRoot || start === -1 ? '/' : `${given.slice(0, start + path.length)}/`;
  const folder = given.slice(0, given.lastIndexOf('/') + 1);
  const names = (at: string, list: string[]) => list.map((name) => `${origin}${at}${name}`);
  const isDeeper = folder.startsWith(root) && folder.length > root.length;
  return [...(isDeeper ? names(folder, usualNames.slice(0, 5)) : []), ...names(root, usualNames)];
}
