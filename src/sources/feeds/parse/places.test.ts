import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeed } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function entriesOf(text: string) {
  const parsed = parseFeed(bytes(text), { url: 'https://a.example/feed' });
  return parsed.kind === 'feed' ? parsed.feed.entries : [];
}
const item = (n: number, more = '') => `<item><title>T${n}</title><guid>g${n}</guid>${more}</item>`;
const entry = (n: number, more = '') => `<entry><title>T${n}</title><id>g${n}</id>${more}</entry>`;
const rss = (inside: string) =>
  `<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`;
const atom = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${inside}</feed>`;

describe('parseFeed on what stands in the wrong place', () => {
  // biome-ignore format: a table reads better in rows
  const odd: [string, string][] = [
    ['two feeds after each other', rss(item(1)) + rss(item(2))],
    ['two feeds of Atom', atom(entry(1)) + atom(entry(2))],
    ['two channels', `<rss><channel>${item(1)}</channel><channel>${item(2)}</channel></rss>`],
    ['items without a channel', `<rss>${item(1)}${item(2)}</rss>`],
    ['items in an element of their own', `<rss><channel><items>${item(1)}${item(2)}</items></channel></rss>`],
    ['items in one another', `<rss><channel><item><title>T1</title><guid>g1</guid>${item(2)}</item></channel></rss>`],
    ['a page after it', `${rss(item(1) + item(2))}<script>x</script></body></html>`],
    ['a byte order mark twice', `\ufeff\ufeff${rss(item(1) + item(2))}`],
    ['a byte order mark inside', rss(`\ufeff${item(1)}\ufeff${item(2)}`)],
    ['a prolog twice', `<?xml version="1.0"?><?xml version="1.0"?>${rss(item(1) + item(2))}`],
    ['a prolog inside', rss(`${item(1)}<?xml version="1.0"?>${item(2)}`)],
    ['the end of the channel too early', `<rss><channel>${item(1)}</channel>${item(2)}</rss>`],
    ['the end of the root too early', `<rss><channel>${item(1)}</channel></rss>${item(2)}`],
    ['entries after the end of the feed', `${atom(entry(1))}${entry(2)}`],
    ['entries in a namespace of their own', atom(`${entry(1)}<x:entry xmlns:x="http://purl.org/atom/ns#"><x:title>T2</x:title><x:id>g2</x:id></x:entry>`)],
    ['capital letters', rss(item(1) + item(2)).toUpperCase().replaceAll('VERSION', 'version').replaceAll('>G', '>g')],
    ['no quotes around attributes', `<rss version=2.0><channel>${item(1)}${item(2)}</channel></rss>`],
    ['a comment that is not closed well', rss(`<!-- one -- two -->${item(1)}${item(2)}`)],
    ['a bare ampersand in an address', rss(item(1, '<link>https://a.example/?a=1&b=2&copy=3</link>') + item(2))],
    ['a less-than in a text', rss(item(1, '<description>if a < b and c<d</description>') + item(2))],
    ['an unclosed tag of another name', rss(item(1, '<comments>x') + item(2))],
    ['an unclosed author', atom(entry(1, '<author><name>Ada') + entry(2))],
    ['an unclosed content', atom(entry(1, '<content type="html">&lt;p>x') + entry(2))],
    ['an unclosed link', rss(item(1, '<link>https://a.example/1') + item(2))],
    ['an undeclared prefix on an attribute', rss(item(1).replace('<item>', '<item x:y="z">') + item(2))],
    ['a DOCTYPE with a subset', `<!DOCTYPE rss [<!ELEMENT rss (channel)><!ENTITY x "y">]>${rss(item(1) + item(2))}`],
    ['Netscape\'s DOCTYPE', `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss(item(1) + item(2))}`],
  ];
  it.each(odd)('finds every entry in spite of %s', (_what, text) =>
    expect(entriesOf(text).map((one) => one.id)).toEqual(['g1', 'g2']),
  );

  it.each(odd)('gives no entry the words of another, with %s', (_what, text) => {
    for (const one of entriesOf(text)) expect(one.title).toBe(`T${one.id?.slice(1)}`);
  });

  it.each(['<dc:date>2004-01-01</dc:date>', '<dc:creator>Ada</dc:creator>', '<items/>'])(
    'takes a channel of RSS 1.0 that says only %s for a feed',
    (inside) =>
      expect(
        parseFeed(
          bytes(
            `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>${inside}</channel></rdf:RDF>`,
          ),
        ),
      ).toMatchObject({ kind: 'feed', feed: { format: 'rss-1.0', entries: [] } }),
  );

  // biome-ignore format: a list
  const words = [
    '<item>', '</item>', '<entry>', '</entry>', '<title>', '</title>', '<link>', '<link href="', '"/>', '<author>',
    '<![CDATA[', ']]>', '&lt;', '&amp;', '&', '<', '<div xmlns="http://www.w3.org/1999/xhtml">', '</div>', 'x', ' type="xhtml"',
    '<content type="html">', '</content>', '<pubDate>', '1 Jan 2004', '<dc:date>', '2004-W01', '<guid>', 'https://a.example/',
  ];
  const pieces = fc.array(fc.constantFrom(...words), { maxLength: 60 });
  // Each of these threw, or read a function, where tables were asked by a publisher's word.
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'takes %s for a word',
    (word) => {
      const whole = `<?xml version="1.0" encoding="${word}"?><rss version="2.0" xmlns="${word}" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
      <sy:updatePeriod>${word}</sy:updatePeriod>${item(1, `<pubDate>Thu, 01 Jan 2004 19:48:21 ${word}</pubDate><${word}>é</${word}>`)}</channel></rss>`;
      const parsed = parseFeed(
        bytes(whole).map((one) => (one === 0xc3 ? 0xe9 : one)),
        {
          contentType: `text/xml; charset=${word}`,
        },
      );
      expect(parsed).toMatchObject({
        kind: 'feed',
        feed: { entries: [{ title: 'T1', published: '2004-01-01T19:48:21.000Z' }] },
      });
      expect(parseFeed(bytes(`<${word}/>`))).toMatchObject({
        kind: 'not-a-feed',
        why: expect.any(String),
      });
    },
  );

  it('never throws, and what it gives is of its shape', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom(rss, atom), (parts, around) => {
        for (const one of entriesOf(around(parts.join('')))) {
          expect(one.title === null || one.title.length > 0).toBe(true);
          expect(one.titleHtml ?? '').not.toMatch(/<script|<iframe|\son\w+=/i);
          expect(one.url === null || URL.canParse(one.url)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds what it keeps of a huge title and many people in bounds', () => {
    const people = Array.from({ length: 500 }, (_, n) => `<author>P${n}</author>`).join('');
    const [one] = entriesOf(
      rss(`<item><title>${'&lt;b>x&lt;/b> '.repeat(100_000)}</title>${people}</item>`),
    );
    expect(one?.title?.length).toBeLessThanOrEqual(500);
    expect(one?.titleHtml?.length ?? 0).toBeLessThanOrEqual(8_000);
    expect(one?.authors.length).toBeLessThanOrEqual(50);
  });
});
