import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gathered,
  type Match,
  type PersonStatistics,
  peopleToMeasure,
  type RankedPerson,
  type RankingInput,
  rankPeople,
} from './rank.ts';
import {
  AGE_FLOOR,
  BEST_ENTRIES_MAX,
  HALF_LIFE_MAX_MS,
  PEOPLE_MEASURED_MAX,
  SIGNAL_WEIGHTS,
  type Signal,
} from './weights.ts';

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
const YEARS = 5 * 365 * DAY;

function input(
  matches: Match[],
  people: [number, PersonStatistics][] = [],
  replies: Match[] = [],
): RankingInput {
  return { matches, replies, people: new Map(people), asOf: NOW, halfLifeMs: HALF_LIFE_MAX_MS };
}

const anyAmount = fc.double({ min: 0, max: 500, noNaN: true });
const anyHabits = fc.record({
  activity: anyAmount,
  lately: anyAmount,
  today: anyAmount,
  hours: fc.double({ min: 0, max: 24 / 7, noNaN: true }),
});
const anyMatches = (minLength: number) =>
  fc.uniqueArray(
    fc.record({
      entryId: fc.integer({ min: 1, max: 10_000 }),
      personId: fc.integer({ min: 1, max: 12 }),
      score: fc.double({ min: 0.01, max: 60, noNaN: true }),
      publishedAt: fc.integer({ min: NOW - YEARS, max: NOW }),
    }),
    { selector: ({ entryId }) => entryId, minLength, maxLength: 80 },
  );

const anyInput = fc
  .record({
    matches: anyMatches(1),
    replies: anyMatches(0),
    habits: fc.array(anyHabits, { minLength: 13, maxLength: 13 }),
  })
  .map(({ matches, replies, habits }) => input(matches, [...habits.entries()], replies));

const HABITS: ReadonlySet<Signal> = new Set(['activity', 'lately', 'today', 'hours']);
const aWeight = fc.double({ min: 0, max: 1, noNaN: true });
const anyWeights = fc.record({
  recent: aWeight,
  lasting: aWeight,
  replies: aWeight,
  activity: aWeight,
  lately: aWeight,
  today: aWeight,
  hours: aWeight,
});

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

  it('gives a score that is the sum of the contributions and entries it shows', () => {
    fc.assert(
      fc.property(anyInput, anyWeights, (given, weights) => {
        for (const person of rankPeople({ ...given, weights })) {
          const sum = person.contributions.reduce((total, { share }) => total + share, 0);
          expect(person.score).toBe(sum);
          for (const { signal, share, weight, value } of person.contributions) {
            expect(share).toBe(weight * value);
            expect(weight).toBe(weights[signal]);
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          const habits = person.contributions
            .filter(({ signal }) => HABITS.has(signal))
            .reduce((total, { share }) => total + share, 0);
          const entries = [...person.evidence, ...person.replies].reduce(
            (total, { share }) => total + share,
            0,
          );
          expect(entries + habits).toBeCloseTo(person.score, 9);
        }
      }),
    );
  });

  it('gives at most 1 with the shipped weights', () => {
    const all = Object.values(SIGNAL_WEIGHTS).reduce((sum, weight) => sum + weight, 0);
    expect(all).toBeCloseTo(1, 9);
    fc.assert(
      fc.property(anyInput, (given) => {
        for (const { score } of rankPeople(given)) expect(score).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('puts first who replied to what matches, of two alike', () => {
    const fresh = { score: 5, publishedAt: NOW - DAY };
    const matches = [
      { entryId: 1, personId: 1, ...fresh },
      { entryId: 2, personId: 2, ...fresh },
    ];
    const reply = { entryId: 3, personId: 2, ...fresh };
    const [first] = rankPeople(input(matches, [], [reply]));
    expect(first?.personId).toBe(2);
    expect(first?.replies.map(({ entryId }) => entryId)).toEqual([3]);
    expect(order(rankPeople(input(matches)))).toEqual([1, 2]);
  });

  it('ranks nobody for a reply alone', () => {
    const reply = { entryId: 3, personId: 2, score: 5, publishedAt: NOW - DAY };
    expect(rankPeople(input([], [], [reply]))).toEqual([]);
  });

  it('does not change when people without a matching entry are added', () => {
    fc.assert(
      fc.property(anyInput, anyHabits, (given, habits) => {
        const people = new Map([...given.people, [99, habits] as const]);
        expect(rankPeople({ ...given, people })).toEqual(rankPeople(given));
      }),
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

describe('peopleToMeasure', () => {
  it('names those with the most relevant entries, and no more than are looked up', () => {
    const matches = Array.from({ length: PEOPLE_MEASURED_MAX + 20 }, (_, n) => {
      return { entryId: n + 1, personId: n + 1, score: n + 1, publishedAt: NOW };
    });
    const measured = peopleToMeasure(gathered(input(matches)));
    expect(measured).toHaveLength(PEOPLE_MEASURED_MAX);
    expect(measured[0]).toBe(PEOPLE_MEASURED_MAX + 20);
    expect(measured).not.toContain(20);
  });
});
