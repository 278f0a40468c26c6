import { describe, expect, it } from 'vitest';
import { type Parsed, parseFeed } from './index.ts';

const read = (text: string): Parsed =>
  parseFeed(new TextEncoder().encode(text), { url: 'https://ada.example/feed.json' });

function feedOf(value: unknown) {
  const parsed = read(typeof value === 'string' ? value : JSON.stringify(value));
  if (parsed.kind !== 'feed') throw new Error(parsed.why);
  return parsed.feed;
}

const version = 'https://jsonfeed.org/version/1.1';

describe('parseFeed on JSON', () => {
  it('reads JSON Feed 1.1', () => {
    const feed = feedOf({
      version,
      title: 'Ada',
      home_page_url: 'https://ada.example/',
      feed_url: 'https://ada.example/feed.json',
      description: 'Notes',
      language: 'en',
      authors: [{ name: 'Ada', url: 'https://ada.example/about' }],
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      items: [
        {
          id: 7,
          url: '/1',
          title: 'One &amp; only',
          content_html: '<p onclick="x()">Hi</p><script>x()</script>',
          summary: 'short',
          date_published: '2004-01-01T19:48:21+00:00',
          date_modified: '2004-01-02T00:00:00Z',
          tags: ['a', 'A', 3],
          attachments: [
            { url: 'https://ada.example/e.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 },
          ],
          language: 'fr',
        },
        { id: 'two', content_text: 'a < b\n\nnew', authors: [{ name: 'Bo' }] },
      ],
    });
    expect(feed).toMatchObject({
      format: 'json-feed-1.1',
      title: 'Ada',
      link: 'https://ada.example/',
      self: 'https://ada.example/feed.json',
      hubs: ['https://hub.example/'],
      language: 'en',
    });
    expect(feed.entries[0]).toEqual({
      id: '7',
      url: 'https://ada.example/1',
      title: 'One & only',
      authors: [{ name: 'Ada', url: 'https://ada.example/about', email: null }],
      published: '2004-01-01T19:48:21.000Z',
      updated: '2004-01-02T00:00:00.000Z',
      content: '<p>Hi</p>',
      summary: 'short',
      tags: ['a', '3'],
      enclosures: [{ url: 'https://ada.example/e.mp3', type: 'audio/mpeg', lengthBytes: 5 }],
      language: 'fr',
    });
    expect(feed.entries[1]).toMatchObject({
      title: null,
      content: '<p>a &lt; b</p><p>new</p>',
      authors: [{ name: 'Bo' }],
    });
  });

  it('reads version 1.0 with its single author', () => {
    const feed = feedOf({
      version: 'https://jsonfeed.org/version/1',
      title: 't',
      items: [{ id: 'a', author: { name: 'Ada' } }],
    });
    expect(feed.format).toBe('json-feed-1.0');
    expect(feed.entries[0]?.authors).toEqual([{ name: 'Ada', url: null, email: null }]);
  });

  it('reads RSS-in-JSON with the rules of RSS', () => {
    const feed = feedOf({
      rss: {
        version: '2.0',
        channel: {
          title: 'Ada',
          link: 'https://ada.example/',
          item: [
            {
              title: 'One',
              guid: { isPermaLink: 'false', '#value': 'g1' },
              link: 'https://ada.example/1',
              description: '<b>Hi</b>',
              category: ['a', 'b'],
              enclosure: { url: 'https://ada.example/e.mp3', type: 'audio/mpeg', length: 5 },
            },
            { title: 'Two', guid: 'https://ada.example/2' },
          ],
        },
      },
    });
    expect(feed).toMatchObject({
      format: 'rss-in-json',
      title: 'Ada',
      link: 'https://ada.example/',
    });
    expect(feed.entries).toMatchObject([
      {
        id: 'g1',
        url: 'https://ada.example/1',
        summary: '<b>Hi</b>',
        tags: ['a', 'b'],
        enclosures: [{ lengthBytes: 5 }],
      },
      { id: 'https://ada.example/2', url: 'https://ada.example/2' },
    ]);
  });

  it('leaves out of an id what PostgreSQL cannot store', () => {
    const feed = feedOf({
      version,
      items: [{ id: 'posts/ind\0ex.md', content_text: 'a' }],
    });
    expect(feed.entries[0]?.id).toBe('posts/index.md');
  });

  it('keeps the items before a cut', () => {
    const whole = JSON.stringify({
      version,
      title: 'Ada',
      items: [{ id: '1', title: 'a}]"' }, { id: '2' }, { id: '3' }],
    });
    const feed = feedOf(whole.slice(0, whole.indexOf('"3"')));
    expect(feed).toMatchObject({ format: 'json-feed-1.1', title: 'Ada' });
    expect(feed.entries.map((one) => one.id)).toEqual(['1', '2']);
  });

  it('reads items with raw line ends in strings', () => {
    const feed = feedOf(
      `{"version":"${version}","title":"t","items":[{"id":"1","content_text":"a\nb"},]}`,
    );
    expect(feed.entries).toHaveLength(1);
  });

  it.each(['{"hello":1}', '[1,2]', '{"items":[]}', '{"rss":1}', '{', '[{]}'])(
    'explains %s',
    (text) => {
      expect(read(text)).toEqual({
        kind: 'not-a-feed',
        looksLike: 'json',
        why: 'This is JSON, but not a JSON Feed.',
      });
    },
  );
});
