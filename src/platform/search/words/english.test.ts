import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { stemEnglish } from './english.ts';

/** The package's own English stemmer, word for word. */
const oracle = snowball.newStemmer('english');

const ENDINGS =
  "ational tional ization ousness fulness iveness biliti alism aliti ative icate alize iciti ical ness ful ement ment ent ance able ism iti ous ive ize sion tion eed eedly ed ing ingly edly ies ied sses us ss s's y yed li ogi logi bli e lle ll al er ic".split(
    ' ',
  );

describe('stemEnglish', () => {
  it('stems every word of our own texts as Snowball does', () => {
    const texts = ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CHANGELOG.md', 'LICENSE'];
    const words = new Set(
      texts.flatMap(
        (name) =>
          readFileSync(name, 'utf8')
            .toLowerCase()
            .match(/[a-z']+/g) ?? [],
      ),
    );
    expect(words.size).toBeGreaterThan(1_000);
    for (const word of words) expect([word, stemEnglish(word)]).toEqual([word, oracle.stem(word)]);
  });

  it('stems as Snowball does whatever a word is made of', () => {
    const letters = fc.constantFrom(...'aeiouybcdlnrstwxé1');
    const beginning = fc.oneof(
      fc.string({ unit: letters, maxLength: 8 }),
      fc.constantFrom('gener', 'commun', 'arsen', 'inn', 'proc', 'sk', 'new', "'"),
    );
    const word = fc
      .tuple(beginning, fc.array(fc.constantFrom(...ENDINGS), { maxLength: 2 }))
      .map(([start, endings]) => `${start}${endings.join('')}`);
    fc.assert(
      fc.property(word, (one) => stemEnglish(one) === oracle.stem(one)),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['teaching', 'teach'],
    ['hoping', 'hope'],
    ['hopping', 'hop'],
    ['communities', 'communiti'],
    ['skies', 'sky'],
    ['inning', 'inning'],
  ])('makes of %s %s', (word, stem) => expect(stemEnglish(word)).toBe(stem));
});
