import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLL_SITES_MAX, readRoll } from './roll.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const url = 'https://list.example/blogroll';

describe('readRoll', () => {
  it('takes the outlines of an OPML, by their site, with the feed', () => {
    const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Good reads</title></head><body>
      <outline text="Makers"><outline text="Ada  Berg" xmlUrl="https://ada.example/feed" htmlUrl="https://ada.example/"/></outline>
      <outline text="Bo" xmlUrl="https://bo.example/rss"/></body></opml>`;
    expect(readRoll(bytes(opml), { url })).toEqual({
      title: 'Good reads',
      sites: [
        {
          siteKey: 'ada.example',
          url: 'https://ada.example/',
          name: 'Ada Berg',
          feedUrl: 'https://ada.example/feed',
        },
        {
          siteKey: 'bo.example',
          url: 'https://bo.example/rss',
          name: 'Bo',
          feedUrl: 'https://bo.example/rss',
        },
      ],
    });
  });

  it('takes the links of a page that lead elsewhere, each site once', () => {
    const page = `<title>Links</title><a href="/about">About</a><a href="https://ada.example">Ada</a>
      <a href="https://ada.example/again">again</a><a href="mailto:x@y.example">mail</a><a href="javascript:1">no</a>
      <a href="//bo.example/"><img alt="Bo's site"></a><a href="https://cy.example"></a>`;
    const { title, sites } = readRoll(bytes(page), { url });
    expect(title).toBe('Links');
    expect(sites.map(({ siteKey, name }) => `${siteKey} ${name}`)).toEqual([
      'ada.example Ada',
      "bo.example Bo's site",
      'cy.example cy.example',
    ]);
  });

  it('names nothing with a sign that no database takes', () => {
    const page = '<title>Li\0nks</title><a href="https://ada.example">A\0da</a>';
    expect(readRoll(bytes(page), { url })).toMatchObject({
      title: 'Links',
      sites: [{ name: 'Ada' }],
    });
  });

  it('never throws, and gives only web addresses, each once, none of its own site', () => {
    const part = fc.constantFrom(
      '<opml><body>',
      '<outline xmlUrl="https://a.example/f" text="A">',
      '<a href="https://b.example/x">B',
      '<a href="https://list.example/y">',
      '</a>',
      '<a href="http://[">',
      '\u0000',
      '<!--',
    );
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(part, { maxLength: 40 }).map((parts) => bytes(parts.join(''))),
    );
    fc.assert(
      fc.property(hostile, (given) => {
        const { sites } = readRoll(given, { url });
        expect(sites.length).toBeLessThanOrEqual(ROLL_SITES_MAX);
        expect(new Set(sites.map(({ siteKey }) => siteKey)).size).toBe(sites.length);
        for (const site of sites) {
          expect(site.url).toMatch(/^https?:\/\//);
          expect(site.siteKey).not.toBe('list.example');
          expect(site.name).not.toBe('');
        }
      }),
    );
  });
});
