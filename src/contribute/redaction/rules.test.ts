import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn, redacted, withoutLinks } from './rules.ts';

const PEOPLE = [
  { id: 1, name: 'Noor de Vries' },
  { id: 2, name: 'Will Okafor' },
  { id: 3, name: 'Ana' },
  { id: 7, name: 'Anne-Marie Leroux' },
];
const texts = (text: string) => mentionsIn(text, PEOPLE).map((mention) => mention.text);

describe('mentionsIn', () => {
  it('finds a whole name in any case, and its parts as names are written', () => {
    expect(texts('NOOR DE VRIES said so. Noor was right, de Vries too.')).toEqual([
      'NOOR DE VRIES',
      'Noor',
      'de Vries',
    ]);
  });

  it.each([
    ["Noor’s idea, then Noor's other", ['Noor']],
    ['_Noor_ and "Noor", Noor-led', ['Noor']],
    ['JOSÉ GARCIA', ['JOSÉ GARCIA']],
    ['Jose told me', ['Jose']],
    ['Jose\u0301 told me', ['Jose\u0301']],
    ["with O'Neill", ["O'Neill"]],
    ['Li said so, for life.', ['Li']],
    ['Anne-Marie, anne marie leroux', ['anne marie leroux', 'Anne-Marie']],
  ])('finds a name however it is written: %s', (text, found) => {
    const people = [
      ...PEOPLE,
      { id: 4, name: 'José García' },
      { id: 5, name: 'Siobhán O’Neill' },
      { id: 8, name: 'Li Wen' },
    ];
    const mentions = mentionsIn(text, people);
    expect(mentions.map((mention) => mention.text)).toEqual(found);
    for (const name of found) expect(redacted(text, mentions)).not.toContain(name);
  });

  it('finds and replaces what is written with a hyphen', () => {
    const text = 'Call 079-123-45-67 or write to jo@two-words.example.';
    expect(redacted(text, mentionsIn(text, []))).toBe('Call a number or write to an address.');
  });

  it('takes no word for a name that only looks like one', () => {
    expect(texts('You will see: banana, analysis, wills.')).toEqual([]);
  });

  it('gives each person words of their own', () => {
    const mentions = mentionsIn('Noor asked Will. Will told Noor.', PEOPLE);
    expect(mentions.map(({ text, count, instead }) => [text, count, instead])).toEqual([
      ['Noor', 2, 'somebody'],
      ['Will', 2, 'somebody else'],
    ]);
  });

  it('finds addresses, handles, numbers and images, but no days and years', () => {
    const text =
      'Write to jo@example.org or @jo@social.example, call +31 20 555 01 23. On 2026-03-01, in 2026: ![us](/api/v1/attachments/3)';
    expect(mentionsIn(text, []).map(({ kind, text: written }) => [kind, written])).toEqual([
      ['address', 'jo@example.org'],
      ['address', 'jo@social.example'],
      ['handle', '@jo@social.example'],
      ['number', '+31 20 555 01 23'],
      ['image', '![us](/api/v1/attachments/3)'],
    ]);
  });
});

describe('withoutLinks', () => {
  it('keeps the words of a link', () => {
    expect(withoutLinks('[[person:Noor]] on [[Pricing|what it costs]] and [[Plan]]')).toBe(
      'Noor on what it costs and Plan',
    );
  });
});

describe('redacted', () => {
  it('replaces the longest first and leaves longer words alone', () => {
    const text = 'Ana Lima, Ana and Anatole';
    const replacements = [
      { text: 'Ana', instead: 'A' },
      { text: 'Ana Lima', instead: 'B' },
    ];
    expect(redacted(text, replacements)).toBe('B, A and Anatole');
  });

  it('begins a sentence as sentences begin', () => {
    const replacements = [{ text: 'Noor', instead: 'somebody' }];
    expect(redacted('Noor said: Noor knows. Noor does!\n- Noor\nas Noor', replacements)).toBe(
      'Somebody said: somebody knows. Somebody does!\n- Somebody\nas somebody',
    );
  });

  it('leaves nothing of what was found, whatever the text', () => {
    const word = fc.constantFrom(
      'Noor', 'de Vries', 'Noor de Vries', 'Will', 'Ana', 'said', '(', ')', '. ', ' ', '\n', '*',
      '@ana_b', 'x@y.example', '0201234567', 'Noora', '[', '](', '$1', '\\', '-', '_', '’s', 'Anne-Marie', '020-123-45-67',
    ); // biome-ignore format: pieces of a text
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const before = mentionsIn(text, PEOPLE);
        const after = redacted(text, before);
        const left = new Set(mentionsIn(after, PEOPLE).map((mention) => mention.text));
        expect(before.filter((mention) => left.has(mention.text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when everybody agreed', () => {
    fc.assert(fc.property(fc.string(), (text) => redacted(text, []) === text));
  });
});
