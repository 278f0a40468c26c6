import { each, type Site } from './schema.ts';

const ELSEWHERE =
  'Look whether they also have a site, a newsletter, or an account at Mastodon or Bluesky, and give that address.';
const BY_MAIL =
  'Look whether the list is also kept by HyperKitty, lore.kernel.org or mail-archive.com, and give that address; or note it as a place.';

const withoutFeed = (name: string, hosts: string[], none: string): Site => ({
  name,
  like: each(hosts, '/*'),
  none,
});

/** Those that publish no feed, with what to do instead: said at once, without asking them. */
export const NONE: readonly Site[] = [
  withoutFeed(
    'LinkedIn',
    ['linkedin.com', '{country}.linkedin.com'],
    `LinkedIn has no feeds. ${ELSEWHERE} Whom you know there comes in with LinkedIn’s own archive (Bring in people).`,
  ),
  withoutFeed('X', ['x.com', 'twitter.com'], `X has no feeds. ${ELSEWHERE}`),
  withoutFeed(
    'Facebook',
    ['facebook.com', 'fb.com', 'fb.me'],
    `Facebook has no feeds. ${ELSEWHERE}`,
  ),
  withoutFeed('Instagram', ['instagram.com'], `Instagram has no feeds. ${ELSEWHERE}`),
  withoutFeed('Threads', ['threads.net', 'threads.com'], `Threads has no feeds. ${ELSEWHERE}`),
  withoutFeed('TikTok', ['tiktok.com'], `TikTok has no feeds. ${ELSEWHERE}`),
  withoutFeed(
    'Telegram',
    ['t.me', 'telegram.me'],
    `Telegram’s channels have no feeds. ${ELSEWHERE}`,
  ),
  withoutFeed(
    'Discord',
    ['discord.com', 'discord.gg'],
    'Discord has no feeds, and nobody outside can read there. Note it as a place.',
  ),
  withoutFeed(
    'Spotify',
    ['open.spotify.com', 'podcasters.spotify.com'],
    'Spotify gives no feed. Give the podcast’s own site, or its page at podcasts.apple.com: Kith finds the feed from that.',
  ),
  withoutFeed('Google Groups', ['groups.google.com'], `Google Groups has no feeds. ${BY_MAIL}`),
  {
    name: 'Mailing list',
    like: each(
      ['{server}'],
      '/pipermail/*',
      '/mailman/listinfo/*',
      '/mailman/private/*',
      '/mailman3/lists/*',
    ),
    none: `This list’s archive has no feed. ${BY_MAIL}`,
  },
];
