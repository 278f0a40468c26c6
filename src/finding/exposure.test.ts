import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTurn, PLACES, placesToWait, type Ranked } from './exposure.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const nobody = new Map<number, number>();
const turnOf = (memberId: number, over = {}) => ({ memberId, goalId: 7, at: 0, ...over });

/** As the ranking gives them: much before some, better before worse, nobody twice. */
const rankedPeople = fc
  .uniqueArray(
    fc.record({
      personId: fc.integer({ min: 1, max: 500 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      strength: fc.constantFrom('much' as const, 'some' as const),
    }),
    { selector: ({ personId }) => personId, maxLength: 20 },
  )
  .map((people) =>
    people.toSorted((a, b) => a.strength.localeCompare(b.strength) || b.score - a.score),
  );
const turns = fc.record({
  memberId: fc.nat(),
  goalId: fc.nat(),
  at: fc.integer({ min: 0, max: 4e12 }),
});
const some = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.constantFrom(1, 3)))
  .map((ids) => new Map(ids));

describe('inTurn', () => {
  it('leaves nobody out and adds nobody', () =>
    fc.assert(
      fc.property(rankedPeople, turns, some, (people, turn, waiting) => {
        const ids = people.map(({ personId }) => personId);
        expect(inTurn(people, turn, waiting).toSorted()).toEqual(ids.toSorted());
      }),
    ));

  it('puts nobody before somebody who is clearly better, but for the last place and who waits', () =>
    fc.assert(
      fc.property(rankedPeople, turns, (people, turn) => {
        const shown = inTurn(people, turn, nobody).slice(0, PLACES - 1);
        const known = new Map(people.map((one) => [one.personId, one]));
        for (const [place, id] of shown.entries()) {
          const one = known.get(id);
          for (const later of shown.slice(place + 1).map((other) => known.get(other))) {
            if (!one || !later) throw new Error('somebody who was not there');
            if (one.strength === 'much' && later.strength === 'some') continue;
            expect(one.strength).toBe(later.strength);
            expect(one.score).toBeGreaterThanOrEqual(later.score * 0.97);
          }
        }
      }),
    ));

  it('keeps everybody in their place for four weeks', () =>
    fc.assert(
      fc.property(rankedPeople, turns, fc.integer({ min: 0, max: 27 }), (people, turn, days) => {
        const at = Math.floor(turn.at / (28 * DAY_MS)) * 28 * DAY_MS;
        const first = inTurn(people, { ...turn, at }, nobody);
        expect(inTurn(people, { ...turn, at: at + days * DAY_MS }, nobody)).toEqual(first);
      }),
    ));

  const near = (count: number): Ranked[] =>
    Array.from({ length: count }, (_, n) => ({ personId: n + 1, score: 0.5, strength: 'much' }));

  it('lets each of several near-equals come first for somebody', () => {
    const first = new Set(
      Array.from({ length: 60 }, (_, member) => inTurn(near(5), turnOf(member), nobody)[0]),
    );
    expect([...first].toSorted()).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives the tenth place by turns to people who would not be seen', () => {
    const people = near(14).map((one, n) => ({ ...one, score: 0.8 ** n }));
    const orders = Array.from({ length: 60 }, (_, member) =>
      inTurn(people, turnOf(member), nobody),
    );
    for (const order of orders) expect(order.slice(0, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...new Set(orders.map((order) => order[9]))].toSorted()).toEqual([11, 12, 13, 14]);
  });

  it('lets who waits stand behind the first three, or in their place when there is nobody else', () => {
    const people = near(6).map((one, n) => ({ ...one, score: 0.8 ** n }));
    expect(inTurn(people, turnOf(1), new Map([[1, 3]]))).toEqual([2, 3, 4, 1, 5, 6]);
    const two = new Map([
      [2, 3],
      [5, 3],
    ]);
    expect(inTurn(people, turnOf(1), two)).toEqual([1, 3, 4, 2, 5, 6]);
    expect(inTurn(people.slice(0, 2), turnOf(1), new Map([[1, 3]]))).toEqual([2, 1]);
  });

  it('lets who leaves the first place alone stand right behind it', () => {
    const people = near(6).map((one, n) => ({ ...one, score: 0.8 ** n }));
    expect(inTurn(people, turnOf(1), new Map([[1, 1]]))).toEqual([2, 1, 3, 4, 5, 6]);
    expect(inTurn(people, turnOf(1), new Map([[2, 1]]))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(inTurn(people.slice(0, 1), turnOf(1), new Map([[1, 1]]))).toEqual([1]);
  });
});

describe('placesToWait', () => {
  const idsOf = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const memberSets = fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 200 });
  const anyTime = fc.integer({ min: 0, max: 4e12 });
  const goals: number[] = [];

  it('lets nobody come first for every member who shares a Kith, however few', () =>
    fc.assert(
      fc.property(memberSets, fc.nat(), anyTime, (members, feed, at) => {
        const waits = members.flatMap((memberId) => {
          const places = placesToWait(feed, turnOf(memberId, { at }), { members, goals });
          return places > 0 ? [places] : [];
        });
        const isMany = members.length >= 5;
        expect(waits).toHaveLength(isMany ? Math.ceil(members.length / 8) : 1);
        expect(new Set(waits)).toEqual(new Set([isMany ? 3 : 1]));
      }),
    ));

  it('lets nobody lead all of three or more goals of one member', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1 }), { minLength: 3, maxLength: 30 }),
        fc.nat(),
        anyTime,
        (own, feed, at) => {
          const waits = own.filter(
            (goalId) =>
              placesToWait(feed, turnOf(1, { goalId, at }), { members: [1], goals: own }) > 0,
          );
          expect(waits).toHaveLength(1);
        },
      ),
    ));

  it('asks nobody to wait of somebody alone with one or two goals', () => {
    for (const own of [[7], [7, 8]])
      for (const feed of idsOf(50))
        expect(placesToWait(feed, turnOf(1), { members: [1], goals: own })).toBe(0);
  });

  it('lets others wait four weeks later', () => {
    const waitedOn = (at: number) =>
      idsOf(80).filter(
        (memberId) => placesToWait(3, turnOf(memberId, { at }), { members: idsOf(80), goals }) > 0,
      );
    expect(waitedOn(28 * DAY_MS)).not.toEqual(waitedOn(0));
    expect(waitedOn(27 * DAY_MS)).toEqual(waitedOn(0));
  });
});
