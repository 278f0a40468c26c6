import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Match, type PersonStatistics, rankPeople } from '../ranking/index.ts';
import { ENTRIES_SHOWN_MAX, type Part, partsOf, type RankedFor, wholePercents } from './shares.ts';

const NOW = Date.UTC(2026, 4, 1);
const YEARS = 5 * 365 * 86_400_000;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const anyMatches = (minLength: number): fc.Arbitrary<Match[]> =>
  fc.uniqueArray(
    fc.record({
      entryId: fc.integer({ min: 1, max: 500 }),
      personId: fc.integer({ min: 1, max: 3 }),
      score: fc.double({ min: 0.01, max: 60, noNaN: true }),
      publishedAt: fc.integer({ min: NOW - YEARS, max: NOW }),
    }),
    { selector: ({ entryId }) => entryId, minLength, maxLength: 40 },
  );
const anyAmount = fc.double({ min: 0, max: 500, noNaN: true });
const anyHabits: fc.Arbitrary<PersonStatistics> = fc.record({
  activity: anyAmount,
  lately: anyAmount,
  today: anyAmount,
  hours: fc.double({ min: 0, max: 24 / 7, noNaN: true }),
});
/** Person 1 as the ranking itself places them for a few questions. */
const anyRanked: fc.Arbitrary<RankedFor[]> = fc
  .array(fc.record({ matches: anyMatches(1), replies: anyMatches(0), habits: anyHabits }), {
    maxLength: 5,
  })
  .map((questions) =>
    questions.flatMap(({ matches, replies, habits }, place) =>
      rankPeople({
        matches,
        replies,
        people: new Map([[1, habits]]),
        asOf: NOW,
        halfLifeMs: 60 * 86_400_000,
      })
        .filter(({ personId }) => personId === 1)
        .map((person) => ({ questionId: place + 1, person })),
    ),
  );

const within = ({ entries, more }: Part) =>
  sum(entries.map(({ percent }) => percent)) + (more?.percent ?? 0);

describe('partsOf', () => {
  it('shows shares that come to the whole, and within each part to the part', () => {
    fc.assert(
      fc.property(anyRanked, (ranked) => {
        const parts = partsOf(ranked);
        expect(sum(parts.map(({ percent }) => percent))).toBe(ranked.length === 0 ? 0 : 100);
        for (const part of parts) {
          expect(part.entries.length).toBeLessThanOrEqual(ENTRIES_SHOWN_MAX);
          if (part.questionId !== null) expect(within(part)).toBe(part.percent);
        }
      }),
    );
  });

  it('says of each part what it is of the score, to a percent for every line of it', () => {
    fc.assert(
      fc.property(anyRanked, (ranked) => {
        const whole = sum(ranked.map(({ person }) => person.score));
        for (const { kind, questionId, percent, entries, more } of partsOf(ranked)) {
          const people = ranked.filter(
            (one) => questionId === null || one.questionId === questionId,
          );
          const signals: readonly string[] = kind === 'entries' ? ['recent', 'lasting'] : [kind];
          const share = sum(
            people.flatMap(({ person }) =>
              person.contributions
                .filter(({ signal }) => signals.includes(signal))
                .map((contribution) => contribution.share),
            ),
          );
          const lines = Math.max(1, entries.length + (more ? 1 : 0));
          expect(Math.abs(percent - (100 * share) / whole)).toBeLessThanOrEqual(lines + 1e-6);
        }
      }),
    );
  });

  it('leaves out no entry that counts: what is not shown is counted', () => {
    fc.assert(
      fc.property(anyRanked, (ranked) => {
        for (const { kind, questionId, entries, more } of partsOf(ranked)) {
          if (kind !== 'entries') continue;
          const person = ranked.find((one) => one.questionId === questionId)?.person;
          const counting = person?.evidence.filter(({ share }) => share > 0) ?? [];
          expect(entries.length + (more?.entries ?? 0)).toBe(counting.length);
        }
      }),
    );
  });
});

describe('wholePercents', () => {
  it('comes to 100, each within one of what it is', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(shares, (given) => {
        const all = sum(given);
        fc.pre(all > 0);
        const percents = wholePercents(given);
        expect(sum(percents)).toBe(100);
        for (const [place, share] of given.entries())
          expect(Math.abs((percents[place] ?? 0) - (100 * share) / all)).toBeLessThan(1);
      }),
    );
  });

  it('is nothing of nothing', () => {
    expect(wholePercents([0, 0])).toEqual([0, 0]);
    expect(wholePercents([])).toEqual([]);
  });
});
