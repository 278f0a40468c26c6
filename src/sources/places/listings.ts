/** Where a place's feed stands, by what its address looks like. */
const FEEDS_TRIED_MAX = 3;

/**
 * Addresses to try for the feed of a place, the likeliest first, before its page is asked for one.
 * Mastodon has a feed for each hashtag (docs.joinmastodon.org/user/network), Meetup and Mobilizon a calendar
 * for each group, Discourse one for the latest topics. What is known by its host alone is asked of
 * discovery (`discovery/known-rules.ts`).
 */
export function listingsOf(address: string): string[] {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  const at = (rest: string) => `${url.origin}${rest}`;
  const [first = '', second = ''] = path.split('/').filter(Boolean);
  if (/\.(?:rss|atom|xml|json|ics)$/.test(path)) return [];
  const found: string[] = [];
  if (first === 'tags' && second) found.push(at(`/tags/${second}.rss`));
  if (host === 'meetup.com' && first)
    found.push(at(`/${first}/events/ical/`), at(`/${first}/events/rss/`));
  // A group on Mobilizon; an account elsewhere in the fediverse has no such file.
  if (/^@[\w.]+(?:@[\w.-]+)?$/.test(first) && !second) found.push(at(`/${first}/feed/ics`));
  if (/^(?:discuss|discourse|forums?|community|talk)\./.test(host)) found.push(at('/latest.rss'));
  return found.slice(0, FEEDS_TRIED_MAX);
}
