import { describe, expect, it } from 'vitest';
import { entryWith, read, soleEntry } from './sample.ts';

const atom = (base: string, inside: string) =>
  soleEntry(
    read(`<feed xmlns="http://www.w3.org/2005/Atom"${base}><entry>${inside}</entry></feed>`),
  );
const html = (attributes = '') =>
  `<content type="html"${attributes}>&lt;img src="i.png"></content>`;
const xhtml = (attributes = '', inner = '') =>
  `<content type="xhtml"${attributes}><div xmlns="http://www.w3.org/1999/xhtml"${inner}><img src="i.png"/></div></content>`;
const b = ' xml:base="https://b.example/x/"';
const picture = (address: string) => `<img src="${address}"`;

describe('parseFeed on relative addresses in a content', () => {
  // biome-ignore format: a table reads better in rows
  const atoms: [feedBase: string, inside: string, address: string][] = [
    ['', html(), 'https://a.example/i.png'],
    [b, html(), 'https://b.example/x/i.png'],
    ['', html(b), 'https://b.example/x/i.png'],
    [b, html(' xml:base="y/"'), 'https://b.example/x/y/i.png'],
    [b, html(' xml:base="/y/"'), 'https://b.example/y/i.png'],
    [' xml:base="/x/"', html(), 'https://a.example/x/i.png'],
    ['', xhtml(), 'https://a.example/i.png'],
    [b, xhtml(), 'https://b.example/x/i.png'],
    ['', xhtml(b), 'https://b.example/x/i.png'],
    ['', xhtml('', b), 'https://b.example/x/i.png'],
    [b, xhtml(' xml:base="y/"', ' xml:base="z/"'), 'https://b.example/x/y/z/i.png'],
    ['', `<link href="/p/1/"/>${html()}`, 'https://a.example/p/1/i.png'],
    [b, `<link href="/p/1/"/>${html()}`, 'https://b.example/x/i.png'],
    ['', `<content type="html">&lt;img src="https://c.example/i.png"></content>`, 'https://c.example/i.png'],
    ['', '<content type="html">&lt;img src="//c.example/i.png"></content>', 'https://c.example/i.png'],
    ['', `<content type="text/html" mode="base64"${b}>PGltZyBzcmM9ImkucG5nIj4=</content>`, 'https://b.example/x/i.png'],
    ['', `<summary type="html"${b}>&lt;img src="i.png"></summary>`, 'https://b.example/x/i.png'],
  ];
  it.each(atoms)('resolves with %j around %s', (base, inside, address) => {
    const { content, summary } = atom(base, inside);
    expect(content ?? summary).toContain(picture(address));
  });

  it('resolves inside of an element that has its own base', () => {
    const { content } = atom(
      b,
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="y/"><img src="i.png"/></p><img src="i.png"/></div></content>',
    );
    expect(content?.match(/src="[^"]+/g)).toEqual([
      'src="https://b.example/x/y/i.png',
      'src="https://b.example/x/i.png',
    ]);
  });

  // biome-ignore format: a table reads better in rows
  const kept: [given: string, ...addresses: string[]][] = [
    ['<a href="p">x</a>', 'href="https://b.example/x/p"'],
    ['<a href="../p?q=1#f">x</a>', 'href="https://b.example/p?q=1#f"'],
    ['<video src="v.mp4" poster="p.png"></video>', 'src="https://b.example/x/v.mp4"', 'poster="https://b.example/x/p.png"'],
    ['<audio src="s.mp3"></audio>', 'src="https://b.example/x/s.mp3"'],
    ['<audio><source src="s.mp3"/></audio>', 'src="https://b.example/x/s.mp3"'],
    ['<iframe src="f"></iframe>', 'href="https://b.example/x/f"'],
  ];
  it.each(kept)('makes absolute what is in %s', (given, ...addresses) => {
    const read = [
      entryWith('rss', `<description${b}><![CDATA[${given}]]></description>`).summary,
      entryWith('rss', `<description${b}>${given}</description>`).summary,
      atom('', `<content type="xhtml"${b}>${given}</content>`).content,
    ];
    for (const address of addresses) for (const one of read) expect(one).toContain(address);
  });

  // biome-ignore format: a table reads better in rows
  const rss: [string, string][] = [
    ['<description>&lt;img src="i.png"></description>', 'https://a.example/i.png'],
    [`<description${b}>&lt;img src="i.png"></description>`, 'https://b.example/x/i.png'],
    ['<link>https://a.example/p/1/</link><description>&lt;img src="i.png"></description>', 'https://a.example/p/1/i.png'],
    ['<description><img src="i.png"/></description>', 'https://a.example/i.png'],
    [`<content:encoded${b}>&lt;img src="i.png"></content:encoded>`, 'https://b.example/x/i.png'],
    [`<body xmlns="http://www.w3.org/1999/xhtml"${b}><img src="i.png"/></body>`, 'https://b.example/x/i.png'],
    [`<fullitem${b}>&lt;img src="i.png"></fullitem>`, 'https://b.example/x/i.png'],
  ];
  it.each([
    ['<rss xml:base="x/"><channel>', 'https://a.example/x/'],
    ['<rss xml:base="x/"><channel xml:base="y/">', 'https://a.example/x/y/'],
    ['<rss><channel xml:base="/y/">', 'https://a.example/y/'],
  ])('resolves a base that is relative itself: %s', (start, base) => {
    const inside = '<item><link>p</link><description>&lt;img src="i.png"></description></item>';
    const { url, summary } = soleEntry(read(`${start}${inside}</channel></rss>`));
    expect([url, summary]).toEqual([`${base}p`, `<img src="${base}i.png" />`]);
  });

  it.each(rss)('resolves in an item with %s', (inside, address) => {
    const { content, summary } = entryWith('rss', inside);
    expect(content ?? summary).toContain(picture(address));
  });
});
