import { describe, expect, it } from 'vitest';
import { parseFeed } from './index.ts';

const items = (count: number, change: (n: number, xml: string) => string = (_n, xml) => xml) =>
  Array.from({ length: count }, (_, n) =>
    change(
      n,
      `<item><title>Title ${n}</title><link>https://ada.example/${n}</link><guid>g${n}</guid>` +
        `<pubDate>Thu, 01 Jan 2004 00:00:00 GMT</pubDate><description><![CDATA[<p>Text ${n}</p>]]></description></item>\n`,
    ),
  ).join('');

const rss = (inside: string) =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Ada</title><link>https://ada.example/</link>${inside}</channel></rss>`;

const entry = (n: number) =>
  `<entry><id>g${n}</id><title>Title ${n}</title><link href="https://ada.example/${n}"/><updated>2004-01-01T00:00:00Z</updated><summary>Text ${n}</summary></entry>`;

function idsOf(text: string): (string | null)[] {
  const parsed = parseFeed(new TextEncoder().encode(text));
  return parsed.kind === 'feed' ? parsed.feed.entries.map((one) => one.id) : [parsed.why];
}

function entriesOf(text: string) {
  const parsed = parseFeed(new TextEncoder().encode(text));
  return parsed.kind === 'feed' ? parsed.feed.entries : [];
}

const all = Array.from({ length: 9 }, (_, n) => `g${n}`);
/** Items without CDATA, but for the fifth, where it stays open. */
const bare = (n: number, xml: string) =>
  n === 4
    ? xml.replace(']]>', ']]')
    : xml.replace(`<![CDATA[<p>Text ${n}</p>]]>`, `&lt;p>Text ${n}&lt;/p>`);
const fifth = (from: string, to: string) =>
  rss(items(9, (n, xml) => (n === 4 ? xml.replace(from, to) : xml)));

describe('parseFeed on damaged feeds', () => {
  const damaged: [string, string][] = [
    ['a bare ampersand', fifth('Title 4', 'Salt & pepper &copy & &nosuch; more')],
    [
      'a PHP warning before the prolog',
      `<br />\n<b>Warning</b>: include(x.php) failed in <b>/srv/x</b> on line <b>3</b><br />\n${rss(items(9))}`,
    ],
    ['text before the prolog', `Notice: undefined index\n${rss(items(9))}`],
    ['blank lines before the prolog', `\n\n  ${rss(items(9))}`],
    ['comments that quote a feed', `<!-- <feed> --><?xml version="1.0"?>${rss(items(9))}`],
    ['a broken prolog', rss(items(9)).replace('?>', '>')],
    ['no end of the root', rss(items(9)).replace('</channel></rss>', '')],
    ['an unclosed title', fifth('</title>', '')],
    ['an unclosed link', fifth('</link>', '')],
    ['an unclosed guid', fifth('</guid>', '')],
    ['an unclosed date', fifth('</pubDate>', '')],
    ['an unclosed description', fifth('</description>', '')],
    ['an unclosed item', fifth('</item>', '')],
    [
      'unclosed HTML in a description',
      fifth('<![CDATA[<p>Text 4</p>]]>', '<p>one<br>two<ul><li>three'),
    ],
    ['an end tag too many', fifth('</title>', '</title></b></title>')],
    ['crossed tags', fifth('Title 4', '<b>x<i>y</b>z</i>')],
    ['an unclosed CDATA section', fifth('Title 4</title>', '<![CDATA[Title 4</title>')],
    [
      'a CDATA section that nothing ends',
      rss(items(4) + items(9, (n, xml) => (n < 4 ? '' : bare(n, xml)))),
    ],
    ['an unknown DTD entity', fifth('Title 4', '&company; news')],
    ['control characters', fifth('Title 4', 'a\u0000b\u0008c\u001f')],
    ['a stray angle', fifth('Title 4', 'I <3 this, 1<2')],
    ['an attribute without quotes', fifth('<guid>', '<guid isPermaLink=false>')],
    ['an attribute twice', fifth('<guid>', '<guid a="1" a="2">')],
    ['tags in capitals', rss(items(9)).replaceAll('item>', 'ITEM>')],
    ['items outside the channel', rss('').replace('</channel>', `</channel>${items(9)}`)],
    ['an undeclared prefix', fifth('</title>', '</title><foo:bar>x</foo:bar>')],
    ['a page around it', `<html><body>${rss(items(9)).replace(/^.*\n/, '')}</body></html>`],
    ['an empty item before each', rss(items(9, (_n, xml) => `<item>${xml}`))],
    ['Windows line ends', rss(items(9)).replaceAll('\n', '\r\n')],
  ];
  it.each(damaged)('keeps every entry in spite of %s', (_name, text) =>
    expect(idsOf(text)).toEqual(all),
  );

  it.each(damaged)('keeps the neighbours whole in spite of %s', (_name, text) => {
    expect(entriesOf(text)[5]).toMatchObject({
      title: 'Title 5',
      url: 'https://ada.example/5',
      summary: '<p>Text 5</p>',
    });
  });

  it('keeps the items before a cut, wherever it falls', () => {
    const whole = rss(items(9));
    for (let cut = whole.indexOf('</item>') + 7; cut < whole.length; cut++) {
      const complete = whole.slice(0, cut).split('</item>').length - 1;
      expect(idsOf(whole.slice(0, cut))).toEqual(all.slice(0, complete));
    }
  });

  it('keeps the entries of Atom before a cut, wherever it falls', () => {
    const whole = `<feed xmlns="http://www.w3.org/2005/Atom">${[0, 1, 2].map(entry).join('')}</feed>`;
    for (let cut = whole.indexOf('</entry>') + 8; cut < whole.length; cut++) {
      const complete = whole.slice(0, cut).split('</entry>').length - 1;
      expect(idsOf(whole.slice(0, cut))).toEqual(all.slice(0, complete));
    }
  });

  it('reads Atom whose links and names are not closed', () => {
    const broken = [0, 1, 2]
      .map(entry)
      .join('')
      .replaceAll('"/>', '">')
      .replace('Title 1</title>', 'Title 1');
    const parsed = entriesOf(`<feed xmlns="http://www.w3.org/2005/Atom">${broken}</feed>`);
    expect(parsed.map((one) => [one.id, one.title, one.url])).toEqual(
      [0, 1, 2].map((n) => [`g${n}`, `Title ${n}`, `https://ada.example/${n}`]),
    );
  });
});
