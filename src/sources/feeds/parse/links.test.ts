import { describe, expect, it } from 'vitest';
import { type Dialect, entryWith, feedWith, read, soleEntry } from './sample.ts';

const one = 'https://a.example/1';

// biome-ignore format: a table reads better in rows
const everywhere: [dialect: Dialect, xml: string, link: string | null][] = [
  // RFC 4287, 4.2.7
  ['atom', `<link href="${one}"/>`, one],
  ['atom', `<link rel="alternate" href="${one}"/>`, one],
  ['atom', `<link rel="ALTERNATE" href="${one}"/>`, one],
  ['atom', `<link rel="" href="${one}"/>`, one],
  ['atom', `<link rel="http://www.iana.org/assignments/relation/alternate" href="${one}"/>`, one],
  ['atom', `<link rel="http://www.iana.org/assignments/link-relations/alternate" href="${one}"/>`, one],
  ['atom', `<link rel="self" href="/self"/><link href="${one}"/>`, one],
  ['atom', `<link href="${one}"/><link rel="self" href="/self"/>`, one],
  ['atom', `<link rel="edit" href="/e"/><link rel="enclosure" href="/f"/><link rel="related" href="/r"/><link rel="via" href="/v"/><link href="${one}"/>`, one],
  ['atom', `<link type="application/pdf" href="/p"/><link type="text/html" href="${one}"/>`, one],
  ['atom', `<link type="text/html" href="${one}"/><link type="application/pdf" href="/p"/>`, one],
  ['atom', `<link type="application/xhtml+xml" href="${one}"/><link type="application/atom+xml" href="/p"/>`, one],
  ['atom', `<link type="text/plain" href="${one}"/>`, one],
  ['atom', `<link type="text/html; charset=utf-8" href="${one}"/>`, one],
  ['atom', `<link hreflang="de" type="text/html" href="${one}"/><link hreflang="en" type="text/html" href="/en"/>`, one],
  ['atom', `<link rel="alternate stylesheet" href="/s"/><link href="${one}"/>`, one],
  ['atom', '<link href="/1"/>', one],
  ['atom', '<link href="1"/>', one],
  ['atom', '<link href="?1"/>', 'https://a.example/feed?1'],
  ['atom', '<link href="//a.example/1"/>', one],
  ['atom', `<link href=" ${one} "/>`, one],
  ['atom', '<link xml:base="https://b.example/x/" href="1"/>', 'https://b.example/x/1'],
  ['atom', `<link href="${one}?a=1&amp;b=2"/>`, `${one}?a=1&b=2`],
  ['atom', `<link>${one}</link>`, one],
  ['atom', `<a:link href="${one}"/>`, one],
  ['atom', `<LINK HREF="${one}"/>`, one],
  ['atom', `<link href="${one}">text</link>`, one],
  ['atom', '<link href="ftp://a.example/1"/>', null],
  ['atom', '<link href="javascript:alert(1)"/>', null],
  ['atom', '<link/>', null],
  ['old', `<link rel="alternate" type="text/html" href="${one}"/>`, one],
  ['old', `<link rel="service.post" href="/p"/><link rel="alternate" href="${one}"/>`, one],
  ['rss', `<link>${one}</link>`, one],
  ['rss', `<link>\n  ${one}\n</link>`, one],
  ['rss', `<link><![CDATA[${one}]]></link>`, one],
  ['rss', `<link>${one}?a=1&amp;b=2</link>`, `${one}?a=1&b=2`],
  ['rss', `<link>${one}?a=1&b=2</link>`, `${one}?a=1&b=2`],
  ['rss', '<link>/1</link>', one],
  ['rss', `<LINK>${one}</LINK>`, one],
  ['rss', `<link></link><link>${one}</link>`, one],
  ['rss', `<link>${one}</link><link>https://a.example/2</link>`, one],
  ['rss', `<link href="${one}"/>`, one],
  ['rss', `<link rel="self" href="/self"/><link>${one}</link>`, one],
  ['rss', `<a:link rel="self" href="/self"/><link>${one}</link>`, one],
  ['rss', `<link>${one}</link><a:link href="/other"/>`, one],
  ['rss', `<a:link rel="alternate" href="${one}"/>`, one],
  ['rss', `<image><link>/logo</link></image><link>${one}</link>`, one],
  ['rss', `<textInput><link>/search</link></textInput><link>${one}</link>`, one],
  ['rss', `<link>${one}</link><image><link>/logo</link></image>`, one],
  ['rss', `<link xml:base="https://b.example/x/">1</link>`, 'https://b.example/x/1'],
  ['rss', '<media:group><link>/film</link></media:group>', null],
  ['rss', '<link>https://müller.example/ä</link>', 'https://müller.example/ä'],
  ['rss', `<link>feed:${one}</link>`, one],
  ['rdf', `<link>${one}</link>`, one],
];

