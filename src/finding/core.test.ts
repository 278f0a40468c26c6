import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '#search';
import { coreOf, type Known } from './core.ts';

/** What entries say: so many of each, in these words. */
function known(texts: readonly string[]): Known {
  const entries = texts.map((text) => new Set(analyse(text, 'en')));
  const having = new Map<string, number>();
  for (const terms of entries)
    for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1);
  const both = (a: string, b: string) =>
    entries.filter((terms) => terms.has(a) && terms.has(b)).length;
  return { entries: texts.length, having, both };
}
const wordsOf = (text: string) =>
  text.split(' ').map((word) => ({ word, term: analyse(word, 'en')[0] ?? '' }));
const coreIn = (text: string, texts: readonly string[]): string =>
  coreOf(wordsOf(text), known(texts))
    .map(({ word }) => word)
    .join(' ');

const WRITTEN = [
  'web accessibility for blind readers',
  'web accessibility of forms',
  'accessibility on the web, tested',
  'the web in numbers',
  'a daily walk',
  'a daily newspaper',
  'pitfalls of a newspaper',
  'sourdough bread',
  'rye bread',
];

describe('coreOf', () => {
  it('keeps what entries say together, however rare the other words are', () => {
    expect(coreIn('practises web accessibility daily pitfalls', WRITTEN)).toBe(
      'practises web accessibility',
    );
    expect(coreIn('daily humour sourdough bread', WRITTEN)).toBe('humour sourdough bread');
  });

  it('keeps a word that no entry has beside the others, since it may be the very thing', () => {
    expect(coreIn('sourdough bread annealing daily web newcomer', WRITTEN)).toContain('annealing');
    expect(coreIn('sourdough bread annealing daily web newcomer', WRITTEN)).not.toContain(
      'newcomer',
    );
  });

  it('takes two as together no more often than the rarer of them is said', () => {
    const words = wordsOf('web forms bread');
    const known = {
      entries: 100,
      having: new Map(words.map(({ term }) => [term, 10])),
      both: (a: string) => (a === words[0]?.term ? 90 : 10),
    };
    expect(coreOf(words, known)).toEqual(words);
  });

  it('keeps all where nothing is said together', () => {
    expect(coreIn('daily sourdough readers', WRITTEN)).toBe('daily sourdough readers');
    expect(coreIn('sturgeon herring', WRITTEN)).toBe('sturgeon herring');
  });

  it('is some of the words, in their order, and never none of some', () => {
    const word = fc.constantFrom(...new Set(WRITTEN.flatMap((text) => text.split(' '))), 'zebra');
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 9 }), (words) => {
        const all = wordsOf(words.join(' '));
        const core = coreOf(all, known(WRITTEN));
        expect(core.length).toBeGreaterThan(0);
        expect(all.filter((one) => core.includes(one))).toEqual(core);
      }),
    );
  });
});
