import type { GuardedFetch } from '#platform';
import { parseFeed } from '../feeds/parse/index.ts';
import { calendarTitle, isCalendar } from '../places/calendar/sniff.ts';
import { noFeed, notRead } from './advice.ts';
import type { Discovered } from './discovered.ts';
import { knownAddress } from './known-rules.ts';
import { lookAtKnown } from './look-at-known.ts';
import { type DiscoveredPage, nameFromTitle, personName, personOfPage, readPage } from './page.ts';

const FOR_PLACES =
  'This is a calendar. Note the meetup or conference as a place, and follow it there.';

type Get = Pick<GuardedFetch, 'get'>;

const PAGE_BYTES_MAX = 5 * 1024 * 1024;
/** Usual feed addresses tried on a site that declares none. */
const GUESSES_MAX = 4;
const FEEDS_MAX = 5;

/**
 * Looks at an address: a feed is taken as it is, a page says its feeds and its person, and of a site
 * that Kith knows (`known-rules.ts`) the rules say where the feed is. `which` is the id of one of the
 * feeds that such a site has; without it the best is taken.
 */
export async function discover(get: Get, url: string, which?: string): Promise<Discovered> {
  const known = knownAddress(url);
  if (known === null) return lookAt(get, url);
  if (known.none !== null) return { kind: 'nothing', why: known.none };
  return lookAtKnown(get, known, { url, which, lookAt: (address) => lookAt(get, address) });
}

async function lookAt(get: Get, url: string): Promise<Discovered> {
  const fetched = await get.get({ url, bytesMax: PAGE_BYTES_MAX });
  if (fetched.kind === 'failed') return notRead(fetched);
  if (fetched.kind === 'not-modified') return { kind: 'nothing', why: 'The site sent nothing.' };
  if (isCalendar(fetched.body)) {
    const title = calendarTitle(fetched.body);
    return { kind: 'calendar', url: fetched.url, title, why: FOR_PLACES };
  }
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
      entries: entries.length,
    };
  }
  if (parsed.looksLike !== 'html') return noFeed(parsed);
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
    asksForLogin: page.asksForLogin,
    entries: null,
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
