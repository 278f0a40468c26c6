import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IndexStatistics, needTerms, searchesFor, termsToLookUp } from './terms.ts';
import { NEED_TERMS_MAX, NEED_WORDS_MAX } from './weights.ts';

const frequencies = new Map([
  ['lesson', 500],
  ['fraction', 20],
  ['abacus', 2],
]);
const statistics: IndexStatistics = {
  entries: 1_000,
  entriesWith: (term) => frequencies.get(term),
};

describe('needTerms', () => {
  it('puts rare words first and leaves out what no entry has', () => {
    const terms = needTerms(
      { focus: ['lesson', 'abacus', 'unheard', 'fraction'], context: [] },
      statistics,
    );
    expect(terms.map(({ term }) => term)).toEqual(['abacus', 'fraction', 'lesson']);
  });

  it('says words of the question twice, words around it once', () => {
    const terms = needTerms({ focus: ['fraction'], context: ['abacus', 'fraction'] }, statistics);
    expect(terms.map(({ term, times }) => [term, times])).toEqual([
      ['fraction', 2],
      ['abacus', 1],
    ]);
  });

  it('keeps the heaviest of many', () => {
    const many = Array.from({ length: 100 }, (_, i) => `t${i}`);
    const known = { entries: 1_000, entriesWith: (term: string) => 1 + Number(term.slice(1)) };
    const terms = needTerms({ focus: many, context: [] }, known);
    expect(terms.map(({ term }) => term)).toEqual(many.slice(0, NEED_TERMS_MAX));
  });

  it('finds nothing to say in an empty index', () => {
    expect(
      needTerms({ focus: ['abacus'], context: [] }, { entries: 0, entriesWith: () => 0 }),
    ).toEqual([]);
  });
});

describe('termsToLookUp', () => {
  it('bounds a pasted book, keeping the question and what is said most', () => {
    const book = Array.from({ length: 5_000 }, (_, i) => `t${i}`);
    const terms = termsToLookUp({ focus: ['question'], context: [...book, 't4999', 't4999'] });
    expect(terms).toHaveLength(NEED_WORDS_MAX);
    expect(terms.slice(0, 3)).toEqual(['t4999', 'question', 't0']);
  });
});

describe('searchesFor', () => {
  it('stays within its postings, but for a first term that alone is beyond', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 3_000 }), (all, max) => {
        const known = { entries: 500, entriesWith: (term: string) => all[Number(term)] };
        const terms = needTerms({ focus: [...all.keys()].map(String), context: [] }, known);
        const searches = searchesFor(terms, { everywhere: max, newest: 3 * max });
        for (const [kept, most] of [
          [searches.everywhere, max],
          [searches.newest, 3 * max],
        ] as const) {
          expect(kept[0]).toEqual(terms[0]);
          const postings = kept.reduce((sum, { entries, times }) => sum + entries * times, 0);
          if (kept.length > 1) expect(postings).toBeLessThanOrEqual(most);
        }
        expect(searchesFor(terms, { everywhere: max }).newest).toEqual(terms);
      }),
    );
  });
});
