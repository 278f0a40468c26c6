import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeed } from './index.ts';

const seeds = [
  `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY me "Ada">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>&me;</title>
   <item><title><![CDATA[A & b]]></title><link>https://ada.example/1</link><guid>1</guid><dc:creator>Ada</dc:creator>
   <pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate><description>&lt;p&gt;Hi&lt;/p&gt;</description></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ada.example/"><title type="html">T</title><entry><id>1</id><link href="x"/>
   <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content><author><name>Ada</name></author></entry></feed>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","content_html":"<p>x</p>","date_published":"2004-01-01"}]}`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="u"><title>t</title></item></rdf:RDF>`,
].map((text) => new TextEncoder().encode(text));

/** A feed with some bytes overwritten, removed, doubled. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(700), fc.nat(40), fc.uint8Array({ maxLength: 6 }), fc.boolean()), {
      maxLength: 8,
    }),
  )
  .map(([seed, changes]) => {
    let bytes = [...seed];
    for (const [at, length, insert, isCopy] of changes) {
      const removed = bytes.slice(at, at + length);
      bytes = [
        ...bytes.slice(0, at),
        ...insert,
        ...(isCopy ? [...removed, ...removed] : []),
        ...bytes.slice(at + length),
      ];
    }
    return Uint8Array.from(bytes);
  });

function check(bytes: Uint8Array): void {
  const parsed = parseFeed(bytes, { url: 'https://ada.example/feed', contentType: 'text/xml' });
  if (parsed.kind === 'not-a-feed') {
    expect(parsed.why).toMatch(/^[A-Z].*\.$/s);
    return;
  }
  for (const entry of parsed.feed.entries) {
    expect(entry.title === null || (entry.title.length > 0 && entry.title.length <= 500)).toBe(
      true,
    );
    expect(entry.url === null || /^https?:\/\//i.test(entry.url)).toBe(true);
    for (const date of [entry.published, entry.updated]) {
      expect(date === null || new Date(date).toISOString() === date).toBe(true);
    }
    expect(`${entry.content}${entry.summary}`).not.toMatch(/<script|<iframe|javascript:/i);
  }
}

describe('parseFeed', () => {
  it('never throws on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check), { numRuns: 1_000 });
  });

  it('never throws on arbitrary text in a feed', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '/',
        '&',
        ';',
        '"',
        '=',
        'a',
        'item',
        'title',
        '![CDATA[',
        ']]>',
        '!--',
        '-->',
        '?',
        ' ',
        'x:',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (inside) => check(new TextEncoder().encode(`<rss><channel>${inside}`))),
      { numRuns: 2_000 },
    );
  });

  it('never throws on mutated feeds, and what it gives stays in its shape', () => {
    fc.assert(fc.property(mutated, check), { numRuns: 2_000 });
  });

  it('reads the seeds themselves', () => {
    for (const seed of seeds)
      expect(parseFeed(seed)).toMatchObject({ kind: 'feed', feed: { entries: [{}] } });
  });

  it('gives the same result for the same bytes', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        expect(parseFeed(bytes)).toEqual(parseFeed(bytes));
      }),
      { numRuns: 200 },
    );
  });

  const hostile: [string, string][] = [
    ['depth', '<a>'.repeat(2_000_000)],
    ['declarations', '<a xmlns:b="c">'.repeat(500_000)],
    ['CDATA without end', '<1<![CDATA['.repeat(500_000)],
    ['comments without end', '<!--'.repeat(1_000_000)],
    ['references', '&nosuch;'.repeat(500_000)],
    ['half tags', '&lt;br '.repeat(500_000)],
    ['open items', '<item>'.repeat(500_000)],
  ];
  it.each(hostile)('lives through much %s', (_name, flood) => {
    const bytes = new TextEncoder().encode(`<rss><channel><item><title>x</title>${flood}`);
    expect(parseFeed(bytes).kind).toBe('feed');
  });
});