// biome-ignore format: a table reads better in rows
const ofEntries: [dialect: Dialect, xml: string, link: string | null, id: string | null][] = [
  // RSS 2.0: guid is the address unless it says it is not
  ['rss', `<guid>${one}</guid>`, one, one],
  ['rss', `<guid isPermaLink="true">${one}</guid>`, one, one],
  ['rss', `<guid isPermaLink="TRUE">${one}</guid>`, one, one],
  ['rss', `<guid ispermalink="true">${one}</guid>`, one, one],
  ['rss', `<guid isPermaLink="">${one}</guid>`, one, one],
  ['rss', `<guid isPermaLink="false">${one}</guid>`, null, one],
  ['rss', `<guid isPermaLink=" False ">${one}</guid>`, null, one],
  ['rss', `<guid>${one}</guid><link>https://a.example/2</link>`, 'https://a.example/2', one],
  ['rss', `<link>https://a.example/2</link><guid>${one}</guid>`, 'https://a.example/2', one],
  ['rss', '<guid>abc</guid>', null, 'abc'],
  ['rss', '<guid isPermaLink="true">/1</guid>', one, '/1'],
  ['rss', '<guid isPermaLink="true">1.html</guid>', 'https://a.example/1.html', '1.html'],
  ['rss', '<guid isPermaLink="true" xml:base="https://b.example/">1</guid>', 'https://b.example/1', '1'],
  ['rdf', `<link rdf:resource="${one}"/>`, one, null],
  ['rss', '<guid> a b </guid>', null, 'a b'],
  ['rss', '<guid><![CDATA[a&b]]></guid>', null, 'a&b'],
  ['rss', '<GUID>abc</GUID>', null, 'abc'],
  ['rss', '<guid/><guid>abc</guid>', null, 'abc'],
  ['rss', '<id>abc</id>', null, 'abc'],
  ['rss', '<a:id>abc</a:id>', null, 'abc'],
  ['rss', '<dc:identifier>abc</dc:identifier>', null, 'abc'],
  ['rss', `<guid>abc</guid><dc:identifier>other</dc:identifier><link>${one}</link>`, one, 'abc'],
  ['rss', `<link>https://proxy.example/1</link><feedburner:origLink>${one}</feedburner:origLink>`, one, null],
  ['rss', `<comments>${one}#c</comments>`, null, null],
  ['rss', `<source url="${one}">theirs</source>`, null, null],
  ['rss', `<enclosure url="${one}" type="audio/mpeg" length="1"/>`, null, null],
  ['atom', `<id>${one}</id>`, one, one],
  ['atom', '<id>tag:a.example,2004:1</id>', null, 'tag:a.example,2004:1'],
  ['atom', '<id> urn:uuid:1 </id>', null, 'urn:uuid:1'],
  ['atom', '<a:id>abc</a:id>', null, 'abc'],
  ['atom', `<id>abc</id><link href="${one}"/>`, one, 'abc'],
  ['atom', `<id>abc</id><source><id>theirs</id><link href="/theirs"/></source>`, null, 'abc'],
  ['atom', `<source><id>theirs</id><link href="/theirs"/></source><id>abc</id><link href="${one}"/>`, one, 'abc'],
  ['atom', `<content src="${one}"/>`, one, null],
  ['atom', `<link rel="related" href="${one}"/><link rel="via" href="/v"/>`, one, null],
  ['atom', '<link rel="via" href="/v"/>', 'https://a.example/v', null],
  ['atom', `<link href="https://proxy.example/1"/><feedburner:origLink>${one}</feedburner:origLink>`, one, null],
  ['old', `<id>abc</id><link rel="alternate" href="${one}"/>`, one, 'abc'],
];

