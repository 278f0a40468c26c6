import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Offer, PORTFOLIO_MAX, portfolio } from './portfolio.ts';

const KEYS = ['question 1', 'question 2', 'question 3', 'criterion expert', 'criterion trust'];
const weights = new Map(KEYS.map((key) => [key, key.startsWith('question') ? 1 : 1 / 3]));
const offer = (personId: number, covers: Record<string, number>): Offer => ({
  personId,
  covers: new Map(Object.entries(covers)),
});

const anyOffers = fc
  .uniqueArray(
    fc.record({
      personId: fc.integer({ min: 1, max: 30 }),
      covers: fc.dictionary(fc.constantFrom(...KEYS), fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { selector: ({ personId }) => personId, maxLength: 15 },
  )
  .map((list) => list.map(({ personId, covers }) => offer(personId, covers)));

/** What is covered by people together: Σ weight · [1 − Π(1 − p²)], written down anew. */
function coverage(people: Offer[]): number {
  let sum = 0;
  for (const [key, weight] of weights) {
    let open = 1;
    for (const { covers } of people) open *= 1 - (covers.get(key) ?? 0) ** 2;
    sum += weight * (1 - open);
  }
  return sum;
}
const people = (offers: Offer[], ids: number[]): Offer[] =>
  offers.filter(({ personId }) => ids.includes(personId));

describe('portfolio', () => {
  it('prefers who opens something new to who repeats', () => {
    const offers = [
      offer(1, { 'question 1': 1 }),
      offer(2, { 'question 1': 0.9, 'criterion expert': 0.3 }),
      offer(3, { 'question 2': 0.6 }),
    ];
    expect(portfolio(offers, { weights }).map(({ personId }) => personId)).toEqual([1, 3]);
  });

  it('starts from what those already chosen cover, and proposes none of them again', () => {
    const chosen = [offer(1, { 'question 1': 1 })];
    const offers = [...chosen, offer(2, { 'question 1': 1 }), offer(3, { 'question 2': 0.5 })];
    const picks = portfolio(offers, { weights, chosen });
    expect(picks.map(({ personId }) => personId)).toEqual([3]);
    expect(picks[0]?.adds).toEqual([{ key: 'question 2', gain: 0.25 }]);
  });

  it('says what each adds, most first, and proposes nobody who adds nothing', () => {
    const picks = portfolio([offer(1, { 'criterion trust': 1, 'question 3': 1 }), offer(2, {})], {
      weights,
    });
    expect(picks).toHaveLength(1);
    expect(picks[0]?.adds.map(({ key }) => key)).toEqual(['question 3', 'criterion trust']);
  });

  it('never covers less with one more person to choose from the same, and gains what it says', () => {
    fc.assert(
      fc.property(anyOffers, anyOffers, (offers, more) => {
        const ids = new Set(offers.map(({ personId }) => personId));
        const chosen = more.filter(({ personId }) => !ids.has(personId)).slice(0, 3);
        const picks = portfolio(offers, { weights, chosen });
        let together = [...chosen];
        for (const pick of picks) {
          const next = [...together, ...people(offers, [pick.personId])];
          const gained = coverage(next) - coverage(together);
          expect(gained).toBeGreaterThanOrEqual(-1e-9);
          expect(gained).toBeCloseTo(pick.gain, 9);
          together = next;
        }
      }),
    );
  });

  it('gives the first pick the most there is, and each pick no more than the one before', () => {
    fc.assert(
      fc.property(anyOffers, (offers) => {
        const picks = portfolio(offers, { weights });
        expect(picks.length).toBeLessThanOrEqual(PORTFOLIO_MAX);
        const best = Math.max(0, ...offers.map((one) => coverage([one])));
        if (picks[0]) expect(picks[0].gain).toBeCloseTo(best, 9);
        for (const [at, { gain }] of picks.entries())
          if (at > 0) expect(gain).toBeLessThanOrEqual((picks[at - 1]?.gain ?? 0) + 1e-9);
      }),
    );
  });

  it('does not depend on the order in which people come, and repeats nobody', () => {
    fc.assert(
      fc.property(anyOffers, (offers) => {
        const picks = portfolio(offers, { weights });
        expect(portfolio(offers.toReversed(), { weights })).toEqual(picks);
        expect(new Set(picks.map(({ personId }) => personId)).size).toBe(picks.length);
      }),
    );
  });
});
