import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '#sources';
import { inCapitals } from '../../../test/machine-api.ts';
import { cutLong } from './long-paragraphs.ts';
import { readBack, written } from './marks.ts';
import { type Piece, partsOf } from './paragraphs.ts';

const paragraphsOf = (html: string): Piece[][] =>
  partsOf(html).filter((part) => typeof part !== 'string');
const rawOf = (paragraph: Piece[]) => paragraph.map(({ raw }) => raw).join('');
const only = (html: string): Piece[] => paragraphsOf(html)[0] ?? [];

/** Bits that foreign HTML is made of, put together in any way. */
const bits = fc.array(
  fc.oneof(
    // biome-ignore format: a list
    fc.constantFrom(
      '<p>', '</p>', '<em>', '</em>', '<a href="https://a.example/?b=1&amp;c">', '</a>', '<br>', '<code>x &lt; y</code>',
      '<img src="https://a.example/i.png" alt="A">', '<li>', '</li>', '<pre>if (a) b</pre>', '<strong>', '</strong>', '<h2>',
      '</h2>', '<blockquote>', '<div>', '</div>', '</blockquote>', '<sup><a href="#n1">1</a></sup>', '<table><tr><td>', '&amp; ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('Words of it. ', 'more '),
  ),
  { maxLength: 40 },
);

describe('cutLong', () => {
  it('cuts any paragraph into parts that are whole in themselves and are the same when put together', () => {
    const words = fc.constantFrom(
      'A sentence. ',
      '我们读书。',
      'word ',
      'unbroken'.repeat(9),
      '&amp;',
      '\u{1f600}',
    );
    const some = fc.array(
      fc.oneof(
        words,
        bits.map((given) => given.join('')),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 20, max: 200 }), (given, charsMax) => {
        for (const paragraph of paragraphsOf(sanitise(`<p>${given.join('')}</p>`))) {
          const parts = cutLong(paragraph, charsMax);
          const raw = parts.map((part) => (typeof part === 'string' ? part : rawOf(part)));
          expect(raw.join('')).toBe(rawOf(paragraph));
          for (const part of parts) {
            if (typeof part === 'string') continue;
            expect(rawOf(part).isWellFormed()).toBe(true);
            expect(readBack(written(part), part)).not.toBeNull();
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('cuts where a sentence ends, not within a reference, and inside of an element that is too long', () => {
    const cut = (html: string, charsMax: number) =>
      cutLong(only(html), charsMax).map((part) => (typeof part === 'string' ? part : rawOf(part)));
    expect(cut('<p>One is <em>this</em>. Two is that. Three.</p>', 30)).toEqual([
      'One is <em>this</em>.',
      ' ',
      'Two is that. Three.',
    ]);
    expect(
      cut('<p>Before. <a href="https://a.example/">Inside one. Inside two.</a></p>', 14),
    ).toEqual([
      'Before.',
      ' ',
      '<a href="https://a.example/">',
      'Inside one.',
      ' ',
      'Inside two.',
      '</a>',
    ]);
    expect(cut(`<p>${'a&amp;'.repeat(4)}</p>`, 8)).toEqual([
      'a&amp;a',
      '&amp;a',
      '&amp;a',
      '&amp;',
    ]);
  });
});

describe('partsOf', () => {
  it('takes the words and leaves what stands around them', () => {
    const html =
      '<h2>One</h2><ul><li><a href="https://a.example/">Two</a></li></ul><pre>three</pre><p>Four <em>five</em><sup><a href="#n1">1</a></sup><br>six</p>';
    expect(paragraphsOf(html).map(written)).toEqual(['One', 'Two', 'Four <x1>five</x1>', 'six']);
  });

  it('gives back the same HTML, whatever it is, and paragraphs whose elements are whole', () => {
    fc.assert(
      fc.property(bits, (given) => {
        const html = sanitise(given.join(''));
        const parts = partsOf(html);
        expect(parts.map((part) => (typeof part === 'string' ? part : rawOf(part))).join('')).toBe(
          html,
        );
        for (const paragraph of paragraphsOf(html))
          expect(readBack(written(paragraph), paragraph)).not.toBeNull();
      }),
      {
        numRuns: 300,
        examples: [[['<h2>', '<h2>']], [['<p>', '<img src="https://a.example/i.png">', 'a']]],
      },
    );
  });
});

describe('readBack', () => {
  const paragraph = only(
    '<p>Read <a href="https://a.example/?x=1&amp;y">the <em>long</em> text</a> with <code>a &lt; b</code> &amp; more.</p>',
  );

  it('puts what the marks stand for around other words', () => {
    expect(written(paragraph)).toBe('Read <x1>the <x2>long</x2> text</x1> with <x3/> &amp; more.');
    expect(readBack(inCapitals(written(paragraph)), paragraph)).toBe(
      'READ <a href="https://a.example/?x=1&amp;y">THE <em>LONG</em> TEXT</a> WITH <code>a &lt; b</code> &amp; MORE.',
    );
    expect(readBack('Mit <x3></x3> & <x1>Text</x1>', paragraph)).toBe(
      'Mit <code>a &lt; b</code> &amp; <a href="https://a.example/?x=1&amp;y">Text</a>',
    );
  });

  it.each([
    ['a link that is gone', 'Lies <x3/>'],
    ['code that is gone', '<x1>Lies</x1>'],
    ['a link there twice', '<x1>Lies</x1> <x1>das</x1> <x3/>'],
    ['marks that cross', '<x1>Lies <x2>das</x1> da</x2> <x3/>'],
    ['a mark that nobody gave', '<x1>Lies</x1> <x3/> <x9>da</x9>'],
    ['a mark that stays open', '<x1>Lies <x3/>'],
    ['no words', '<x1></x1><x3/>'],
    ['far too much', `<x1>Lies</x1> <x3/> ${'und mehr '.repeat(200)}`],
  ])('does not take %s', (_, answer) => {
    expect(readBack(answer, paragraph)).toBeNull();
  });

  it('takes whatever else is written for text', () => {
    const marks = fc.constantFrom(
      '<x1>',
      '</x1>',
      '<x2>',
      '</x2>',
      '<x3/>',
      '<script>',
      '<img src=x onerror=y>',
    );
    const answers = fc.array(fc.oneof(marks, fc.string({ maxLength: 8 })), { maxLength: 20 });
    const ofParagraph =
      /<a href="https:\/\/a\.example\/\?x=1&amp;y">|<\/a>|<\/?em>|<code>a &lt; b<\/code>/g;
    fc.assert(
      fc.property(answers, (given) => {
        const html = readBack(`<x1>A</x1><x3/>${given.join('')}`, paragraph);
        expect(html?.replace(ofParagraph, '') ?? '').not.toMatch(/[<>]/);
      }),
    );
    expect(readBack('<x1>a</x1><x3/><script>steal()</script>', paragraph)).toContain(
      '&lt;script&gt;steal()&lt;/script&gt;',
    );
  });
});
