import { describe, expect, it } from 'vitest';
import { type ParsedEntry, type ParsedFeed, parseFeed } from './index.ts';

function feedOf(xml: string, url = 'https://ada.example/atom.xml'): ParsedFeed {
  const parsed = parseFeed(new TextEncoder().encode(xml), { url });
  if (parsed.kind !== 'feed') throw new Error(parsed.why);
  return parsed.feed;
}

function atom(inside: string, attributes = ''): ParsedFeed {
  return feedOf(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}>${inside}</feed>`);
}

function entryOf(feed: ParsedFeed): ParsedEntry {
  const [entry] = feed.entries;
  if (!entry) throw new Error('no entry');
  return entry;
}

const entry = (inside: string) => entryOf(atom(`<entry>${inside}</entry>`));
const old = (inside: string) =>
  entryOf(
    feedOf(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${inside}</entry></feed>`),
  );

describe('parseFeed on Atom', () => {
  it('reads what a feed says of itself', () => {
    const feed = atom(
      `<title type="html">Ada &amp;amp; &lt;i&gt;friends&lt;/i&gt;</title><subtitle>Notes</subtitle><id>urn:a</id>
       <link rel="self" href="atom.xml"/><link rel="alternate" type="application/json" href="/feed.json"/>
       <link type="text/html" href="/"/><link rel="hub" href="https://hub.example/"/>
       <author><name>Ada</name><uri>/about</uri><email>ada@ada.example</email></author><generator uri="x">Loom</generator>`,
      'xml:lang="nl"',
    );
    expect(feed).toEqual({
      format: 'atom-1.0',
      title: 'Ada & friends',
      titleHtml: 'Ada &amp; <i>friends</i>',
      id: 'urn:a',
      published: null,
      updated: null,
      link: 'https://ada.example/',
      description: 'Notes',
      language: 'nl',
      authors: [{ name: 'Ada', url: 'https://ada.example/about', email: 'ada@ada.example' }],
      hubs: ['https://hub.example/'],
      self: 'https://ada.example/atom.xml',
      ttlMinutes: null,
      generator: 'Loom',
      entries: [],
    });
  });

  it.each([
    ['<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>a</title></feed>', 'atom-0.3'],
    ['<feed><title>a</title></feed>', 'atom-1.0'],
    ['<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>a</a:title></a:feed>', 'atom-1.0'],
    ['<atom:feed><atom:title>a</atom:title></atom:feed>', 'atom-1.0'],
  ])('knows %s', (xml, format) => expect(feedOf(xml)).toMatchObject({ format, title: 'a' }));

  it('reads an entry document as a feed of one', () => {
    const feed = feedOf(
      '<entry xmlns="http://www.w3.org/2005/Atom"><title>One</title><id>1</id></entry>',
    );
    expect(feed.title).toBeNull();
    expect(feed.entries).toMatchObject([{ id: '1', title: 'One' }]);
  });

  it.each([
    ['<title>AT&amp;T</title>', 'AT&T'],
    ['<title type="text">The &lt;blink&gt; tag</title>', 'The <blink> tag'],
    ['<title type="html">The &amp;lt;blink&amp;gt; tag</title>', 'The <blink> tag'],
    ['<title type="html"><![CDATA[A <b>bold</b> one]]></title>', 'A bold one'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <code>a</code> tag</div></title>',
      'The a tag',
    ],
    ['<title>It&amp;#8217;s</title>', 'It’s'],
    ['<title>  </title>', null],
  ])('makes plain text of %s', (xml, title) => expect(entry(xml).title).toBe(title));

  const bodies: [string, string | null][] = [
    ['<content type="html">&lt;p&gt;Hi&lt;/p&gt;</content>', '<p>Hi</p>'],
    [
      '<content type="text">1 &lt; 2 &lt;b&gt;not bold&lt;/b&gt;</content>',
      '1 &lt; 2 &lt;b&gt;not bold&lt;/b&gt;',
    ],
    ['<content type="text">one\n\ntwo\nthree</content>', '<p>one</p><p>two<br />three</p>'],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p><br/></div></content>',
      '<p>a &lt; b</p><br />',
    ],
    [
      '<content type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div><h:p>pre</h:p></h:div></content>',
      '<p>pre</p>',
    ],
    ['<content>&lt;p&gt;no type&lt;/p&gt;</content>', '<p>no type</p>'],
    ['<content type="application/octet-stream">PHA+Ynl0ZXM8L3A+</content>', '<p>bytes</p>'],
    ['<content type="image/png">iVBORw0KGgo=</content>', null],
    [
      '<content type="html" xml:base="https://b.example/x/">&lt;a href="y"&gt;y&lt;/a&gt;</content>',
      '<a href="https://b.example/x/y">y</a>',
    ],
    [
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="https://b.example/"><img src="i.png" alt=""/></div></content>',
      '<img src="https://b.example/i.png" alt="" />',
    ],
  ];
  it.each(bodies)('takes the text of %s', (xml, content) =>
    expect(entry(xml).content).toBe(content),
  );

  it.each([
    ['<content type="text/html" mode="escaped">&lt;p&gt;old&lt;/p&gt;</content>', '<p>old</p>'],
    [
      '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>old</p></div></content>',
      '<div><p>old</p></div>',
    ],
    ['<content type="text/html" mode="base64">PHA+b2xkPC9wPg==</content>', '<p>old</p>'],
  ])('takes the text of Atom 0.3: %s', (xml, content) => expect(old(xml).content).toBe(content));

  it('reads dates of both versions', () => {
    expect(
      entry('<published>2004-01-01T00:00:00Z</published><updated>2004-01-02T00:00:00Z</updated>'),
    ).toMatchObject({ published: '2004-01-01T00:00:00.000Z', updated: '2004-01-02T00:00:00.000Z' });
    expect(
      old('<issued>2004-01-01</issued><modified>2004-01-02T00:00:00Z</modified>'),
    ).toMatchObject({ published: '2004-01-01T00:00:00.000Z', updated: '2004-01-02T00:00:00.000Z' });
  });

  it.each([
    ['<link href="/1"/>', 'https://ada.example/1'],
    [
      '<link rel="alternate" type="application/pdf" href="/p"/><link rel="alternate" type="text/html" href="/h"/>',
      'https://ada.example/h',
    ],
    ['<link rel="self" href="/s"/><link rel="related" href="/r"/>', 'https://ada.example/r'],
    [
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/>',
      'https://ada.example/1',
    ],
    ['<content src="/out"/>', 'https://ada.example/out'],
    ['<id>https://ada.example/id</id>', 'https://ada.example/id'],
    ['<id>urn:uuid:1</id>', null],
    ['<link href="javascript:alert(1)"/>', null],
  ])('takes the address of %s', (xml, url) => expect(entry(xml).url).toBe(url));

  it('nests xml:base, and lets authors come from entry, source or feed', () => {
    const feed = atom(
      `<author><name>Feed</name></author>
       <entry xml:base="b/"><id>1</id><link href="c"/><author><name>Own</name></author><author><name>Two</name></author></entry>
       <entry><id>2</id><link href="d"/><source><author><name>Source</name></author></source></entry>
       <entry xml:lang="de"><id>3</id><author><name> </name></author></entry>`,
      'xml:base="https://ada.example/a/"',
    );
    expect(feed.entries.map((one) => one.url)).toEqual([
      'https://ada.example/a/b/c',
      'https://ada.example/a/d',
      null,
    ]);
    expect(feed.entries.map((one) => one.authors.map((who) => who.name))).toEqual([
      ['Own', 'Two'],
      ['Source'],
      ['Feed'],
    ]);
    expect(feed.entries[2]?.language).toBe('de');
  });

  it('reads categories, files and Media RSS', () => {
    const one = entry(`<category term="x" label="Looms"/><category term="cards"/>
      <link rel="enclosure" href="/e.mp3" type="audio/mpeg" length="5"/>
      <media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content url="https://m.example/v" type="video/mp4"/>
      <media:description>About
the film</media:description></media:group>`);
    expect(one).toMatchObject({
      tags: ['Looms', 'cards'],
      summary: 'About<br />the film'.replace('About', '<p>About').concat('</p>'),
      enclosures: [
        { url: 'https://ada.example/e.mp3', type: 'audio/mpeg', lengthBytes: 5 },
        { url: 'https://m.example/v', type: 'video/mp4', lengthBytes: null },
      ],
    });
  });

  it.each([
    ['<re:rank scheme="https://ask.example">12</re:rank>', 12],
    ['<re:rank> -3 </re:rank>', -3],
    ['<re:rank>4.5</re:rank>', undefined],
    ['<re:rank>99999999999999999999</re:rank>', undefined],
    ['<re:rank/>', undefined],
    ['', undefined],
  ])('counts the votes of %s', (xml, votes) => {
    const feed = atom(`<entry>${xml}</entry>`, 'xmlns:re="http://purl.org/atompub/rank/1.0"');
    expect(entryOf(feed).votes).toBe(votes);
  });
});
