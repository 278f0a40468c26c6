import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blogrollAddresses } from './blogroll.ts';

const url = 'https://ada.example/';
const WELL_KNOWN = 'https://ada.example/.well-known/recommendations.opml';
const read = (html: string) => blogrollAddresses(new TextEncoder().encode(html), { url });

describe('blogrollAddresses', () => {
  it.each([
    [
      'what the page declares',
      '<link rel="blogroll" type="text/xml" title="Roll" href="/roll.opml">',
      ['https://ada.example/roll.opml', WELL_KNOWN],
    ],
    [
      'a list kept elsewhere, when it is declared',
      '<link rel="alternate blogroll" href="https://lists.example/ada.opml">',
      ['https://lists.example/ada.opml', WELL_KNOWN],
    ],
    [
      'a page of its own that is called so',
      '<nav><a href="/about">About</a><a href="/people">My blogroll</a></nav>',
      ['https://ada.example/people', WELL_KNOWN],
    ],
    [
      'a page with such an address',
      '<a href="/blogroll/">Who I read</a>',
      ['https://ada.example/blogroll/', WELL_KNOWN],
    ],
    ['no page of others', '<a href="https://bo.example/blogroll">Blogroll</a>', [WELL_KNOWN]],
    ['the well-known place, when nothing is said', '<p>Hello</p>', [WELL_KNOWN]],
  ])('gives %s', (_, html, addresses) => {
    expect(read(html)).toEqual(addresses);
  });

  it('never throws, and gives a few addresses of the web', () => {
    const word = fc.constantFrom(
      '<a href="',
      '<link rel="blogroll" href="',
      '/blogroll',
      '">',
      '//',
      'x:',
      'Blogroll',
      '</a>',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const found = read(words.join(''));
        expect(found.length).toBeLessThanOrEqual(3);
        for (const address of found) expect(address).toMatch(/^https?:/);
      }),
    );
  });
});
