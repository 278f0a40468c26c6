import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayOf } from '#days';
import { FOR_GOOD } from './limits.ts';
import { dueOf, type Kept, maintainOf } from './maintain-rules.ts';

const TODAY = '2026-11-23';
const kept = (changes: Partial<Kept> = {}): Kept => ({
  personId: 1,
  cadenceDays: 91,
  lastTwoWay: '2026-06-01',
  saidOn: '2026-01-01',
  news: null,
  hasPlan: false,
  putOff: null,
  ...changes,
});
const isDue = (changes: Partial<Kept>, today = TODAY) => dueOf(kept(changes), today) !== null;

describe('dueOf', () => {
  it('waits for the rhythm to pass since the last real contact', () => {
    expect(isDue({ lastTwoWay: '2026-08-24' })).toBe(true);
    expect(isDue({ lastTwoWay: '2026-08-25' })).toBe(false);
  });

  it('begins with the day on which the rhythm was said where no contact is known', () => {
    expect(isDue({ lastTwoWay: null, saidOn: TODAY })).toBe(false);
    expect(isDue({ lastTwoWay: null })).toBe(true);
  });

  it('asks for nobody without a rhythm, put off, or with a plan', () => {
    expect(isDue({ cadenceDays: null })).toBe(false);
    expect(isDue({ putOff: '2026-11-24' })).toBe(false);
    expect(isDue({ putOff: TODAY })).toBe(true);
    expect(isDue({ hasPlan: true })).toBe(false);
  });

  it('takes news for a reason without a rhythm, until one was in touch or let it be', () => {
    const news = { words: 'is now at Acme', on: '2026-11-01' };
    expect(isDue({ cadenceDays: null, news })).toBe(true);
    expect(isDue({ cadenceDays: null, news, lastTwoWay: '2026-11-02' })).toBe(false);
    expect(isDue({ cadenceDays: null, news, putOff: FOR_GOOD })).toBe(false);
    expect(isDue({ cadenceDays: null, news: { ...news, on: '2026-08-01' } })).toBe(false);
    expect(isDue({ news, putOff: FOR_GOOD })).toBe(true);
  });
});

describe('maintainOf', () => {
  it('shows three at the most, who is furthest beyond first', () => {
    const people = [
      kept({ personId: 1, lastTwoWay: '2026-08-01' }),
      kept({ personId: 2, lastTwoWay: '2026-01-01' }),
      kept({ personId: 3, lastTwoWay: '2026-07-01' }),
      kept({ personId: 4, lastTwoWay: '2026-03-01' }),
    ];
    expect(maintainOf(people, TODAY, { drawn: [] }).drawn).toEqual([2, 4, 3]);
  });

  it('lets nobody move up when one of the week has been in touch', () => {
    const people = [1, 2, 3, 4].map((personId) => kept({ personId }));
    const met = people.map((one) => (one.personId === 1 ? { ...one, lastTwoWay: TODAY } : one));
    const { shown, drawn } = maintainOf(met, TODAY, { drawn: [1, 2, 3] });
    expect(shown.map(({ personId }) => personId)).toEqual([2, 3]);
    expect(drawn).toEqual([1, 2, 3]);
  });
});

/** Something that happens on a day of the week. */
type Act =
  | { kind: 'meet' | 'write' | 'plan' | 'unplan' | 'stop'; who: number }
  | { kind: 'put-off'; who: number; days: number }
  | { kind: 'rhythm'; who: number; days: number }
  | { kind: 'sleep' };
const who = fc.integer({ min: 0, max: 11 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('meet', 'write', 'plan', 'unplan', 'stop'), who }),
  fc.record({ kind: fc.constant('put-off' as const), who, days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('rhythm' as const), who, days: fc.integer({ min: 1, max: 365 }) }),
  fc.record({ kind: fc.constant('sleep' as const) }),
);
const plus = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

function happen(one: Act, people: Kept[], today: string): void {
  const kept = 'who' in one ? people[one.who] : undefined;
  if (!kept) return;
  // Something sent without an answer changes nothing that this queue goes by.
  if (one.kind === 'meet') kept.lastTwoWay = today;
  if (one.kind === 'plan' || one.kind === 'unplan') kept.hasPlan = one.kind === 'plan';
  if (one.kind === 'stop') kept.cadenceDays = null;
  if (one.kind === 'put-off') kept.putOff = plus(today, one.days);
  if (one.kind === 'rhythm') kept.cadenceDays = one.days;
}

describe('a queue of many weeks', () => {
  const network = fc.array(
    fc.record({
      cadenceDays: fc.option(fc.integer({ min: 1, max: 200 })),
      daysAgo: fc.option(fc.integer({ min: 0, max: 900 })),
    }),
    { minLength: 12, maxLength: 12 },
  );

  it('never holds more than three people in a week, nor whom one met or put off', () => {
    fc.assert(
      fc.property(network, fc.array(act, { maxLength: 60 }), (given, acts) => {
        let today = '2026-11-20';
        const weeks = new Map<string, number[]>();
        const people = given.map(({ cadenceDays, daysAgo }, personId) =>
          kept({
            personId,
            cadenceDays,
            lastTwoWay: daysAgo === null ? null : plus(today, -daysAgo),
          }),
        );
        const seen = new Map<string, Set<number>>();
        for (const one of acts) {
          if (one.kind === 'sleep') today = plus(today, 1);
          happen(one, people, today);
          const week = mondayOf(today);
          const { shown, drawn } = maintainOf(people, today, { drawn: weeks.get(week) ?? [] });
          weeks.set(week, drawn);
          const met = seen.get(week) ?? new Set();
          for (const { personId } of shown) {
            met.add(personId);
            const person = people[personId];
            expect(person?.lastTwoWay).not.toBe(today);
            expect(person?.hasPlan).toBe(false);
            expect(person?.putOff === null || (person?.putOff ?? '') <= today).toBe(true);
          }
          seen.set(week, met);
          expect(met.size).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('resets a rhythm by real contact and by nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 900 }),
        (days, ago) => {
          const one = kept({ cadenceDays: days, lastTwoWay: plus(TODAY, -ago) });
          expect(dueOf(one, TODAY) !== null).toBe(ago >= days);
          expect(dueOf({ ...one, lastTwoWay: TODAY }, TODAY)).toBeNull();
        },
      ),
    );
  });
});
