import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from './page.ts';
import { areAlike, bitsApart, type Sketch, sketchOf } from './sketch.ts';

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const text = (wordsMin: number) => fc.array(word, { minLength: wordsMin, maxLength: 400 });
const sketch = (words: readonly string[]): Sketch => {
  const made = sketchOf(words.join(' '));
  if (made === null) throw new Error('too short');
  return made;
};

describe('sketchOf', () => {
  it('is the same whatever stands between the words, and however they are written large', () => {
    fc.assert(
      fc.property(text(40), (words) => {
        const other = sketchOf(`  ${words.join(',\n').toUpperCase()}!`);
        expect(other).toEqual(sketch(words));
      }),
    );
  });

  it('of a text with a word added at its end is that of the same text', () => {
    fc.assert(
      fc.property(text(300), word, (words, added) => {
        expect(bitsApart(sketch(words), sketch([...words, added]))).toBe(0);
      }),
    );
  });

  it('of texts that have nothing in common are far apart', () => {
    fc.assert(
      fc.property(text(120), text(120), (a, b) => {
        const [one, other] = [a.map((said) => `${said}a`), b.map((said) => `${said}b`)];
        expect(areAlike(sketch(one), sketch(other))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[number, Sketch]>([
    [45, [28098, 7871, 25492, 34998]],
    [46, [19906, 7871, 25492, 34992]],
    [47, [28098, 7871, 25492, 34996]],
    [48, [28098, 6847, 25492, 34996]],
    [400, [8159, 8095, 1466, 61045]],
  ])('of %i words is the one that texts were stored with', (words, stored) => {
    expect(sketch(Array.from({ length: words }, (_, n) => `wörd${n * n}`))).toEqual(stored);
  });

  it('says nothing of what is short', () => {
    expect(sketchOf('New episode out now')).toBeNull();
    expect(sketchOf('')).toBeNull();
  });
});

describe('areAlike', () => {
  it('is so where at most three bits differ, wherever they are', () => {
    const part = fc.integer({ min: 0, max: 0xffff });
    const bits = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), bits, ([a, b, c, d], turned) => {
        const parts = [a, b, c, d];
        for (const bit of turned) parts[bit >> 4] = (parts[bit >> 4] ?? 0) ^ (1 << (bit & 15));
        const [e = 0, f = 0, g = 0, h = 0] = parts;
        expect(areAlike([a, b, c, d], [e, f, g, h])).toBe(turned.length <= 3);
      }),
    );
  });
});

describe('bitsApart', () => {
  it('counts each bit that differs', () => {
    expect(bitsApart([0, 0, 0, 0], [0, 0, 0, 0])).toBe(0);
    expect(bitsApart([0b1011, 0, 0xffff, 1], [0b0010, 0, 0, 0])).toBe(2 + 16 + 1);
  });
});

describe('pageOf', () => {
  it('is one for an address however it was passed on', () => {
    const page = pageOf('https://www.marit.example/2026/rollback/?utm_source=feed&id=7#more');
    expect(page).toBe('marit.example/2026/rollback?id=7');
    expect(pageOf('http://marit.example/2026/rollback?id=7&fbclid=x')).toBe(page);
  });

  it('is none for the front page of a site, and for what is no address', () => {
    expect(pageOf('https://marit.example/')).toBe('');
    expect(pageOf(null)).toBe('');
    expect(pageOf('nowhere')).toBe('');
  });
});
