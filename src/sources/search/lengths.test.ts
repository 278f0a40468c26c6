import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bm25 } from './bm25.ts';
import { fairly, raisedBy, unevennessOf, varints } from './lengths.ts';

const anyFound = fc.uniqueArray(
  fc.record({
    entryId: fc.integer({ min: 1, max: 10_000 }),
    score: fc.double({ min: 0.01, max: 60, noNaN: true }),
    length: fc.integer({ min: 1, max: 5_000 }),
  }),
  { selector: ({ entryId }) => entryId, maxLength: 300 },
);

describe('fairly', () => {
  it('lets an article among articles be no worse for its length where notes make the average', () => {
    const article = { entryId: 1, score: 4, length: 400 };
    const shorter = { entryId: 2, score: 5, length: 200 };
    expect(fairly([article, shorter], { average: 10 }).map(({ entryId }) => entryId)).toEqual([
      1, 2,
    ]);
    expect(fairly([article, shorter], { average: 300 }).map(({ entryId }) => entryId)).toEqual([
      2, 1,
    ]);
  });

  it('only sorts what is as long as others', () => {
    fc.assert(
      fc.property(anyFound, (found) => {
        const sorted = found.toSorted((a, b) => b.score - a.score || a.entryId - b.entryId);
        expect(fairly(found, { average: 5_000 })).toEqual(sorted);
      }),
    );
  });

  it('keeps every entry, raises none above a shorter one’s gain, and keeps the order of equal lengths', () => {
    fc.assert(
      fc.property(anyFound, fc.integer({ min: 1, max: 500 }), (found, average) => {
        const before = new Map(found.map((entry) => [entry.entryId, entry]));
        const fair = fairly(found, { average });
        expect(fair.map(({ entryId }) => entryId).sort()).toEqual([...before.keys()].sort());
        const gains = fair
          .map(({ entryId, score, length }) => ({
            length,
            gain: score / (before.get(entryId)?.score ?? score),
          }))
          .toSorted((a, b) => a.length - b.length);
        for (const [at, { gain, length }] of gains.entries()) {
          const next = gains[at + 1];
          expect(gain).toBeGreaterThanOrEqual(1 - 1e-9);
          if (next && next.length > length) expect(next.gain).toBeGreaterThanOrEqual(gain - 1e-9);
        }
      }),
    );
  });
});

describe('counts that are raised in the search', () => {
  it('give the scores of a fair length in the end, exactly for a term said twice', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 50 });
    const averages = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(
        lengths,
        averages,
        fc.double({ min: 1, max: 20, noNaN: true }),
        (all, average, raised) => {
          const scored = (averageLength: number, weight: number) =>
            bm25({
              entries: 1_000,
              having: new Map([['pump', 10]]),
              averageLength,
              columnWeights: [weight, weight, weight],
              terms: [{ term: 'pump', times: 1 }],
            });
          const bagOf = (length: number) => ({ length, counts: new Map([['pump', ['D', 'D']]]) });
          const found = all.map((length, entryId) => {
            return { entryId, length, score: scored(average, raised)(bagOf(length)) };
          });
          const usual = all.reduce((sum, length) => sum + length, 0) / all.length / 1.5;
          const fair = fairly(found, { average, raised });
          for (const { length, score } of fair)
            expect(score).toBeCloseTo(scored(Math.max(usual, average), 1)(bagOf(length)), 9);
        },
      ),
    );
  });

  it('are raised only where lengths are more uneven than by chance', () => {
    const lengths = [
      ...Array.from({ length: 95 }, () => 8),
      ...Array.from({ length: 5 }, () => 200),
    ];
    expect(raisedBy(unevennessOf(lengths))).toBeGreaterThan(3);
    expect(raisedBy(unevennessOf([100, 120, 300, 40]))).toBe(1);
    expect(unevennessOf([7, 7, 7])).toBe(1);
    expect(unevennessOf([])).toBe(1);
    expect(unevennessOf([0])).toBe(1);
  });
});

describe('varints', () => {
  it('reads numbers of one byte and of more', () => {
    expect(varints(Uint8Array.from([0, 127, 0x81, 0x00, 0x81, 0x80, 0x01]))).toEqual([
      0, 127, 128, 16_385,
    ]);
    expect(varints(null)).toEqual([]);
  });
});
