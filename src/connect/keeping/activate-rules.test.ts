import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activateOf, type Sleeping } from './activate-rules.ts';
import { ACTIVATE_MAX } from './limits.ts';

const sleeping = (changes: Partial<Sleeping> = {}): Sleeping => ({
  personId: 1,
  goalId: 1,
  question: 'how to test a canary',
  isNew: false,
  isTrusted: false,
  isClose: false,
  lastTwoWay: '2024-01-01',
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

  it('is short, names everybody once, and nobody who was not there', () => {
    const people = fc.array(
      fc.record({
        personId: fc.integer({ min: 1, max: 8 }),
        goalId: fc.integer({ min: 1, max: 3 }),
        question: fc.string(),
        isNew: fc.boolean(),
        isTrusted: fc.boolean(),
        isClose: fc.boolean(),
        lastTwoWay: fc.constantFrom(null, '2023-01-01', '2024-01-01'),
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
