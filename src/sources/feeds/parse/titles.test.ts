import { describe, expect, it } from 'vitest';
import { type Dialect, entryWith, feedWith, read } from './sample.ts';

type Case = [dialect: Dialect, xml: string, text: string | null, html?: string];

const div = '<div xmlns="http://www.w3.org/1999/xhtml">';

// biome-ignore format: a table reads better in rows
const everywhere: Case[] = [
  // RFC 4287, 3.1: text, html, xhtml
  ['atom', '<title>Looms</title>', 'Looms'],
  ['atom', '<title type="text">Looms</title>', 'Looms'],
  ['atom', '<title type="TEXT">Looms</title>', 'Looms'],
  ['atom', '<title>Q&amp;A</title>', 'Q&A'],
  ['atom', '<title type="text">Use &lt;b&gt; well</title>', 'Use <b> well'],
  ['atom', '<title type="text">Use &amp;lt;b&amp;gt; well</title>', 'Use &lt;b&gt; well'],
  ['atom', '<title type="html">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['atom', '<title type="html">Use &amp;lt;b&amp;gt; well</title>', 'Use <b> well', 'Use &lt;b&gt; well'],
  ['atom', '<title type="html"><![CDATA[Use <b>well</b>]]></title>', 'Use well', 'Use <b>well</b>'],
  ['atom', '<title type="html"><![CDATA[Use &lt;b> well]]></title>', 'Use <b> well', 'Use &lt;b> well'],
  ['atom', '<title type="html">Q&amp;amp;A</title>', 'Q&A', 'Q&amp;A'],
  ['atom', '<title type="html">Q&amp;A</title>', 'Q&A', 'Q&amp;A'],
  ['atom', '<title type="html">&lt;p>one&lt;/p>&lt;p>two&lt;/p></title>', 'one two', '<p>one</p><p>two</p>'],
  ['atom', '<title type="html">a&lt;br>b</title>', 'a b', 'a<br />b'],
  ['atom', '<title type="html">&lt;script>alert(1)&lt;/script>safe</title>', 'safe'],
  ['atom', '<title type="html">&lt;img src=x onerror=alert(1)>seen</title>', 'seen', '<img src="https://a.example/x" />seen'],
  ['atom', `<title type="xhtml">${div}Use <b>well</b></div></title>`, 'Use well', 'Use <b>well</b>'],
  ['atom', `<title type="xhtml">${div}Use &lt;b&gt; well</div></title>`, 'Use <b> well', 'Use &lt;b&gt; well'],
  ['atom', '<title type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div>Use <x:i>well</x:i></x:div></title>', 'Use well', 'Use <i>well</i>'],
  ['atom', '<title type="xhtml">no <b>div</b></title>', 'no div', 'no <b>div</b>'],
  ['atom', '<title type="xhtml">The &lt;blink> tag</title>', 'The <blink> tag', 'The &lt;blink&gt; tag'],
  ['atom', '<title type="xhtml">1 &lt; 2</title>', '1 < 2', '1 &lt; 2'],
  ['atom', `<title type="xhtml">${div}<p>a</p><p>b</p></div></title>`, 'a b', '<p>a</p><p>b</p>'],
  ['atom', '<title type="xhtml">\n  <div>\n  Wide\n </div>\n</title>', 'Wide'],
  ['atom', '<title type="text/html">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['atom', '<title type="text/plain">Use &lt;b&gt; well</title>', 'Use <b> well'],
  ['atom', '<title type="html" xml:base="https://b.example/x/">&lt;a href="y">go&lt;/a></title>', 'go', '<a href="https://b.example/x/y">go</a>'],
  ['atom', `<title type="xhtml" xml:base="https://b.example/x/">${div}<a href="y">go</a></div></title>`, 'go', '<a href="https://b.example/x/y">go</a>'],
  ['atom', `<title type="xhtml"><div xml:base="https://b.example/x/"><a href="y">go</a></div></title>`, 'go', '<a href="https://b.example/x/y">go</a>'],
  ['atom', '<title type="html">&lt;img src="/x.png" onload="x"></title>', null, '<img src="https://a.example/x.png" />'],
  ['atom', '<title type="html">&lt;img src="/x.png"></title><dc:title>core</dc:title>', 'core'],
  ['rss', '<title><![CDATA[<img src="/x.png">]]></title>', null, '<img src="https://a.example/x.png" />'],
  ['rss', '<title><![CDATA[<img src="/x.png">]]></title><dc:title>core</dc:title>', 'core'],
  ['atom', '<title type="html">&lt;br>&amp;nbsp;</title>', null],
  ['atom', '<title/>', null],
  ['atom', '<title> \n </title>', null],
  ['atom', '<title>Ünïcödé 日本</title>', 'Ünïcödé 日本'],
  ['atom', '<title>&#8220;q&#x201d; &eacute;</title>', '“q” é'],
  ['atom', '<a:title>prefixed</a:title>', 'prefixed'],
  ['atom', '<TITLE>loud</TITLE>', 'loud'],
  ['atom', '<dc:title>core</dc:title>', 'core'],
  ['atom', '<title>own</title><dc:title>core</dc:title>', 'own'],
  ['atom', '<dc:title>core</dc:title><title>own</title>', 'own'],
  // Atom 0.3, 3.1: type is a media type, mode says how it is written
  ['old', '<title>Looms</title>', 'Looms'],
  ['old', '<title type="text/plain" mode="escaped">Use &lt;b&gt; well</title>', 'Use <b> well'],
  ['old', '<title type="text/html" mode="escaped">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/html" mode="escaped"><![CDATA[Use <b>well</b>]]></title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/html">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/html" mode="xml">Use <b>well</b></title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title mode="escaped">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['old', `<title type="application/xhtml+xml" mode="xml">${div}Use <b>well</b></div></title>`, 'Use well', '<div>Use <b>well</b></div>'],
  ['old', `<title type="application/xhtml+xml">${div}Use &lt;b> well</div></title>`, 'Use <b> well', '<div>Use &lt;b&gt; well</div>'],
  ['rss', '<title xml:base="https://b.example/x/">&lt;a href="y">go&lt;/a></title>', 'go', '<a href="https://b.example/x/y">go</a>'],
  ['old', '<title type="application/xhtml+xml" mode="escaped">Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="application/xhtml+xml">Use <b>well</b></title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/html" mode="base64">VXNlIDxiPndlbGw8L2I+</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="application/xhtml+xml" mode="base64">VXNlIDxiPndlbGw8L2I+</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/plain" mode="base64">TG9vbXM=</title>', 'Looms'],
  ['old', '<title mode="base64">TG9vbXM=</title>', 'Looms'],
  ['old', '<title mode="base64">\n  TG9v\n  bXM=\n</title>', 'Looms'],
  ['old', '<title type="application/octet-stream" mode="base64">VXNlIDxiPndlbGw8L2I+</title>', 'Use well', 'Use <b>well</b>'],
  ['old', '<title type="text/html" mode="escaped">Q&amp;amp;A</title>', 'Q&A', 'Q&amp;A'],
  // RSS says neither text nor HTML
  ['rss', '<title>Looms</title>', 'Looms'],
  ['rss', '<title>Q&amp;A</title>', 'Q&A'],
  ['rss', '<title>Q & A</title>', 'Q & A'],
  ['rss', '<title>Q&amp;amp;A</title>', 'Q&A', 'Q&amp;A'],
  ['rss', '<title>Use &lt;b&gt;well&lt;/b&gt;</title>', 'Use well', 'Use <b>well</b>'],
  ['rss', '<title>Use &lt;b&gt; well</title>', 'Use <b> well'],
  ['rss', '<title>Use &amp;lt;b&amp;gt; well</title>', 'Use <b> well', 'Use &lt;b&gt; well'],
  ['rss', '<title><![CDATA[Use <i>well</i> & often]]></title>', 'Use well & often', 'Use <i>well</i> & often'],
  ['rss', '<title><![CDATA[Q & A]]></title>', 'Q & A'],
  ['rss', '<title>Use <b>well</b></title>', 'Use well', 'Use <b>well</b>'],
  ['rss', '<title>1 &lt; 2</title>', '1 < 2'],
  ['rss', '<title>safe&lt;script>alert(1)&lt;/script> and &lt;STYLE type="a">b{}&lt;/STYLE>sound</title>', 'safe and sound'],
  ['rss', '<title>İİİİİİ a&lt;script>b&lt;/script>c &lt;b</title>', 'İİİİİİ a c <b', 'İİİİİİ ac'],
  ['rss', '<title>The &lt;script&gt; tag</title>', 'The <script> tag'],
  ['rss', '<title>&lt;![CDATA[Q &amp; A]]&gt;</title>', 'Q & A'],
  ['rss', '<title>a ]]> b</title>', 'a ]]> b'],
  ['rss', '<title>a\n\t b</title>', 'a b'],
  ['rss', '<dc:title>core</dc:title>', 'core'],
  ['rss', '<title>own</title><dc:title>core</dc:title>', 'own'],
  ['rss', '<dc:title>core</dc:title><title>own</title>', 'own'],
  ['rss', '<media:title>film</media:title><title>own</title>', 'own'],
  ['rss', '<title>own</title><media:content url="https://a.example/f"><media:title>film</media:title></media:content>', 'own'],
  ['rss', '<title>own</title><itunes:title>spoken</itunes:title>', 'own'],
  ['rss', '<title>own</title><image><title>logo</title></image>', 'own'],
  ['rss', '<image><title>logo</title></image><title>own</title>', 'own'],
  ['rss', '<textInput><title>Search</title></textInput><title>own</title>', 'own'],
  ['rss', '<textinput><title>Search</title></textinput>', null],
  ['rss', '<source url="https://b.example/"><title>theirs</title></source>', null],
  ['rss', '<a:title type="html">Use &lt;b&gt;well&lt;/b&gt;</a:title>', 'Use well', 'Use <b>well</b>'],
  ['rss', '<title>first</title><title>second</title>', 'first'],
  ['rdf', '<title>Looms</title>', 'Looms'],
  ['rdf', '<dc:title>core</dc:title>', 'core'],
  ['cdf', '<TITLE>Looms</TITLE>', 'Looms'],
  ['cdf', '<TITLE VALUE="Looms"/>', 'Looms'],
  ['cdf', '<Title>Q&amp;A</Title>', 'Q&A'],
  ['cdf', '<TITLE>Use &lt;b&gt;well&lt;/b&gt;</TITLE>', 'Use well', 'Use <b>well</b>'],
];

describe('parseFeed on titles', () => {
  it.each(everywhere)('reads %s: %s in an entry', (dialect, xml, text, html) => {
    const { title, titleHtml } = entryWith(dialect, xml);
    expect([title, titleHtml ?? null]).toEqual([text, html ?? null]);
  });

  it.each(everywhere)('reads %s: %s in a feed', (dialect, xml, text, html) => {
    const { title, titleHtml } = feedWith(dialect, xml);
    expect([title, titleHtml ?? null]).toEqual([text, html ?? null]);
  });

  // biome-ignore format: a table reads better in rows
  const whole: [string, string | null][] = [
    ['<rss><channel><item><title>item</title></item></channel></rss>', null],
    ['<rss><title>stray</title><channel><item><title>item</title></item></channel></rss>', 'stray'],
    ['<rss><channel><item><title>item</title></item></channel><title>stray</title></rss>', 'stray'],
    ['<rss><channel><title>own</title></channel><image><title>logo</title></image></rss>', 'own'],
    ['<rdf:RDF xmlns="http://purl.org/rss/1.0/"><title>stray</title><item><title>item</title></item></rdf:RDF>', 'stray'],
    ['<rss xmlns="http://backend.userland.com/rss2"><channel><title>own</title></channel></rss>', 'own'],
    ['<rss xmlns="http://blogs.law.harvard.edu/tech/rss"><channel><title>own</title></channel></rss>', 'own'],
    ['<rss xmlns="http://unknown.example/"><channel><title>own</title></channel></rss>', 'own'],
    ['<r:rss xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>own</r:title></r:channel></r:rss>', 'own'],
    ['<rss><channel><foo:title>no</foo:title><title>own</title></channel></rss>', 'own'],
    ['<rss><channel><dc:title>undeclared</dc:title></channel></rss>', 'undeclared'],
    ['<rss><channel><DC:TITLE>undeclared</DC:TITLE></channel></rss>', 'undeclared'],
    ['<RSS><CHANNEL><TITLE>loud</TITLE></CHANNEL></RSS>', 'loud'],
    ['<rss><channel><title xmlns="http://purl.org/dc/elements/1.1/">core</title></channel></rss>', 'core'],
    ['<feed xmlns="http://example.org/own"><title>own</title></feed>', 'own'],
    ['<Feed xmlns="http://www.w3.org/2005/Atom"><Title>loud</Title></Feed>', 'loud'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>entry</title></entry></feed>', null],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>theirs</title></source></entry></feed>', null],
    ['<!DOCTYPE feed [<!ENTITY me "Ada">]><feed xmlns="http://www.w3.org/2005/Atom"><title>&me;</title></feed>', 'Ada'],
    ['<!DOCTYPE rss [<!ENTITY me "Ada &amp;amp; Bo">]><rss><channel><title>&me;</title></channel></rss>', 'Ada & Bo'],
    ['<?xml-stylesheet href="x.xsl"?><rss><channel><title>own</title></channel></rss>', 'own'],
    ['<rss version="0.91"><channel><title>own</title><textinput><title>no</title></textinput></channel></rss>', 'own'],
  ];
  it.each(whole)('finds the title of %s', (xml, title) => expect(read(xml).title).toBe(title));
});
