import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl, siteKey } from './addresses.ts';

describe('normaliseUrl', () => {
  it.each([
    ['https://Example.ORG', 'https://example.org/'],
    ['https://example.org:443/Feed/', 'https://example.org/Feed'],
    ['http://example.org:80//', 'http://example.org/'],
    ['https://example.org./a#part', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x&b=1&fbclid=2&UTM_Medium=y#z', 'https://example.org/a?b=1'],
    ['https://example.org/?', 'https://example.org/'],
    ['https://example.org/a/?b', 'https://example.org/a?b'],
    ['https://example.org/?q=%26utm_source', 'https://example.org/?q=%26utm_source'],
    [
      ' http://127.0.0.1:8787/example.org/~jane/feed.xml ',
      'http://127.0.0.1:8787/example.org/~jane/feed.xml',
    ],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['mailto:jane@example.org', null],
    ['javascript:alert(1)', null],
    ['example.org', null],
    ['http://', null],
    ['', null],
  ])('reads %s as %s', (given, expected) => {
    expect(normaliseUrl(given)).toBe(expected);
  });

  const anyUrl = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`),
    fc.tuple(fc.domain(), fc.string()).map(([host, rest]) => `http://${host}.${rest}`),
    fc.string(),
  );

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const once = normaliseUrl(url);
        if (once !== null) expect(normaliseUrl(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes a path of very many slashes as it is', () => {
    const url = `https://example.org${'/'.repeat(200_000)}a`;
    expect(normaliseUrl(`${url}//`)).toBe(url);
  });

  it('leaves the site as it was', () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        expect(siteKey(normaliseUrl(url) ?? url)).toBe(siteKey(url));
      }),
    );
  });
});

describe('siteKey', () => {
  it.each([
    ['https://www.Example.org/blog/feed.xml', 'example.org'],
    ['http://example.org:8080/', 'example.org:8080'],
    ['https://medium.com/feed/@Jane', 'medium.com/@jane'],
    ['https://twitter.com/ja%00ne', 'twitter.com/jane'],
    ['https://medium.com/@jane/a-post-1', 'medium.com/@jane'],
    ['https://medium.com/a-publication/a-post', 'medium.com/a-publication'],
    ['https://jane.github.io/project/feed.xml', 'jane.github.io'],
    ['https://jane.wordpress.com/feed/', 'jane.wordpress.com'],
    ['https://jane.substack.com/feed', 'jane.substack.com'],
    ['https://jane.blogspot.co.uk/feeds/posts/default', 'jane.blogspot.com'],
    ['https://uni.example/~jane/news/feed.xml', 'uni.example/~jane'],
    ['https://uni.example/people/%7Ejane/', 'uni.example/people/~jane'],
    ['https://social.example/@Jane', 'social.example/@jane'],
    ['https://social.example/@jane.rss', 'social.example/@jane'],
    ['https://social.example/users/jane', 'social.example/@jane'],
    ['https://www.youtube.com/@jane/videos', 'youtube.com/@jane'],
    ['https://www.youtube.com/channel/UCabc', 'youtube.com/channel/ucabc'],
    ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc', 'youtube.com/channel/ucabc'],
    ['https://github.com/jane/repo/commits/main.atom', 'github.com/jane'],
    ['https://github.com/jane.atom', 'github.com/jane'],
    ['https://de.linkedin.com/in/jane-doe/', 'linkedin.com/in/jane-doe'],
    ['https://feeds.feedburner.com/JaneDoe?format=xml', 'feeds.feedburner.com/janedoe'],
    ['https://dev.to/feed/jane', 'dev.to/jane'],
    ['https://www.blogger.com/feeds/135/posts/default', 'blogger.com/feeds/135'],
    ['https://anchor.fm/s/12ab/podcast/rss', 'anchor.fm/s/12ab'],
    ['https://anchor.fm/jane', 'anchor.fm/jane'],
    ['https://feeds.simplecast.com/54n', 'feeds.simplecast.com/54n'],
    ['https://feeds.acast.com/public/shows/jane', 'feeds.acast.com/public/shows/jane'],
    ['https://rss.art19.com/a-show', 'rss.art19.com/a-show'],
    ['https://api.substack.com/feed/podcast/12.rss', 'api.substack.com/feed/podcast/12'],
    ['https://feeds.example/a', 'feeds.example'],
    ['https://feed.jane.example/rss', 'feed.jane.example'],
    ['https://feed.jane.example/comments/feed.xml', 'feed.jane.example'],
    ['https://social.example/tags/python.rss', 'social.example/tags/python'],
    ['https://fosstodon.org/tags/python.rss', 'fosstodon.org/tags/python'],
    ['https://hachyderm.io/tags/go.rss', 'hachyderm.io/tags/go'],
    ['https://jane.example/tags/python.rss', 'jane.example'],
    ['https://bsky.app/profile/jane.example', 'bsky.app/profile/jane.example'],
    ['http://127.0.0.1:8787/example.org/~jane/feed.xml', '127.0.0.1:8787/example.org/~jane'],
    ['http://127.0.0.1:8787/www.example.org/feed.xml', '127.0.0.1:8787/example.org'],
    ['http://localhost:8787/medium.com/feed/@jane', 'localhost:8787/medium.com/@jane'],
    ['http://[::1]:8787/example.org/', '[::1]:8787/example.org'],
    ['http://127.0.0.1:8787/', '127.0.0.1:8787'],
    ['Not an address ', 'not an address'],
    ['https://constructor/__proto__', 'constructor'],
  ])('of %s is %s', (url, key) => {
    expect(siteKey(url)).toBe(key);
  });

  it('is the same however the address is written', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const key = siteKey(url);
        expect(siteKey(`${url}#there`)).toBe(key);
        expect(siteKey(url.toUpperCase().replace(/^HTTPS?/, 'http'))).toBe(
          siteKey(url.replace(/^https?/, 'http').toLowerCase()),
        );
        expect(key).toBe(key.toLowerCase());
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => typeof siteKey(`http://127.0.0.1/${text}`) === 'string',
      ),
    );
  });
});
