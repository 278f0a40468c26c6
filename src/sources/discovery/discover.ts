import type { GuardedFetch } from '#platform';
import { parseFeed } from '../feeds/parse/index.ts';
import { type DiscoveredPage, nameFromTitle, personName, personOfPage, readPage } from './page.ts';

/** What is behind an address that somebody pasted or linked to. */
export type Discovered =
  | {
      kind: 'found';
      /** The person's name, when the page or its feed gives one. */
      name: string | null;
      title: string | null;
      siteUrl: string | null;
      feeds: { url: string; title: string | null }[];
      relMe: string[];
    }
  | { kind: 'nothing'; why: string };

type Get = Pick<GuardedFetch, 'get'>;

const PAGE_BYTES_MAX = 5 * 1024 * 1024;
/** Usual feed addresses tried on a site that declares none. */
const GUESSES_MAX = 4;
const FEEDS_MAX = 5;

/** Looks at an address: a feed is taken as it is, a page says its feeds and its person. */
export async function discover(get: Get, url: string): Promise<Discovered> {
  const fetched = await get.get({ url, bytesMax: PAGE_BYTES_MAX });
  if (fetched.kind === 'failed') return { kind: 'nothing', why: fetched.detail };
  if (fetched.kind === 'not-modified') return { kind: 'nothing', why: 'The site sent nothing.' };
  const contentType = fetched.headers['content-type'];
  const options = { url: fetched.url, ...(contentType ? { contentType } : {}) };
  const parsed = parseFeed(fetched.body, options);
  if (parsed.kind === 'feed') {
    const { title, link, authors, entries } = parsed.feed;
    return {
      kind: 'found',
      name:
        signedName([...authors, ...entries.flatMap((entry) => entry.authors)]) ??
        nameFromTitle(title ?? ''),
      title,
      siteUrl: link,
      feeds: [{ url: fetched.url, title }],
      relMe: [],
    };
  }
  if (parsed.looksLike !== 'html') return { kind: 'nothing', why: parsed.why };
  return fromPage(get, readPage(fetched.body, options), fetched.url);
}

async function fromPage(get: Get, page: DiscoveredPage, url: string): Promise<Discovered> {
  const feeds =
    page.feeds.length > 0 ? page.feeds.slice(0, FEEDS_MAX) : await guessed(get, page.guesses);
  return {
    kind: 'found',
    name: personOfPage(page),
    title: page.siteName ?? page.title,
    siteUrl: url,
    feeds,
    relMe: page.relMe,
  };
}

async function guessed(
  get: Get,
  guesses: string[],
): Promise<{ url: string; title: string | null }[]> {
  for (const url of guesses.slice(0, GUESSES_MAX)) {
    const fetched = await get.get({ url, bytesMax: PAGE_BYTES_MAX });
    if (fetched.kind !== 'ok') continue;
    const parsed = parseFeed(fetched.body, { url: fetched.url });
    if (parsed.kind === 'feed') return [{ url: fetched.url, title: parsed.feed.title }];
  }
  return [];
}

/** The name that a feed's entries are signed with, when it is one person's. */
export async function authorOf(get: Get, feedUrl: string): Promise<string | null> {
  const found = await discover(get, feedUrl);
  return found.kind === 'found' ? found.name : null;
}

/** The one name among authors; nobody when several sign. */
function signedName(authors: { name: string | null }[]): string | null {
  const names = new Set(authors.flatMap(({ name }) => (name ? [name] : [])));
  const [only] = names;
  return only !== undefined && names.size === 1 ? personName(only) : null;
}
