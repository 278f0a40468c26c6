/** Where a place's feed stands, by what its address looks like. */
const FEEDS_TRIED_MAX = 3;

/**
 * Addresses to try for the feed of a place, the likeliest first, before its page is asked for one.
 * Mastodon has a feed for each hashtag (docs.joinmastodon.org/user/network), Meetup one for each group's
 * events, Reddit one for each community, Discourse and Stack Exchange one for the latest topics.
 */
export function listingsOf(address: string): string[] {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const path = url.pathname.replace(/\/+$/, '');
  const at = (rest: string) => `${url.origin}${rest}`;
  const [first = '', second = ''] = path.split('/').filter(Boolean);
  if (/\.(?:rss|atom|xml|json)$/.test(path)) return [];
  const found: string[] = [];
  if (first === 'tags' && second) found.push(at(`/tags/${second}.rss`));
  if (host === 'meetup.com' && first) found.push(at(`/${first}/events/rss/`));
  if (host === 'reddit.com' && first === 'r' && second) found.push(at(`/r/${second}/.rss`));
  if (
    /(?:^|\.)stackexchange\.com$|^(?:stackoverflow|serverfault|superuser|askubuntu)\.com$/.test(
      host,
    )
  )
    found.push(
      path.startsWith('/questions/tagged/') ? at(`/feeds/tag/${path.split('/')[3]}`) : at('/feeds'),
    );
  if (/^(?:discuss|discourse|forums?|community|talk)\./.test(host)) found.push(at('/latest.rss'));
  return found.slice(0, FEEDS_TRIED_MAX);
}
