import { describe, expect, it } from 'vitest';
import { type ParsedEntry, type ParsedFeed, parseFeed } from './index.ts';

const namespaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" ' +
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ' +
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dcterms="http://purl.org/dc/terms/"';

function feedOf(xml: string, url = 'https://ada.example/feed.xml'): ParsedFeed {
  const parsed = parseFeed(new TextEncoder().encode(xml), { url });
  if (parsed.kind !== 'feed') throw new Error(parsed.why);
  return parsed.feed;
}

function channel(inside: string): ParsedFeed {
  return feedOf(`<rss version="2.0" ${namespaces}><channel>${inside}</channel></rss>`);
}

function item(inside: string): ParsedEntry {
  const [entry] = channel(`<link>https://ada.example/</link><item>${inside}</item>`).entries;
  if (!entry) throw new Error('no entry');
  return entry;
}

describe('parseFeed on RSS', () => {
  it('reads what a channel says of itself', () => {
    const feed = channel(`<title>Ada &amp; friends</title><link>https://ada.example/</link>
      <description>Notes on &lt;b&gt;engines&lt;/b&gt;</description><language>en-GB</language>
      <managingEditor>ada@ada.example (Ada Byron)</managingEditor><ttl>90</ttl>
      <generator>Loom 2</generator><atom:link rel="self" href="/feed.xml"/>
      <atom:link rel="hub" href="https://hub.example/"/>`);
    expect(feed).toEqual({
      format: 'rss-2.0',
      title: 'Ada & friends',
      id: null,
      published: null,
      updated: null,
      link: 'https://ada.example/',
      description: 'Notes on engines',
      language: 'en-GB',
      authors: [{ name: 'Ada Byron', url: null, email: 'ada@ada.example' }],
      hubs: ['https://hub.example/'],
      self: 'https://ada.example/feed.xml',
      ttlMinutes: 90,
      generator: 'Loom 2',
      entries: [],
    });
  });

  const formats: [string, string][] = [
    ['<rss version="0.91"><channel><title>a</title></channel></rss>', 'rss-0.91'],
    ['<rss version="0.92"><channel><title>a</title></channel></rss>', 'rss-0.92'],
    ['<rss version="2.0.1"><channel><title>a</title></channel></rss>', 'rss-2.0'],
    ['<rss><channel><title>a</title></channel></rss>', 'rss'],
    ['<RSS VERSION="2.0"><CHANNEL><TITLE>a</TITLE></CHANNEL></RSS>', 'rss-2.0'],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>a</title></channel></rdf:RDF>',
      'rss-0.90',
    ],
    [
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>a</title></channel></rdf:RDF>',
      'rss-1.0',
    ],
    [
      '<Channel xmlns="http://purl.org/net/rss1.1#"><title>a</title><link>https://a.example</link></Channel>',
      'rss-1.1',
    ],
    ['<channel><title>a</title><link>https://a.example</link></channel>', 'rss'],
    [
      '<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>a</title></channel></rss>',
      'rss-2.0',
    ],
    [
      '<CHANNEL HREF="https://a.example/"><TITLE>a</TITLE><ITEM HREF="x" LASTMOD="2004-01-01T00:00"><TITLE>one</TITLE></ITEM></CHANNEL>',
      'cdf',
    ],
  ];
  it.each(formats)('knows %s', (xml, format) => {
    expect(feedOf(xml)).toMatchObject({ format, title: 'a' });
  });

  it('finds the items of RSS 1.0 beside its channel, with ids from rdf:about', () => {
    const feed =
      feedOf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>t</title>
      <items><rdf:Seq><rdf:li resource="https://a.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://a.example/1"><title>One</title><dc:date>2004-01-01</dc:date></item></rdf:RDF>`);
    expect(feed.entries).toMatchObject([
      {
        id: 'https://a.example/1',
        url: 'https://a.example/1',
        title: 'One',
        published: '2004-01-01T00:00:00.000Z',
      },
    ]);
    expect(feed.link).toBe('https://a.example/');
  });

  const titles: [string, string | null][] = [
    ['<title>  Two\n lines </title>', 'Two lines'],
    ['<title><![CDATA[Tom &amp; Jerry]]></title>', 'Tom & Jerry'],
    ['<title>Tom &amp;amp; Jerry</title>', 'Tom & Jerry'],
    ['<title>It&amp;#8217;s</title>', 'It’s'],
    ['<title>&lt;b&gt;Bold&lt;/b&gt; news</title>', 'Bold news'],
    ['<title>The &lt;select&gt; element</title>', 'The <select> element'],
    ['<title>The &amp;lt;b&amp;gt; element</title>', 'The <b> element'],
    ['<title>2 &lt; 3 &amp; 4 > 3</title>', '2 < 3 & 4 > 3'],
    ['<title>Caf&eacute; &ndash; &#233;&#x151;&#150;</title>', 'Café – éő–'],
    ['<title>Some <em>inline</em> markup</title>', 'Some inline markup'],
    ['<title>I <3 feeds & more</title>', 'I <3 feeds & more'],
    ['<title></title><dc:title>From dc</dc:title>', 'From dc'],
    ['<media:title>From media</media:title>', 'From media'],
    ['<title/><description>untitled</description>', null],
    ['<image><title>not mine</title></image><guid>1</guid>', null],
  ];
  it.each(titles)('makes plain text of %s', (xml, title) => expect(item(xml).title).toBe(title));

  it('bounds a title without halving a character', () => {
    const title = item(`<title>${'x'.repeat(499)}😀 more</title>`).title;
    expect(title).toBe('x'.repeat(499));
  });

  const links: [string, string | null][] = [
    ['<link>https://ada.example/1</link>', 'https://ada.example/1'],
    ['<link>\n https://ada.example/1?a=1&b=2 \n</link>', 'https://ada.example/1?a=1&b=2'],
    ['<link>https://ada.example/?a=1&amp;amp;b=2</link>', 'https://ada.example/?a=1&b=2'],
    ['<link>/posts/1</link>', 'https://ada.example/posts/1'],
    ['<link href="https://ada.example/h"/>', 'https://ada.example/h'],
    ['<link>https://ada.example/a b</link>', 'https://ada.example/a%20b'],
    ['<link>www.ada.example/1</link>', 'http://www.ada.example/1'],
    ['<guid>https://ada.example/g</guid>', 'https://ada.example/g'],
    ['<guid isPermaLink="true">/g</guid>', 'https://ada.example/g'],
    ['<guid isPermaLink="false">https://ada.example/g</guid>', null],
    ['<guid>tag:ada.example,2004:1</guid>', null],
    ['<atom:link href="https://ada.example/a"/>', 'https://ada.example/a'],
    [
      '<link>https://proxy.example/~r/1</link><feedburner:origLink>https://ada.example/o</feedburner:origLink>',
      'https://ada.example/o',
    ],
    ['<link>javascript:alert(1)</link>', null],
    ['<link>https://</link>', null],
  ];
  it.each(links)('takes the address of %s', (xml, url) => {
    expect(item(`<title>t</title>${xml}`).url).toBe(url);
  });

  const people: [string, [string | null, string | null][]][] = [
    ['<author>ada@ada.example (Ada Byron)</author>', [['Ada Byron', 'ada@ada.example']]],
    ['<author>Ada Byron &lt;ada@ada.example&gt;</author>', [['Ada Byron', 'ada@ada.example']]],
    ['<author>Ada Byron (ada@ada.example)</author>', [['Ada Byron', 'ada@ada.example']]],
    ['<author>Ada Byron</author>', [['Ada Byron', null]]],
    ['<author>ada@ada.example</author>', [[null, 'ada@ada.example']]],
    ['<author>noreply@blogger.com (Ada)</author>', [['Ada', null]]],
    ['<author><name>Ada</name></author>', [['Ada', null]]],
    [
      '<dc:creator>Ada</dc:creator><dc:creator>Bo</dc:creator>',
      [
        ['Ada', null],
        ['Bo', null],
      ],
    ],
    ['<author>a@a.example (Ada)</author><dc:creator>ADA</dc:creator>', [['ADA', 'a@a.example']]],
    ['<itunes:author>Ada Cast</itunes:author>', [['Ada Cast', null]]],
    ['<author> </author>', []],
  ];
  it.each(people)('names the people of %s', (xml, expected) => {
    expect(item(`<title>t</title>${xml}`).authors.map((one) => [one.name, one.email])).toEqual(
      expected,
    );
  });

  const texts: [string, string | null, string | null][] = [
    ['<description>&lt;p&gt;Hi&lt;/p&gt;</description>', null, '<p>Hi</p>'],
    ['<description><![CDATA[<p>Hi</p>]]></description>', null, '<p>Hi</p>'],
    ['<description>Plain & simple</description>', null, 'Plain & simple'],
    ['<description><p>Not <b>escaped</b></p></description>', null, '<p>Not <b>escaped</b></p>'],
    ['<description>&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;</description>', null, '<p>Twice</p>'],
    [
      '<description>s</description><content:encoded><![CDATA[<p>full</p>]]></content:encoded>',
      '<p>full</p>',
      's',
    ],
    [
      '<body xmlns="http://www.w3.org/1999/xhtml"><p>in<br/>body</p></body>',
      '<p>in<br />body</p>',
      null,
    ],
    ['<description>&amp;lt;p&amp;gt; opens one</description>', null, '&lt;p&gt; opens one'],
    ['<itunes:summary>spoken</itunes:summary>', null, 'spoken'],
    ['<media:group><media:description>seen</media:description></media:group>', null, 'seen'],
    [
      '<link>https://ada.example/p/1/</link><description>&lt;img src="a.png"&gt;</description>',
      null,
      '<img src="https://ada.example/p/1/a.png" />',
    ],
    [
      '<description xml:base="https://base.example/x/">&lt;a href="y"&gt;y&lt;/a&gt;</description>',
      null,
      '<a href="https://base.example/x/y">y</a>',
    ],
    ['<description></description>', null, null],
  ];
  it.each(texts)('takes the text of %s', (xml, content, summary) => {
    expect(item(`<title>t</title>${xml}`)).toMatchObject({ content, summary });
  });

  it('reads ids, dates, tags, files and language', () => {
    const entry =
      item(`<guid isPermaLink="false"> id-1 </guid><pubDate>Thu, 01 Jan 04 19:48:21 GMT</pubDate>
      <dcterms:modified>2004-01-02</dcterms:modified><category>Looms</category><category domain="x">looms</category>
      <dc:subject>Engines &amp;amp; cards</dc:subject><itunes:keywords>a, b</itunes:keywords><dc:language>fr</dc:language>
      <enclosure url="/e.mp3" type="audio/mpeg" length="123"/><media:content url="https://m.example/v.mp4" fileSize="9"/>
      <enclosure url="https://ada.example/e.mp3" length="-1"/>`);
    expect(entry).toMatchObject({
      id: 'id-1',
      published: '2004-01-01T19:48:21.000Z',
      updated: '2004-01-02T00:00:00.000Z',
      tags: ['Looms', 'Engines & cards', 'a', 'b'],
      language: 'fr',
      enclosures: [
        { url: 'https://ada.example/e.mp3', type: 'audio/mpeg', lengthBytes: 123 },
        { url: 'https://m.example/v.mp4', type: null, lengthBytes: 9 },
      ],
    });
  });

  it('knows namespaces by address, not by prefix', () => {
    const feed =
      feedOf(`<rss version="2.0" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom/">
      <channel><item><title>t</title><x:creator>Ada</x:creator><a10:updated>2004-01-01T00:00:00Z</a10:updated></item></channel></rss>`);
    expect(feed.entries[0]).toMatchObject({
      authors: [{ name: 'Ada' }],
      updated: '2004-01-01T00:00:00.000Z',
    });
  });

  it('reckons the syndication module in minutes', () => {
    const feed = channel(
      '<title>t</title><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
    );
    expect(feed.ttlMinutes).toBe(360);
  });

  it('expands entities of an internal DTD, within bounds', () => {
    const laughs = Array.from(
      { length: 30 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    ).join('');
    const feed =
      feedOf(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY me "Ada &amp; Co"><!ENTITY l0 "lol">${laughs}
      <!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&me;&file;</title>
      <item><title>one</title><description>&l30;&l6;</description></item><item><title>two</title></item></channel></rss>`);
    expect(feed.title).toBe('Ada & Co');
    expect(feed.entries.map((one) => one.title)).toEqual(['one', 'two']);
    expect(feed.entries[0]?.summary?.length ?? 0).toBeLessThan(2_000_000);
  });

  it('keeps at most 5,000 entries and 50 tags', () => {
    const feed = channel(
      `<item>${'<category>x</category>'.repeat(3)}${Array.from({ length: 60 }, (_, n) => `<category>${n}</category>`).join('')}</item>${'<item><guid>1</guid></item>'.repeat(5_100)}`,
    );
    expect(feed.entries).toHaveLength(5_000);
    expect(feed.entries[0]?.tags).toHaveLength(50);
  });
});
