import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../feeds/parse/index.ts';
import { withOwnAddresses } from './rewrite.ts';

const own = (html: string) =>
  withOwnAddresses(html, (what, url) =>
    /^https?:/.test(url) ? `/own/${what}/${Buffer.from(url).toString('base64url')}` : null,
  );
const urlOf = (html: string) =>
  Buffer.from(/\/own\/\w+\/([\w-]+)/.exec(html)?.[1] ?? '', 'base64url').toString();

interface Node {
  tagName?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

/** Every attribute in the HTML, as another parser reads it. */
function attributesIn(html: string): { element: string; name: string; value: string }[] {
  const walk = ({
    tagName = '',
    attrs = [],
    childNodes = [],
  }: Node): ReturnType<typeof attributesIn> => [
    ...attrs.map(({ name, value }) => ({ element: tagName, name, value })),
    ...childNodes.flatMap(walk),
  ];
  return walk(parseFragment(html) as Node);
}

describe('withOwnAddresses', () => {
  it('keeps words and size, loads late, and leaves the rest as it is', () => {
    const html =
      '<p>One</p><img src="https://a.example/b.png?x=1&amp;y=2" alt="A &quot;chart&quot;" width="640" height="50%" style="color: red;" /><p>Two</p>';
    const shown = own(html);
    expect(shown).toBe(
      `<p>One</p><img src="/own/image/${Buffer.from('https://a.example/b.png?x=1&y=2').toString('base64url')}" alt="A &quot;chart&quot;" width="640" loading="lazy" decoding="async"><p>Two</p>`,
    );
    expect(own('<p>No image</p>')).toBe('<p>No image</p>');
  });

  it('takes one of several sizes: the widest that fits', () => {
    const srcset =
      'https://a.example/400.png 400w, https://a.example/1200.png 1200w, https://a.example/4000.png 4000w';
    expect(urlOf(own(`<img srcset="${srcset}" />`))).toBe('https://a.example/1200.png');
    expect(urlOf(own('<img srcset="https://a.example/2x.png 2x" />'))).toBe(
      'https://a.example/2x.png',
    );
    expect(own(`<picture><source srcset="${srcset}" /></picture>`)).toBe('<picture></picture>');
  });

  it('is the image’s words where there is no address for it', () => {
    expect(own('<img src="ftp://a.example/b.png" alt="A < chart" />')).toBe('A &lt; chart');
  });

  it('has recordings played from an address of our own too, and loads nothing before', () => {
    const [from, mp4] = [
      'https://a.example/v',
      Buffer.from('https://a.example/v').toString('base64url'),
    ];
    expect(
      own(
        `<video src="${from}" poster="https://a.example/p.png" controls="" preload="none"><track src="${from}" /></video>`,
      ),
    ).toBe(`<video src="/own/recording/${mp4}" controls="" preload="none"></video>`);
    expect(own(`<audio><source src="${from}" type="audio/mpeg" /></audio>`)).toBe(
      `<audio><source src="/own/recording/${mp4}" type="audio/mpeg"></audio>`,
    );
  });

  it('leaves no way to load an image from elsewhere, whatever the sanitiser was given', () => {
    const piece = fc.constantFrom(
      '<img src="https://evil.example/1.png">',
      "<img alt='\"' src=https://evil.example/2.png>",
      '<img alt="a>b" src="https://evil.example/3.png" srcset="https://evil.example/4.png 2x">',
      '<img alt="<img src=https://evil.example/5.png>" data-src="https://evil.example/6.png">',
      '<picture><source srcset="https://evil.example/7.png 1x, https://evil.example/8.png 2x">',
      '<video poster="https://evil.example/9.png" src="https://evil.example/v.mp4">',
      '<image href="https://evil.example/10.png" src="https://evil.example/11.png">',
      '<table background="https://evil.example/12.png">',
      '<p style="background: url(https://evil.example/13.png)">',
      '<p style="list-style: \\75rl(https://evil.example/14.png)">',
      '<input type="image" src="https://evil.example/15.png">',
      '<svg><image href="https://evil.example/16.png"/></svg>',
      '<link rel="icon" href="https://evil.example/17.png">',
      '<object data="https://evil.example/18.png">',
      '<img src="//evil.example/19.png" ',
      '</picture>',
      '</video>',
      '<!--',
      '-->',
      '"',
      "'",
      '>',
    );
    const isOwn = (value: string) => value.startsWith('/own/');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const shown = own(sanitise(pieces.join(''), 'https://evil.example/'));
        for (const { element, name, value } of attributesIn(shown)) {
          if (['src', 'srcset', 'poster', 'background', 'data', 'style'].includes(name))
            expect(isOwn(value), `${element} ${name}="${value}"`).toBe(true);
        }
      }),
    );
  });
});
