import type { GuardedFetch } from '#platform';
import { notRead } from './advice.ts';
import type { Discovered, Found, Nothing } from './discovered.ts';
import { fill, type KnownAddress, type KnownFeed, type Way } from './known-rules.ts';
import { foundIn, NOT_FOUND } from './lookups.ts';

type Get = Pick<GuardedFetch, 'get'>;

interface Asked {
  /** As it was given. */
  url: string;
  /** The id of one of the site's feeds; the best where it is left out. */
  which: string | undefined;
  /** Looks at a plain address. */
  lookAt: (url: string) => Promise<Discovered>;
}

const LOOKUP_BYTES_MAX = 5 * 1024 * 1024;
/** Of a site's feeds so many are tried before it is said that none answers. */
const FEEDS_TRIED_MAX = 3;

/**
 * Follows the rules for a known site to a feed: the one that was asked for, or else the first that
 * has anything in it. Where nothing answers, it is said what to do.
 */
export async function lookAtKnown(
  get: Get,
  known: KnownAddress,
  asked: Asked,
): Promise<Discovered> {
  const { which } = asked;
  const feeds = which === undefined ? known.feeds : known.feeds.filter(({ id }) => id === which);
  let empty: Found | null = null;
  let nothing: Nothing | null = null;
  for (const feed of feeds.slice(0, FEEDS_TRIED_MAX)) {
    const found = await lookAtFeed(get, feed, asked);
    if (found.kind === 'calendar') return found;
    if (found.kind === 'nothing') nothing ??= found;
    else if (found.entries !== 0) return withName(found, known, asked);
    else empty ??= found;
  }
  if (empty) return withName(empty, known, asked);
  if (known.isProfile) return asked.lookAt(asked.url);
  return nothing ?? { kind: 'nothing', why: `Kith knows no such feed of a ${known.site}.` };
}

/** A project's or account's feed signs with nobody's name: its page may, and its address does. */
async function withName(found: Found, known: KnownAddress, { url, lookAt }: Asked): Promise<Found> {
  if (found.name !== null) return found;
  const page = known.isProfile ? await lookAt(url) : null;
  if (page?.kind !== 'found') return { ...found, name: known.called };
  return { ...found, name: page.name ?? known.called, siteUrl: page.siteUrl, relMe: page.relMe };
}

/** The first way that leads to a feed; or else the page that it led to, or why it led nowhere. */
async function lookAtFeed(get: Get, feed: KnownFeed, { lookAt }: Asked): Promise<Discovered> {
  let page: Found | null = null;
  let nothing: Nothing = { kind: 'nothing', why: '' };
  for (const way of feed.ways) {
    const address = await addressOf(get, way);
    const found = typeof address === 'string' ? await lookAt(address) : address;
    if (found.kind === 'nothing') nothing = nothing.why === '' ? found : nothing;
    else if (found.kind === 'calendar' || found.feeds.length > 0) return found;
    else page ??= found;
  }
  return page ?? nothing;
}

async function addressOf(get: Get, { at, ask }: Way): Promise<string | Discovered> {
  if (!ask) return at;
  const fetched = await get.get({ url: ask.at, bytesMax: LOOKUP_BYTES_MAX });
  if (fetched.kind === 'failed') return notRead(fetched);
  const text = fetched.kind === 'ok' ? new TextDecoder().decode(fetched.body) : '';
  const found = foundIn(text, ask.by);
  return found === null ? { kind: 'nothing', why: NOT_FOUND[ask.by] } : fill(at, { found });
}