describe('parseFeed on addresses', () => {
  it.each(everywhere)('takes the link of an entry in %s: %s', (dialect, xml, link) =>
    expect(entryWith(dialect, xml).url).toBe(link),
  );

  it.each(everywhere)('takes the link of a feed in %s: %s', (dialect, xml, link) => {
    // A channel of RSS 1.0 says its own address.
    const about = dialect === 'rdf' ? 'https://a.example/' : null;
    expect(feedWith(dialect, `<title>t</title>${xml}`).link).toBe(link ?? about);
  });

  it.each(ofEntries)('takes link and id in %s: %s', (dialect, xml, link, id) =>
    expect(entryWith(dialect, xml)).toMatchObject({ url: link, id }),
  );

  // biome-ignore format: a table reads better in rows
  const whole: [string, string | null][] = [
    ['<rss><link>/1</link><channel><title>t</title></channel></rss>', one],
    ['<rss><channel><item><link>/2</link></item></channel></rss>', null],
    ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/1"><title>t</title></channel><image rdf:about="/logo"><link>/logo</link></image></rdf:RDF>', one],
    ['<rss xml:base="https://b.example/x/"><channel><link>1</link></channel></rss>', 'https://b.example/x/1'],
    ['<rss><channel xml:base="https://b.example/x/"><link>1</link></channel></rss>', 'https://b.example/x/1'],
    ['<rss xml:base="https://b.example/"><channel xml:base="x/"><link>1</link></channel></rss>', 'https://b.example/x/1'],
    ['<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><link href="1"/></feed>', 'https://b.example/x/1'],
    ['<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x/"><link href="1"/></feed>', 'https://a.example/x/1'],
    ['<feed xmlns="http://www.w3.org/2005/Atom" xml:base=""><link href="1"/></feed>', one],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/1</id></feed>', one],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/2"/></entry></feed>', null],
    ['<channel href="https://a.example/1"><title>t</title></channel>', one],
    ['<channel base="https://b.example/x/" href="1"><title>t</title></channel>', 'https://b.example/x/1'],
    ['<channel><a href="https://a.example/1"/><title>t</title></channel>', one],
  ];
  it.each(whole)('takes the link of %s', (xml, link) => expect(read(xml).link).toBe(link));

  it('takes the about of an item in RSS 1.0 as its id and its address', () => {
    const about = (more: string) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="${one}">${more}</item></rdf:RDF>`;
    expect(soleEntry(read(about('<title>t</title>')))).toMatchObject({ id: one, url: one });
    expect(soleEntry(read(about('<link>/2</link>')))).toMatchObject({
      id: one,
      url: 'https://a.example/2',
    });
  });

  it('finds the about whatever RDF is called there, and without a prefix', () => {
    const feed = (start: string, about: string) =>
      soleEntry(read(`${start}<item ${about}="${one}"><title>t</title></item>`)).id;
    const rss = 'xmlns="http://purl.org/rss/1.0/"';
    const rdf = '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
    expect(feed(`<r:RDF xmlns:r=${rdf} ${rss}>`, 'r:about')).toBe(one);
    expect(feed(`<rdf:RDF xmlns:rdf=${rdf} ${rss}>`, 'about')).toBe(one);
    expect(feed(`<rdf:RDF xmlns:rdf=${rdf} xmlns:x="https://x.example/" ${rss}>`, 'x:about')).toBe(
      null,
    );
  });

  it('resolves what a single entry says against where it came from', () => {
    const alone = '<entry xmlns="http://www.w3.org/2005/Atom"><link href="1"/></entry>';
    expect(soleEntry(read(alone)).url).toBe(one);
  });
});
