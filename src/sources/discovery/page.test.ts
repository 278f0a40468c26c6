import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personOfPage, readPage } from './page.ts';

const page = (html: string, url = 'https://jane.example/', contentType?: string) =>
  readPage(new TextEncoder().encode(html), contentType ? { url, contentType } : { url });

describe('readPage', () => {
  it('reads title, site, description and language', () => {
    expect(
      page(`<!doctype html><html lang="de-AT"><head><title> Über\n mich </title>
        <meta property="og:site_name" content="Jane &amp; Lernen"><meta name=description content="Notizen"></head>
        <body><svg><title>Zeichen</title></svg></body></html>`),
    ).toMatchObject({
      title: 'Über mich',
      siteName: 'Jane & Lernen',
      description: 'Notizen',
      language: 'de',
    });
  });

  it('reads declared feeds against the base, each once, those of comments last', () => {
    const found = page(
      `<base href="/blog/"><link rel="alternate" type="application/rss+xml" title="Jane » Comments Feed" href="comments/feed/">
       <link rel="alternate" type="application/rss+xml" title="Posts" href="feed.xml">
       <link REL="Alternate" TYPE="application/atom+xml; charset=utf-8" href="/atom.xml">
       <link rel="alternate" type="application/rss+xml" href="https://jane.example/blog/feed.xml#again">
       <link rel="alternate" type="application/feed+json" href="feed.json">
       <link rel="alternate" type="application/json" href="/index.json">
       <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
       <link rel="alternate" type="application/json+oembed" href="/oembed?url=x">
       <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate stylesheet" type="text/css" href="x.css">
       <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">`,
    );
    expect(found.feeds).toEqual([
      { url: 'https://jane.example/blog/feed.xml', title: 'Posts', type: 'application/rss+xml' },
      { url: 'https://jane.example/atom.xml', title: null, type: 'application/atom+xml' },
      { url: 'https://jane.example/blog/feed.json', title: null, type: 'application/feed+json' },
      { url: 'https://jane.example/index.json', title: null, type: 'application/json' },
      {
        url: 'https://jane.example/blog/comments/feed/',
        title: 'Jane » Comments Feed',
        type: 'application/rss+xml',
      },
    ]);
    expect(found.guesses).toEqual([]);
  });

  it.each([
    [
      'https://jane.example/',
      [
        'https://jane.example/feed',
        'https://jane.example/atom.xml',
        'https://jane.example/index.xml',
      ],
    ],
    [
      'https://uni.example/~jane/about.html',
      ['https://uni.example/~jane/feed.xml', 'https://uni.example/~jane/rss.xml'],
    ],
    ['http://127.0.0.1:8787/jane.example/', ['http://127.0.0.1:8787/jane.example/feed.xml']],
    [
      'https://jane.example/blog/',
      ['https://jane.example/blog/feed.xml', 'https://jane.example/feed.xml'],
    ],
    ['https://medium.com/@jane', ['https://medium.com/feed/@jane']],
    ['https://social.example/@jane', ['https://social.example/@jane.rss']],
    [
      'https://www.youtube.com/channel/UCabC',
      ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabC'],
    ],
  ])('guesses feeds of %s', (url, expected) => {
    const { guesses } = page('<p>Nothing declared</p>', url);
    expect(guesses).toEqual(expect.arrayContaining(expected));
    expect(new Set(guesses.map((guess) => new URL(guess).host)).size).toBe(1);
    expect(guesses.length).toBeLessThanOrEqual(16);
  });

  it('guesses linked feeds of the same site first', () => {
    const { guesses } = page(
      '<a href="https://other.example/feed.xml">x</a><a href="/feeds/all.atom.xml">Atom</a>',
    );
    expect(guesses[0]).toBe('https://jane.example/feeds/all.atom.xml');
    expect(guesses.join()).not.toContain('other.example');
  });

  it('reads rel=me, web addresses only', () => {
    const { relMe } = page(
      '<a rel="nofollow me" href="https://social.example/@jane">a</a><link rel=me href="https://social.example/@jane/"><a rel=me href="mailto:j@x.example">m</a><a rel="meme" href="/x">x</a><!-- <a rel=me href="https://no.example/"> -->',
    );
    expect(relMe).toEqual(['https://social.example/@jane']);
  });

  it('reads an h-card and leaves to others what is theirs', () => {
    const { cards } = page(
      `<div class="h-card"><img class="u-photo" src="/me.jpg" alt=""><a class="p-name u-url" href="/">Jane Doe</a>
       <p class="p-note">Designs learning.</p><span class="p-job-title">Designer</span> at
       <span class="p-org h-card"><a class="p-name u-url" href="https://co.example">Co</a></span>
       <a class="u-email" href="mailto:Jane@jane.example?subject=hi">mail</a></div>`,
    );
    expect(cards[0]).toEqual({
      name: 'Jane Doe',
      url: 'https://jane.example/',
      photo: 'https://jane.example/me.jpg',
      note: 'Designs learning.',
      org: 'Co',
      role: 'Designer',
      email: 'jane@jane.example',
    });
  });

  it.each([
    ['<a class="h-card" href="/">Jane Doe</a>', { name: 'Jane Doe', url: 'https://jane.example/' }],
    ['<a class="h-card" href="/"><img src="a.png" alt="Jane Doe"></a>', { name: 'Jane Doe' }],
    [
      '<p class="vcard"><a class="url fn" href="/">Jane Doe</a> <span class="org">Co</span> <span class="title">Designer</span></p>',
      { name: 'Jane Doe', org: 'Co', role: 'Designer' },
    ],
    [
      '<p class="vcard"><abbr class="fn" title="Jane Doe">J</abbr></p>',
      { name: 'Jane Doe', url: null },
    ],
  ])('reads the short card %s', (html, expected) => {
    expect(page(html).cards).toMatchObject([expected]);
  });

  const ada =
    '<div class="h-card"><a class="p-name u-url" href="https://ada.example/">Ada Winter</a></div>';
  it.each([
    [
      'uid and url are the page',
      '<div class="h-card"><a class="p-name u-url u-uid" href="/">Jane Doe</a></div>',
      '',
    ],
    [
      'url is rel=me',
      '<div class="h-card"><a class="p-name u-url" href="https://s.example/@jane">Jane Doe</a></div>',
      '<a rel=me href="https://s.example/@jane">me</a>',
    ],
  ])('puts the representative card first when its %s', (_, card, more) => {
    expect(page(ada + card + more).cards.map(({ name }) => name)).toEqual([
      'Jane Doe',
      'Ada Winter',
    ]);
  });

  it('keeps the order of cards when none is representative', () => {
    const jane =
      '<div class="h-card"><a class="p-name u-url" href="https://jane.example/">Jane Doe</a></div>';
    expect(page(ada + jane).cards.map(({ name }) => name)).toEqual(['Ada Winter', 'Jane Doe']);
  });

  it.each([
    ['meta', '<meta name="Author" content="Jane Doe">', { name: 'Jane Doe', url: null }],
    [
      'rel=author',
      '<a rel="author" href="/about">by Jane Doe</a>',
      { name: 'Jane Doe', url: 'https://jane.example/about' },
    ],
    [
      'meta with the address of rel=author',
      '<meta name=author content="Jane Doe"><link rel=author href="/me">',
      { name: 'Jane Doe', url: 'https://jane.example/me' },
    ],
    [
      'an address as article:author',
      '<meta property="article:author" content="https://jane.example/me">',
      { name: null, url: 'https://jane.example/me' },
    ],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"BlogPosting","author":[{"@type":"Person","name":"Jane Doe","url":"/me"}]}]}</script>',
      { name: 'Jane Doe', url: 'https://jane.example/me' },
    ],
    [
      'JSON-LD of a person',
      '<script type="application/ld+json">{"@type":["Person"],"name":"Jane Doe"}</script>',
      { name: 'Jane Doe', url: null },
    ],
    [
      'damaged JSON-LD before meta',
      '<script type="application/ld+json">{"author":</script><meta name=author content="Jane Doe">',
      { name: 'Jane Doe', url: null },
    ],
    [
      'a copyright notice',
      '<footer><p>© 2014–2026 Jane Doe. All rights reserved.</p></footer>',
      { name: 'Jane Doe', url: null },
    ],
    ['a company’s copyright', '<p>© 2026 Acme Software Inc.</p>', null],
    [
      'rel=author that only says "About"',
      '<a rel=author href="/about">About me</a>',
      { name: null, url: 'https://jane.example/about' },
    ],
  ])('reads the author from %s', (_, html, author) => {
    expect(page(html).author).toEqual(author);
  });

  it('reads the encoding of the header and of the page', () => {
    const html = '<meta charset="windows-1252"><title>Zoë</title>';
    const bytes = Buffer.from(html, 'latin1');
    expect(readPage(bytes, { url: 'https://jane.example/' }).title).toBe('Zoë');
    const plain = Buffer.from('<title>Zoë</title>', 'latin1');
    expect(
      readPage(plain, {
        url: 'https://jane.example/',
        contentType: 'text/html; charset=ISO-8859-1',
      }).title,
    ).toBe('Zoë');
  });

  it('bears a page that only wants to be deep', () => {
    const found = page(
      `<title>Deep</title>${'<div>'.repeat(150_000)}<link rel=me href="https://x.example/">`,
    );
    expect(found).toMatchObject({ title: 'Deep', relMe: [] });
  });

  it('never throws', () => {
    const words = fc.constantFrom(
      '<a ',
      'rel="me author"',
      'class="h-card vcard"',
      'href="',
      'http://[',
      '">',
      '<div class="p-name fn url">',
      '</div>',
      '<base href="x:">',
      '<script type="application/ld+json">',
      '{"author":null}',
      '</script>',
      '© Jane Doe',
      '<meta name=author content="',
      '<title>',
      '<svg>',
    );
    const html = fc
      .array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 40 })
      .map((parts) => parts.join(''));
    const url = fc.oneof(fc.webUrl(), fc.string(), fc.constant('https://medium.com/@x'));
    fc.assert(
      fc.property(
        fc.oneof(
          html.map((text) => new TextEncoder().encode(text)),
          fc.uint8Array({ maxLength: 200 }),
        ),
        url,
        (bytes, address) => {
          const found = readPage(bytes, { url: address });
          for (const feed of found.feeds) expect(feed.url).toMatch(/^https?:/);
          for (const guess of found.guesses) expect(URL.canParse(guess)).toBe(true);
          personOfPage(found);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('personOfPage', () => {
  it.each([
    [
      'the only card',
      '<a class="h-card" href="https://x.example/">Jane Doe</a><title>Ada Winter</title>',
      'Jane Doe',
    ],
    [
      'the author',
      '<meta name=author content="Jane Doe"><title>Ada Winter’s blog</title>',
      'Jane Doe',
    ],
    ['the title', '<meta name=author content="jane"><title>About | Jane Doe</title>', 'Jane Doe'],
    ['the word somebody goes by', '<meta name=author content="j4ne"><title>Home</title>', 'j4ne'],
    ['nothing', '<meta name=author content="admin"><title>Home</title>', null],
  ])('is named by %s', (_, html, name) => {
    expect(personOfPage(page(html))).toBe(name);
  });
});
