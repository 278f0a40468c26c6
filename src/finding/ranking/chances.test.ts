import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chancesOf } from './chances.ts';
import type { RankedPerson } from './rank.ts';
import { CHANCES_MAX } from './weights.ts';

const ranked = (scores: readonly number[]): RankedPerson[] =>
  scores
    .toSorted((a, b) => b - a)
    .map((score, personId) => ({ personId, score, contributions: [], evidence: [], replies: [] }));
const anyScores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 99,
});

describe('chancesOf', () => {
  it('comes to 1 in the order of the ranking, for the first of it', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const chances = [...chancesOf(ranked(scores))];
        expect(chances.map(([id]) => id)).toEqual(
          ranked(scores)
            .slice(0, CHANCES_MAX)
            .map(({ personId }) => personId),
        );
        expect(chances.reduce((sum, [, chance]) => sum + chance, 0)).toBeCloseTo(1, 9);
        for (const [at, [, chance]] of chances.entries())
          expect(chance).toBeGreaterThanOrEqual(chances[at + 1]?.[1] ?? 0);
      }),
    );
  });

  it('is surer of one who stands out than of the first of many alike', () => {
    const first = (scores: number[]): number => chancesOf(ranked(scores)).get(0) ?? 0;
    expect(first([0.9, 0.3, 0.3])).toBeGreaterThan(2 * first([0.9, 0.88, 0.86]));
    expect(chancesOf([]).size).toBe(0);
  });
});
