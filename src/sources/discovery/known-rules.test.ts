import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownAddress, knownAddress } from './known-rules.ts';
import { notAnAddress, typedAddress } from './typed-rules.ts';

const known = (address: string): KnownAddress => {
  const found = knownAddress(address);
  if (!found) throw new Error(`${address} is not known`);
  return found;
};
const best = (address: string) => known(address).feeds[0]?.ways[0]?.at;
const ids = (address: string) => known(address).feeds.map(({ id }) => id);
const CHANNEL = 'UC0123456789abcdefghijkl';
const REST = CHANNEL.slice(2);

describe('knownAddress', () => {
  it.each([
    [
      `https://www.youtube.com/channel/${CHANNEL}/videos`,
      `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
    ],
    [
      'https://www.youtube.com/playlist?list=PLabc',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc',
    ],
    ['https://github.com/jane', 'https://github.com/jane.atom'],
    ['https://github.com/jane/loom', 'https://github.com/jane/loom/releases.atom'],
    ['https://github.com/jane/loom/issues/12', 'https://github.com/jane/loom/releases.atom'],
    ['https://github.com/jane/loom/commits/main', 'https://github.com/jane/loom/commits/main.atom'],
    [
      'https://github.com/jane/loom/tree/main/src/a',
      'https://github.com/jane/loom/commits/main/src/a.atom',
    ],
    ['https://github.com/jane/loom/discussions/7', 'https://github.com/jane/loom/discussions.atom'],
    ['https://github.com/jane/loom/wiki/Home', 'https://github.com/jane/loom/wiki.atom'],
    [
      'https://github.com/orgs/weavers/discussions',
      'https://github.com/orgs/weavers/discussions.atom',
    ],
    ['https://gist.github.com/jane/0a1b', 'https://gist.github.com/jane.atom'],
    ['https://gitlab.com/jane', 'https://gitlab.com/jane.atom'],
    [
      'https://gitlab.com/weavers/tools/loom',
      'https://gitlab.com/weavers/tools/loom/-/releases.atom',
    ],
    [
      'https://gitlab.example.org/weavers/loom/-/tree/main',
      'https://gitlab.example.org/weavers/loom/-/commits/HEAD?format=atom',
    ],
    ['https://codeberg.org/jane', 'https://codeberg.org/jane.rss'],
    ['https://codeberg.org/jane/loom', 'https://codeberg.org/jane/loom/releases.rss'],
    [
      'https://codeberg.org/jane/loom/src/branch/main/docs',
      'https://codeberg.org/jane/loom/rss/branch/main/docs',
    ],
    ['https://git.sr.ht/~jane/loom', 'https://git.sr.ht/~jane/loom/refs/rss.xml'],
    ['https://social.example/@jane@other.example', 'https://other.example/@jane'],
    ['https://bsky.app/profile/jane.example', 'https://bsky.app/profile/jane.example/rss'],
    ['https://bsky.app/profile/jane.example/post/3k', 'https://bsky.app/profile/jane.example/rss'],
    ['https://jane.bsky.social/', 'https://bsky.app/profile/jane.bsky.social/rss'],
    ['https://old.reddit.com/r/weaving', 'https://www.reddit.com/r/weaving/.rss'],
    [
      'https://www.reddit.com/r/weaving/top/?t=month',
      'https://www.reddit.com/r/weaving/top/.rss?t=week',
    ],
    [
      'https://www.reddit.com/r/weaving/comments/1a/how_to/',
      'https://www.reddit.com/r/weaving/comments/1a/.rss',
    ],
    ['https://www.reddit.com/u/jane/', 'https://www.reddit.com/user/jane/.rss'],
    ['https://news.ycombinator.com/', 'https://news.ycombinator.com/rss'],
    ['https://news.ycombinator.com/ask', 'https://hnrss.org/ask'],
    ['https://news.ycombinator.com/show', 'https://hnrss.org/show'],
    ['https://news.ycombinator.com/user?id=jane', 'https://hnrss.org/submitted?id=jane'],
    ['https://news.ycombinator.com/threads?id=jane', 'https://hnrss.org/threads?id=jane'],
    ['https://lobste.rs/', 'https://lobste.rs/rss'],
    ['https://lobste.rs/t/web', 'https://lobste.rs/t/web.rss'],
    ['https://lobste.rs/~jane', 'https://lobste.rs/~jane/stories.rss'],
    ['https://jane.substack.com/p/on-looms', 'https://jane.substack.com/feed'],
    ['https://open.substack.com/pub/jane/p/on-looms', 'https://jane.substack.com/feed'],
    ['https://medium.com/@jane/on-looms-1a2b', 'https://medium.com/feed/@jane'],
    ['https://medium.com/the-weavers', 'https://medium.com/feed/the-weavers'],
    ['https://medium.com/tag/weaving/recommended', 'https://medium.com/feed/tag/weaving'],
    ['https://jane.medium.com/on-looms-1a2b', 'https://jane.medium.com/feed'],
    ['https://dev.to/jane/on-looms-1a2b', 'https://dev.to/feed/jane'],
    ['https://dev.to/t/weaving', 'https://dev.to/feed/tag/weaving'],
    ['https://stackoverflow.com/questions/tagged/sql', 'https://stackoverflow.com/feeds/tag/sql'],
    ['https://stackoverflow.com/users/22656/jane', 'https://stackoverflow.com/feeds/user/22656'],
    ['https://crafts.stackexchange.com/', 'https://crafts.stackexchange.com/feeds'],
    ['https://lore.kernel.org/git/', 'https://lore.kernel.org/git/new.atom'],
    ['https://lore.kernel.org/git/?q=f:jane', 'https://lore.kernel.org/git/?q=f%3Ajane&x=A'],
    [
      'https://lore.kernel.org/git/20260101.1@jane.example/T/',
      'https://lore.kernel.org/git/20260101.1@jane.example/t.atom',
    ],
    [
      'https://lists.example.org/hyperkitty/list/weave@example.org/2026/1/',
      'https://lists.example.org/hyperkitty/list/weave@example.org/feed/',
    ],
    [
      'https://mail.python.org/archives/list/typing@python.org/latest',
      'https://mail.python.org/archives/list/typing@python.org/feed/',
    ],
    [
      'https://www.mail-archive.com/weave@example.org/',
      'https://www.mail-archive.com/weave@example.org/maillist.xml',
    ],
  ])('leads from %s to %s', (address, feed) => {
    expect(best(address)).toBe(feed);
  });

  it('names what a project or channel has, with what was asked for first', () => {
    expect(ids('https://github.com/jane/loom')).toEqual([
      'releases',
      'commits',
      'discussions',
      'tags',
    ]);
    expect(ids('https://github.com/jane/loom/tags')).toEqual([
      'tags',
      'releases',
      'commits',
      'discussions',
    ]);
    expect(ids('https://www.youtube.com/@jane')).toEqual(['videos', 'long', 'live']);
    expect(known(`https://www.youtube.com/channel/${CHANNEL}`).feeds[1]?.ways).toEqual([
      { at: `https://www.youtube.com/feeds/videos.xml?playlist_id=UULF${REST}` },
    ]);
    expect(known('https://github.com/jane/loom')).toMatchObject({
      site: 'GitHub project',
      called: 'loom',
      isPlace: false,
    });
    expect(known('https://www.reddit.com/r/weaving').isPlace).toBe(true);
  });

  it.each([
    [
      'https://www.youtube.com/@jane/videos',
      'https://www.youtube.com/@jane/videos',
      'youtube-channel',
    ],
    ['https://youtu.be/abc', 'https://www.youtube.com/watch?v=abc', 'youtube-channel'],
    [
      'https://podcasts.apple.com/gb/podcast/on-looms/id1200361736?i=1',
      'https://itunes.apple.com/lookup?id=1200361736&entity=podcast',
      'apple-podcast',
    ],
    [
      'https://overcast.fm/itunes1200361736/on-looms',
      'https://itunes.apple.com/lookup?id=1200361736&entity=podcast',
      'apple-podcast',
    ],
    [
      'https://substack.com/@jane',
      'https://substack.com/api/v1/user/jane/public_profile',
      'substack-profile',
    ],
    ['https://soundcloud.com/jane', 'https://soundcloud.com/jane', 'soundcloud-user'],
  ])('asks for what %s does not tell', (address, at, by) => {
    expect(known(address).feeds[0]?.ways[0]?.ask).toEqual({ at, by });
  });

  it.each([
    'https://www.linkedin.com/in/jane/',
    'https://x.com/jane',
    'https://mobile.twitter.com/jane',
    'https://www.facebook.com/jane',
    'https://www.instagram.com/jane/',
    'https://t.me/s/weavers',
    'https://open.spotify.com/show/1a',
    'https://groups.google.com/g/weavers',
    'https://lists.example.org/pipermail/weave/2026-March/000001.html',
    'https://bsky.app/profile/jane.example/feed/looms',
  ])('says of %s that it has no feed, and what to do', (address) => {
    const { none, feeds } = known(address);
    expect(feeds).toEqual([]);
    expect(none).toMatch(/[Gg]ive|[Nn]ote/);
  });

  it.each([
    'https://jane.example/',
    'https://github.com/jane/loom/releases.atom',
    'https://github.com/topics/weaving',
    'https://gitlab.com/weavers/loom/-/tags?format=atom',
    'https://www.youtube.com/feeds/videos.xml?channel_id=UCx',
    'https://medium.com/feed/@jane',
    'https://jane.substack.com/feed',
    'https://stackoverflow.com/questions/tagged/sql+joins',
    'https://news.ycombinator.com/user',
    'https://www.reddit.com/r/weaving/.rss',
    'mailto:jane@example.org',
    'x.com/jane',
    '',
  ])('leaves %s as it is', (address) => {
    expect(knownAddress(address)).toBeNull();
  });

  it('asks the server of an account where its profile is, when the address itself has no feed', () => {
    expect(known('https://example.org/@jane').feeds[0]?.ways).toEqual([
      { at: 'https://example.org/@jane' },
      {
        at: '{found}',
        ask: {
          at: 'https://example.org/.well-known/webfinger?resource=acct:jane@example.org',
          by: 'fediverse-profile',
        },
      },
    ]);
  });

  it('finds sites that are replayed under a folder of their host, and stays there', () => {
    expect(best('http://127.0.0.1:8787/github.com/jane/loom')).toBe(
      'http://127.0.0.1:8787/github.com/jane/loom/releases.atom',
    );
    expect(known('http://127.0.0.1:8787/www.youtube.com/@jane').feeds[0]?.ways[0]?.ask?.at).toBe(
      'http://127.0.0.1:8787/www.youtube.com/@jane',
    );
  });

  it('never throws, and leads only to addresses of the web', () => {
    const hosts = [
      'github.com',
      'gitlab.com',
      'reddit.com',
      'medium.com',
      'lore.kernel.org',
      'x.y',
    ];
    const address = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc
        .tuple(fc.constantFrom(...hosts), fc.array(fc.string({ unit: 'binary', maxLength: 9 })))
        .map(([host, path]) => `https://${host}/${path.join('/')}`),
      fc.string(),
    );
    fc.assert(
      fc.property(address, (text) => {
        const found = knownAddress(text);
        for (const { ways } of found?.feeds ?? [])
          for (const { at, ask } of ways) {
            expect(ask ? ask.at : at).toMatch(/^https?:\/\//);
            expect(URL.canParse(ask ? ask.at : at)).toBe(true);
          }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('typedAddress', () => {
  it.each([
    [' @jane@social.example ', 'https://social.example/@jane'],
    ['acct:jane@social.example', 'https://social.example/@jane'],
    ['@jane.bsky.social', 'https://bsky.app/profile/jane.bsky.social'],
    ['r/weaving', 'https://www.reddit.com/r/weaving'],
    ['/u/jane', 'https://www.reddit.com/user/jane'],
    ['r/w', 'r/w'],
    ['feed://jane.example/feed', 'http://jane.example/feed'],
    ['feed:https://jane.example/feed', 'https://jane.example/feed'],
    ['pcast://jane.example/talks.xml', 'http://jane.example/talks.xml'],
    ['jane.example/feed', 'jane.example/feed'],
    ['https://jane.example/@x', 'https://jane.example/@x'],
  ])('reads %s as %s', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });
});

describe('notAnAddress', () => {
  it.each([
    ['@jane', /Say where @jane is/],
    ['jane@example.org', /e-mail address/],
    ['mailto:jane@example.org', /e-mail address/],
  ])('says what to write instead of %s', (typed, words) => {
    expect(notAnAddress(typed)).toMatch(words);
  });

  it.each([
    '@jane@social.example',
    'jane.example',
    'https://jane.example/@jane',
    'https://a:b@c.example',
  ])('has nothing against %s', (typed) => expect(notAnAddress(typed)).toBeNull());
});
