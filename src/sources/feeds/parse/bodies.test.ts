import { describe, expect, it } from 'vitest';
import { type Dialect, entryWith, feedWith, read, soleEntry } from './sample.ts';

const xhtml = 'xmlns="http://www.w3.org/1999/xhtml"';

// biome-ignore format: a table reads better in rows
const bodies: [dialect: Dialect, xml: string, content: string | null, summary: string | null][] = [
  // RFC 4287, 4.1.3
  ['atom', '<content>plain</content>', 'plain', null],
  ['atom', '<content type="text">a &lt;b&gt; c</content>', 'a &lt;b&gt; c', null],
  ['atom', '<content type="text">a &amp;amp; b</content>', 'a &amp;amp; b', null],
  ['atom', '<content type="text/plain">a &amp; b</content>', 'a &amp; b', null],
  ['atom', '<content type="text">&lt;b&gt;a&lt;/b&gt;</content>', '&lt;b&gt;a&lt;/b&gt;', null],
  ['atom', '<summary type="text">&lt;p&gt;a&lt;/p&gt;</summary>', null, '&lt;p&gt;a&lt;/p&gt;'],
  ['old', '<content type="text/plain" mode="escaped">&lt;b&gt;a&lt;/b&gt;</content>', '&lt;b&gt;a&lt;/b&gt;', null],
  ['atom', '<content type="html">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content type="HTML">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content type="html"><![CDATA[<p>a</p>]]></content>', '<p>a</p>', null],
  ['atom', '<content type="html">a &amp;lt;b> c</content>', 'a &lt;b> c', null],
  ['atom', '<content type="html"><![CDATA[<p>a</p>]]><![CDATA[<p>b</p>]]></content>', '<p>a</p><p>b</p>', null],
  ['atom', `<content type="xhtml"><div ${xhtml}><p>a</p></div></content>`, '<p>a</p>', null],
  ['atom', `<content type="xhtml"><div ${xhtml}>a &lt;b> c</div></content>`, 'a &lt;b&gt; c', null],
  ['atom', `<content type="xhtml"><div ${xhtml}><div>a</div></div></content>`, '<div>a</div>', null],
  ['atom', '<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div><x:p>a</x:p></x:div></content>', '<p>a</p>', null],
  ['atom', `<content type="xhtml"><div ${xhtml}>a<br/>b</div></content>`, 'a<br />b', null],
  ['atom', `<content type="application/xhtml+xml"><div ${xhtml}><p>a</p></div></content>`, '<div><p>a</p></div>', null],
  ['atom', `<content type="application/xhtml+xml"><html ${xhtml}><body><p>a</p></body></html></content>`, '<p>a</p>', null],
  ['atom', '<content type="text/html">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content type="text/html; charset=utf-8">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content type="application/octet-stream">PHA+YTwvcD4=</content>', '<p>a</p>', null],
  ['atom', '<content type="image/png">iVBORw0KGgo=</content>', null, null],
  ['atom', '<content type="html" src="https://a.example/full">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content src="https://a.example/full"/>', null, null],
  ['atom', '<content type="html"></content><summary>s</summary>', null, 's'],
  ['atom', '<summary>s</summary><content type="html">c</content>', 'c', 's'],
  ['atom', '<summary type="html">&lt;i>s&lt;/i></summary>', null, '<i>s</i>'],
  ['atom', `<summary type="xhtml"><div ${xhtml}><i>s</i></div></summary>`, null, '<i>s</i>'],
  ['atom', '<summary type="text">a &lt;b&gt; c</summary>', null, 'a &lt;b&gt; c'],
  ['atom', '<a:content type="html">&lt;p>a&lt;/p></a:content>', '<p>a</p>', null],
  ['atom', '<CONTENT TYPE="html">&lt;p>a&lt;/p></CONTENT>', '<p>a</p>', null],
  ['atom', '<content type="html">&lt;script>x&lt;/script>&lt;p onclick="x">a&lt;/p></content>', '<p>a</p>', null],
  ['atom', '<content:encoded><![CDATA[<p>a</p>]]></content:encoded>', '<p>a</p>', null],
  ['atom', '<dc:description>s</dc:description>', null, 's'],
  ['atom', '<description>s</description>', null, 's'],
  ['atom', `<content type="xhtml"><div ${xhtml}><p xml:lang="de">a</p></div></content>`, '<p lang="de">a</p>', null],
  ['rss', '<content:encoded>&amp;nbsp; &amp;#160;</content:encoded><description>s</description>', null, 's'],
  ['atom', `<content type="text/html" mode="xml"><div ${xhtml}><p>a</p></div></content>`, '<div><p>a</p></div>', null],
  // Atom 0.3: a media type and a mode
  ['old', '<content>plain</content>', 'plain', null],
  ['old', '<content type="text/html" mode="escaped">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['old', '<content type="text/html" mode="escaped"><![CDATA[<p>a</p>]]></content>', '<p>a</p>', null],
  ['old', '<content type="text/html" mode="base64">PHA+YTwvcD4=</content>', '<p>a</p>', null],
  ['old', '<content type="application/xhtml+xml" mode="base64">PHA+YTwvcD4=</content>', '<p>a</p>', null],
  ['old', '<content type="application/xhtml+xml" mode="escaped">&lt;p>a&lt;/p></content>', '<p>a</p>', null],
  ['old', `<content type="application/xhtml+xml" mode="xml"><div ${xhtml}><p>a</p></div></content>`, '<div><p>a</p></div>', null],
  ['old', '<content type="text/plain" mode="escaped">a &lt;b&gt; c</content>', 'a &lt;b&gt; c', null],
  ['old', '<content type="text/plain" mode="base64">YSA8Yj4gYw==</content>', 'a &lt;b&gt; c', null],
  ['old', '<content type="multipart/alternative"><content type="text/plain">p</content><content type="text/html" mode="escaped">&lt;p>h&lt;/p></content></content>', '<p>h</p>', null],
  ['old', '<summary type="text/html" mode="escaped">&lt;i>s&lt;/i></summary>', null, '<i>s</i>'],
  // RSS
  ['rss', '<description>s</description>', null, 's'],
  ['rss', '<description>a > b &copy; &amp;copy; c</description>', null, 'a > b © © c'],
  ['rss', '<description>a &lt;!-- -->&amp;lt;b> c &amp;&lt;!-- -->lt;</description>', null, 'a &lt;b> c &amp;lt;'],
  ['rss', '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml">The &lt;blink> tag</xhtml:body>', 'The &lt;blink&gt; tag', null],
  ['rss', '<xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml">&lt;p>a&lt;/p></xhtml:body>', '<p>a</p>', null],
  ['rss', '<itunes:summary>List&lt;String> &amp;amp; more</itunes:summary>', null, 'List &amp; more'],
  ['rss', '<itunes:summary>A List&lt;String> here</itunes:summary>', null, 'A List&lt;String&gt; here'],
  ['rss', '<itunes:summary>a &lt;a href="/x">b&lt;/a></itunes:summary>', null, 'a <a href="https://a.example/x">b</a>'],
  ['rss', '<description>&lt;p>s&lt;/p></description>', null, '<p>s</p>'],
  ['rss', '<description><![CDATA[<p>s</p>]]></description>', null, '<p>s</p>'],
  ['rss', '<description><p>s</p></description>', null, '<p>s</p>'],
  ['rss', '<description>a & b</description>', null, 'a & b'],
  ['rss', '<description>a &amp;amp; b</description>', null, 'a &amp; b'],
  ['rss', '<description>a &amp;lt;b&amp;gt; c</description>', null, 'a &lt;b&gt; c'],
  ['rss', '<description>&eacute;</description>', null, 'é'],
  ['rss', '<description>s</description><content:encoded>&lt;p>c&lt;/p></content:encoded>', '<p>c</p>', 's'],
  ['rss', '<content:encoded>&lt;p>c&lt;/p></content:encoded><description>s</description>', '<p>c</p>', 's'],
  ['rss', '<content:encoded>&lt;p>c&lt;/p></content:encoded>', '<p>c</p>', null],
  ['rss', '<fullitem>&lt;p>c&lt;/p></fullitem>', '<p>c</p>', null],
  ['rss', `<body ${xhtml}><p>c</p></body>`, '<p>c</p>', null],
  ['rss', '<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:p>c</x:p></x:body>', '<p>c</p>', null],
  ['rss', `<div ${xhtml}><p>c</p></div>`, '<p>c</p>', null],
  ['rss', '<xhtml:body><p>c</p></xhtml:body>', '<p>c</p>', null],
  ['rss', '<a:content type="html">&lt;p>c&lt;/p></a:content>', '<p>c</p>', null],
  ['rss', `<a:content type="xhtml"><div ${xhtml}><p>c</p></div></a:content>`, '<p>c</p>', null],
  ['rss', '<a:content type="text">a &lt;b> c</a:content>', 'a &lt;b&gt; c', null],
  ['rss', '<a:summary type="text">a &lt;b> c</a:summary>', null, 'a &lt;b&gt; c'],
  ['rss', '<dc:description>s</dc:description>', null, 's'],
  ['rss', '<dcterms:abstract>s</dcterms:abstract>', null, 's'],
  ['rss', '<itunes:summary>s</itunes:summary>', null, 's'],
  ['rss', '<itunes:subtitle>s</itunes:subtitle>', null, 's'],
  ['rss', '<itunes:summary>long</itunes:summary><description>s</description>', null, 's'],
  ['rss', '<media:description>s</media:description>', null, 's'],
  ['rss', '<description>s</description><media:description>m</media:description>', null, 's'],
  ['rss', '<description>short</description><description>the second, in full</description>', 'the second, in full', 'short'],
  ['rss', '<summary>short</summary><description>in full</description>', 'in full', 'short'],
  ['rss', '<description>short</description><summary>in full</summary>', 'in full', 'short'],
  ['rss', '<summary>s</summary><description>d</description><content:encoded>c</content:encoded>', 'c', 's'],
  ['rss', '<description>s</description><description>s</description>', null, 's'],
  ['rss', '<description/><description>s</description>', null, 's'],
  ['rss', '<image><description>logo</description></image>', null, null],
  ['rss', '<DESCRIPTION>s</DESCRIPTION>', null, 's'],
  ['rdf', '<description>s</description>', null, 's'],
  ['rdf', '<content:encoded><![CDATA[<p>c</p>]]></content:encoded>', '<p>c</p>', null],
  ['rdf', '<content:items><rdf:Bag><rdf:li><content:item><rdf:value>&lt;p>c&lt;/p></rdf:value></content:item></rdf:li></rdf:Bag></content:items>', '<p>c</p>', null],
  ['cdf', '<ABSTRACT>s</ABSTRACT>', null, 's'],
  ['cdf', '<ABSTRACT VALUE="s"/>', null, 's'],
];

describe('parseFeed on what an entry says', () => {
  it.each(bodies)('takes it in %s from %s', (dialect, xml, content, summary) =>
    expect(entryWith(dialect, xml)).toMatchObject({ content, summary }),
  );

  // biome-ignore format: a table reads better in rows
  const tags: [dialect: Dialect, xml: string, tags: string[]][] = [
    ['atom', '<category term="x"/>', ['x']],
    ['atom', '<category term="x" label="Looms"/>', ['Looms']],
    ['atom', '<category scheme="https://a.example/" term="x"/><category term="y"/>', ['x', 'y']],
    ['atom', '<category>Looms</category>', ['Looms']],
    ['atom', '<dc:subject>Looms</dc:subject>', ['Looms']],
    ['rss', '<category>Looms</category>', ['Looms']],
    ['rss', '<category domain="https://a.example/">Looms</category><category>Cards</category>', ['Looms', 'Cards']],
    ['rss', '<category>a/b/c</category>', ['a/b/c']],
    ['rss', '<category><![CDATA[Q & A]]></category>', ['Q & A']],
    ['rss', '<category>Q &amp;amp; A</category>', ['Q & A']],
    ['rss', '<category/><category> </category>', []],
    ['rss', '<dc:subject>Looms</dc:subject><category>looms</category>', ['Looms']],
    ['rss', '<itunes:keywords>a, b ,,c</itunes:keywords>', ['a', 'b', 'c']],
    ['rss', '<itunes:category text="Technology"><itunes:category text="Podcasting"/></itunes:category>', ['Technology', 'Podcasting']],
    ['rss', '<media:category>film</media:category>', ['film']],
    ['rss', '<a:category term="x"/>', ['x']],
    ['rdf', '<dc:subject>Looms</dc:subject>', ['Looms']],
  ];
  it.each(tags)('takes tags in %s from %s', (dialect, xml, expected) =>
    expect(entryWith(dialect, xml).tags).toEqual(expected),
  );

  const file = 'https://a.example/f.mp3';
  // biome-ignore format: a table reads better in rows
  const files: [dialect: Dialect, xml: string, type: string | null, lengthBytes: number | null][] = [
    ['rss', `<enclosure url="${file}" type="audio/mpeg" length="5"/>`, 'audio/mpeg', 5],
    ['rss', '<enclosure url="/f.mp3" type="audio/mpeg" length=""/>', 'audio/mpeg', null],
    ['rss', `<enclosure href="${file}" length="none"/>`, null, null],
    ['rss', '<enclosure xml:base="https://a.example/" url="f.mp3"/>', null, null],
    ['rss', `<enclosure url="${file}" length="5,000"/>`, null, 5_000],
    ['rss', `<ENCLOSURE URL="${file}"/>`, null, null],
    ['rss', `<media:content url="${file}" type="audio/mpeg" fileSize="5"/>`, 'audio/mpeg', 5],
    ['rss', `<media:group><media:content url="${file}"/></media:group>`, null, null],
    ['rss', `<a:link rel="enclosure" href="${file}" type="audio/mpeg" length="5"/>`, 'audio/mpeg', 5],
    ['atom', `<link rel="enclosure" href="/f.mp3" type="audio/mpeg" length="5"/>`, 'audio/mpeg', 5],
    ['atom', `<link rel="ENCLOSURE" href="${file}"/>`, null, null],
    ['atom', `<link xml:base="https://a.example/" rel="enclosure" href="f.mp3"/>`, null, null],
  ];
  it.each(files)('takes a file in %s from %s', (dialect, xml, type, lengthBytes) =>
    expect(entryWith(dialect, xml).enclosures).toEqual([{ url: file, type, lengthBytes }]),
  );

  // biome-ignore format: a table reads better in rows
  const languages: [dialect: Dialect, xml: string, language: string | null][] = [
    ['rss', '<language>en-GB</language>', 'en-GB'],
    ['rss', '<dc:language>fr</dc:language>', 'fr'],
    ['rss', '<language>en</language><dc:language>fr</dc:language>', 'en'],
    ['rss', '<language> en-us </language>', 'en-us'],
    ['rss', '<language></language>', null],
    ['rss', '<language>not a language</language>', null],
    ['atom', '<dc:language>fr</dc:language>', 'fr'],
    ['rdf', '<dc:language>fr</dc:language>', 'fr'],
  ];
  it.each(languages)('takes the language in %s from %s', (dialect, xml, language) => {
    expect(entryWith(dialect, xml).language).toBe(language);
    expect(feedWith(dialect, `<title>t</title>${xml}`).language).toBe(language);
  });

  it('takes xml:lang where it stands', () => {
    const feed = (root: string, entry: string, content: string) =>
      read(
        `<feed xmlns="http://www.w3.org/2005/Atom"${root}><entry${entry}><content${content}>x</content></entry></feed>`,
      );
    const lang = ' xml:lang="de"';
    expect(feed(lang, '', '').language).toBe('de');
    expect(soleEntry(feed('', lang, '')).language).toBe('de');
    expect(soleEntry(feed('', '', lang)).language).toBe('de');
    expect(soleEntry(feed(lang, ' xml:lang="fr"', '')).language).toBe('fr');
    expect(read(`<rss${lang}><channel><title>t</title></channel></rss>`).language).toBe('de');
    expect(read(`<rss><channel${lang}><title>t</title></channel></rss>`).language).toBe('de');
  });

  const first = '2004-01-01T00:00:00.000Z';
  const second = '2004-02-02T00:00:00.000Z';
  // biome-ignore format: a table reads better in rows
  const dates: [dialect: Dialect, xml: string, published: string | null, updated: string | null][] = [
    ['atom', `<published>${first}</published><updated>${second}</updated>`, first, second],
    ['atom', `<updated>${second}</updated>`, null, second],
    ['atom', `<published>${first}</published>`, first, null],
    ['atom', `<published>soon</published><dc:date>${first}</dc:date>`, first, null],
    ['atom', `<source><updated>${second}</updated></source>`, null, null],
    ['atom', `<issued>${first}</issued><modified>${second}</modified>`, first, second],
    ['old', `<issued>${first}</issued><modified>${second}</modified><created>${second}</created>`, first, second],
    ['old', `<created>${first}</created>`, first, null],
    ['old', `<issued>${first}</issued>`, first, null],
    ['rss', '<pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate>', first, null],
    ['rss', `<pubdate>${first}</pubdate>`, first, null],
    ['rss', `<dc:date>${first}</dc:date>`, first, first],
    ['rss', `<pubDate>${first}</pubDate><dc:date>${second}</dc:date>`, first, second],
    ['rss', `<pubDate/><dc:date>${first}</dc:date>`, first, first],
    ['rss', `<dcterms:issued>${first}</dcterms:issued>`, first, null],
    ['rss', `<prism:publicationDate>${first}</prism:publicationDate>`, first, null],
    ['rss', `<dcterms:created>${first}</dcterms:created><dcterms:modified>${second}</dcterms:modified>`, first, second],
    ['rss', `<a:published>${first}</a:published><a:updated>${second}</a:updated>`, first, second],
    ['rss', `<pubDate>${first}</pubDate><lastBuildDate>${second}</lastBuildDate>`, first, second],
    ['rss', `<expirationDate>${second}</expirationDate>`, null, null],
    ['rdf', `<dc:date>${first}</dc:date>`, first, first],
    ['rss', `<created>${first}</created><modified>${second}</modified>`, first, second],
    ['rss', `<issued>${first}</issued>`, first, null],
    ['atom', `<pubDate>${first}</pubDate><lastBuildDate>${second}</lastBuildDate>`, first, second],
    ['atom', `<dcterms:created>${first}</dcterms:created>`, first, null],
  ];
  // Each of these was read again from each of its parts, which took minutes.
  it.each([
    ['<img ', `<content>a ${'&lt;img '.repeat(120_000)}</content>`],
    ['a style', `<content type="html">&lt;p style="color:${' '.repeat(900_000)}x">a</content>`],
  ])('comes to an end with %s that does not', (_of, content) => {
    expect(typeof entryWith('atom', content).content).toBe('string');
  });

  it.each(dates)('takes the dates in %s of %s', (dialect, xml, published, updated) =>
    expect(entryWith(dialect, xml)).toMatchObject({ published, updated }),
  );
});
