import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapKey, personKey, subjectOf } from './key-rules.ts';

const id = fc.integer({ min: 1, max: 2 ** 40 });

describe('subjectOf', () => {
  it('reads every key that was written', () => {
    fc.assert(
      fc.property(id, fc.string({ minLength: 1 }), (number, gap) => {
        expect(subjectOf(personKey(number))).toEqual({ personId: number });
        expect(subjectOf(gapKey(number, gap))).toEqual({ goalId: number, gap });
      }),
    );
  });

  it('takes nothing else for a key', () => {
    for (const text of ['', 'person', 'person 0', 'person 1e9', 'goal 7', 'goal x y', 'people 3'])
      expect(subjectOf(text)).toBeNull();
  });
});
