import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Match,
  mergeMatches,
  type RankedPerson,
  type RankingInput,
  rankPeople,
} from './rank.ts';
import { AGE_FLOOR, BEST_ENTRIES_MAX, HALF_LIFE_MAX_MS } from './weights.ts';

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
const YEARS = 5 * 365 * DAY;

function input(matches: Match[], activity: Record<number, number> = {}): RankingInput {
  const people = new Map(
    Object.entries(activity).map(([id, decayedActivity]) => [Number(id), { decayedActivity }]),
  );
  return { matches, people, asOf: NOW, corpusAgeMs: YEARS };
}

const anyInput = fc
  .record({
    matches: fc.uniqueArray(
      fc.record({
        entryId: fc.integer({ min: 1, max: 10_000 }),
        personId: fc.integer({ min: 1, max: 12 }),
        score: fc.double({ min: 0.01, max: 60, noNaN: true }),
        publishedAt: fc.integer({ min: NOW - YEARS, max: NOW }),
      }),
      { selector: ({ entryId }) => entryId, minLength: 1, maxLength: 80 },
    ),
    activity: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), {
      minLength: 13,
      maxLength: 13,
    }),
  })
  .map(({ matches, activity }) => input(matches, { ...activity }));

const order = (ranked: readonly RankedPerson[]) => ranked.map(({ personId }) => personId);

describe('rankPeople', () => {
  it('prefers the fresher of two equal entries, and the better of two fresh ones', () => {
    const ranked = rankPeople(
      input([
        { entryId: 1, personId: 1, score: 5, publishedAt: NOW - 300 * DAY },
        { entryId: 2, personId: 2, score: 5, publishedAt: NOW - DAY },
        { entryId: 3, personId: 3, score: 7, publishedAt: NOW - DAY },
      ]),
    );
    expect(order(ranked)).toEqual([3, 2, 1]);
  });

  it('counts a person’s ten best entries and no more', () => {
    const entries = Array.from({ length: 40 }, (_, i) => {
      return { entryId: i + 1, personId: 1, score: 1 + (i % 3), publishedAt: NOW };
    });
    const one = rankPeople(input(entries))[0];
    expect(one?.evidence).toHaveLength(BEST_ENTRIES_MAX);
    expect(one?.evidence.every(({ score }) => score === 3)).toBe(true);
  });

  it('uses nothing dated after the time of asking', () => {
    const late = { entryId: 1, personId: 1, score: 5, publishedAt: NOW + 1 };
    expect(rankPeople(input([late]))).toEqual([]);
  });

  it('halves an entry in a half-life, above a floor', () => {
    const at = (publishedAt: number) =>
      rankPeople(input([{ entryId: 1, personId: 1, score: 5, publishedAt }]))[0]?.evidence[0]
        ?.discount;
    expect(at(NOW)).toBe(1);
    expect(at(NOW - HALF_LIFE_MAX_MS)).toBeCloseTo(AGE_FLOOR + (1 - AGE_FLOOR) / 2);
    expect(at(NOW - YEARS)).toBeCloseTo(AGE_FLOOR);
  });

  it('gives a score that is the sum of its contributions and of what its entries add', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        for (const { score, contributions, evidence } of rankPeople(given)) {
          const sum = contributions.reduce((total, { share }) => total + share, 0);
          expect(score).toBe(sum);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          for (const { share, weight, value } of contributions) expect(share).toBe(weight * value);
          const activity = contributions.find(({ signal }) => signal === 'activity')?.share ?? 0;
          const entries = evidence.reduce((total, { share }) => total + share, 0);
          expect(entries + activity).toBeCloseTo(score, 9);
        }
      }),
    );
  });

  it('does not change when people without a matching entry are added', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (given, decayedActivity) => {
          const people = new Map([...given.people, [99, { decayedActivity }]]);
          expect(rankPeople({ ...given, people })).toEqual(rankPeople(given));
        },
      ),
    );
  });

  it('never places a person lower when an entry of theirs becomes more relevant', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.nat(),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (given, pick, more) => {
          const index = pick % given.matches.length;
          const raised = given.matches.map((m, i) =>
            i === index ? { ...m, score: m.score + more } : m,
          );
          const personId = given.matches[index]?.personId ?? 0;
          const before = order(rankPeople(given)).indexOf(personId);
          const after = order(rankPeople({ ...given, matches: raised })).indexOf(personId);
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('gives the same order however the matches come, ties by the lower id', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const turned = { ...given, matches: [...given.matches].reverse() };
        expect(rankPeople(turned)).toEqual(rankPeople(given));
      }),
    );
    const tie = [3, 1, 2].map((personId) => {
      return { entryId: personId, personId, score: 2, publishedAt: NOW };
    });
    expect(order(rankPeople(input(tie)))).toEqual([1, 2, 3]);
  });
});

describe('mergeMatches', () => {
  it('keeps each entry once, with its better score', () => {
    const match = { entryId: 1, personId: 1, score: 2, publishedAt: NOW };
    const other = { entryId: 2, personId: 1, score: 1, publishedAt: NOW };
    expect(mergeMatches([match, other], [{ ...match, score: 3 }])).toEqual([
      { ...match, score: 3 },
      other,
    ]);
  });
});
