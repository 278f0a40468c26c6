import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activateOf, isAsleep, oneWayAsleep, type Sleeping, wakeWhy } from './activate-rules.ts';
import { ACTIVATE_MAX } from './limits.ts';

const sleeping = (changes: Partial<Sleeping> = {}): Sleeping => ({
  personId: 1,
  goalId: 1,
  question: 'how to test a canary',
  isNew: false,
  isTrusted: false,
  isClose: false,
  lastTwoWay: '2024-01-01',
  lastOneWay: null,
  by: { kind: 'writes' },
  isSaidAsleep: false,
  ...changes,
});
const order = (people: Sleeping[]) => activateOf(people).map(({ personId }) => personId);

describe('activateOf', () => {
  it('puts what is new before who is familiar', () => {
    expect(
      order([
        sleeping({ personId: 1, isClose: true, isTrusted: true }),
        sleeping({ personId: 2, isNew: true }),
      ]),
    ).toEqual([2, 1]);
  });

  it('puts the trusted first among those who bring something new, then the less close', () => {
    expect(
      order([
        sleeping({ personId: 1, isNew: true, isClose: true }),
        sleeping({ personId: 2, isNew: true }),
        sleeping({ personId: 3, isNew: true, isTrusted: true, isClose: true }),
      ]),
    ).toEqual([3, 2, 1]);
  });

  it('gives every goal its turn', () => {
    const first = [1, 2, 3, 4].map((personId) => sleeping({ personId, isNew: true }));
    expect(order([...first, sleeping({ personId: 9, goalId: 2 })])).toEqual([1, 9, 2]);
  });

  it('gives those for whom nothing speaks only the places that are left', () => {
    const quiet = { goalId: null, question: null, by: null, lastTwoWay: '2019-01-01' };
    const some = [1, 2].map((personId) => sleeping({ personId }));
    const others = [7, 8].map((personId) => sleeping({ ...quiet, personId }));
    expect(order([...others, ...some])).toEqual([1, 2, 7]);
  });

  it('is short, names everybody once, and nobody who was not there', () => {
    const people = fc.array(
      fc.record({
        personId: fc.integer({ min: 1, max: 8 }),
        goalId: fc.constantFrom(1, 2, 3, null),
        question: fc.string(),
        by: fc.constantFrom({ kind: 'writes' as const }, { kind: 'told' as const }, null),
        lastOneWay: fc.constantFrom(null, '2022-01-01'),
        isNew: fc.boolean(),
        isTrusted: fc.boolean(),
        isClose: fc.boolean(),
        lastTwoWay: fc.constantFrom(null, '2023-01-01', '2024-01-01'),
        isSaidAsleep: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(people, (given) => {
        const shown = order(given);
        const known = new Set(given.map(({ personId }) => personId));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length).toBe(Math.min(ACTIVATE_MAX, known.size));
        for (const id of shown) expect(known).toContain(id);
      }),
    );
  });
});

describe('isAsleep', () => {
  const today = '2026-11-27';

  it("takes the member's word before the calendar, until there is contact after it", () => {
    const said = { saidAsleepOn: '2026-11-20', today };
    expect(isAsleep({ ...said, lastTwoWay: '2026-07-01' })).toBe(true);
    expect(isAsleep({ ...said, lastTwoWay: null })).toBe(true);
    expect(isAsleep({ ...said, lastTwoWay: '2026-11-25' })).toBe(false);
  });

  it('needs contact once and none for a year where nothing was said', () => {
    expect(isAsleep({ saidAsleepOn: null, lastTwoWay: null, today })).toBe(false);
    expect(isAsleep({ saidAsleepOn: null, lastTwoWay: '2026-07-01', today })).toBe(false);
    expect(isAsleep({ saidAsleepOn: null, lastTwoWay: '2025-07-01', today })).toBe(true);
  });
});

describe('wakeWhy', () => {
  it('says by whose word the tie sleeps, and when one was last in touch', () => {
    const lastTwoWay = '2026-07-01';
    expect(wakeWhy(sleeping({ isSaidAsleep: true, lastTwoWay }))).toBe(
      'Writes about “how to test a canary”; you said that this tie sleeps, and you were last in touch on 1 July 2026.',
    );
    expect(wakeWhy(sleeping({ isNew: true, lastTwoWay }))).toBe(
      'Writes about “how to test a canary”, which nobody you chose does; you were last in touch on 1 July 2026.',
    );
  });

  it('says what speaks for whom Kith reads nothing of', () => {
    const of = (by: Sleeping['by'], more: Partial<Sleeping> = {}) =>
      wakeWhy(sleeping({ by, lastTwoWay: '2021-03-04', ...more }));
    expect(of({ kind: 'about', words: 'canaries' })).toBe(
      'You noted of them “canaries”, which touches “how to test a canary”; you were last in touch on 4 March 2021.',
    );
    expect(of({ kind: 'told' })).toContain('What you wrote of your contact touches');
    expect(of({ kind: 'goal' })).toContain('for this goal before');
    expect(of(null, { lastTwoWay: null, lastOneWay: '2021-03-04' })).toBe(
      'Kith reads nothing of theirs, so you alone know what they could say; something last passed on 4 March 2021, one way as far as you noted.',
    );
  });
});

describe('oneWayAsleep', () => {
  const sent = { day: '2021-03-04', direction: 'given' as const, isTwoWay: false };
  const asleep = (isLogged: boolean, ...contacts: (typeof sent)[]) =>
    oneWayAsleep({ contacts, isLogged }, '2026-11-27');

  it('is whom the member wrote to long ago, as they logged it', () => {
    expect(asleep(true, sent)).toBe('2021-03-04');
    expect(asleep(true, sent, { ...sent, day: '2026-11-01' })).toBeNull();
  });

  it('is nobody of an archive who never answered', () => {
    expect(asleep(false, sent)).toBeNull();
    expect(asleep(true)).toBeNull();
  });
});
