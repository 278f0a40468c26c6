import { describe, expect, it } from 'vitest';
import type { Give } from '../moves/schema.ts';
import { NewMove } from '../moves/schema.ts';
import { blankWords, isGiven, planOf, refsOf, withGive } from './plan.ts';

const note: Give = { kind: 'note', id: 1, title: 'A', url: null };
const entry: Give = { kind: 'entry', id: 1, title: 'A', url: null };

describe('planOf', () => {
  it('begins with a key that the server takes, another each time', () => {
    const keys = [planOf(undefined), planOf(undefined)].map(({ draftKey }) => draftKey);
    const move = { goalId: 1, personId: 1, intent: 'ask' };
    for (const draftKey of keys)
      expect(NewMove.parse({ ...move, draftKey }).draftKey).toBe(draftKey);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('withGive', () => {
  it('adds and takes away, telling a note from an entry', () => {
    expect(withGive([note], entry, true)).toEqual([note, entry]);
    expect(withGive([note, entry], note, false)).toEqual([entry]);
    expect(withGive([note], note, true)).toEqual([note]);
    expect(isGiven([entry], note)).toBe(false);
    expect(refsOf([note])).toEqual([{ kind: 'note', id: 1 }]);
  });
});

describe('blankWords', () => {
  it.each([
    ['Hello Bo,', undefined],
    ['Hello …,', 'One “…” is yours to fill in.'],
    ['… and …', '2 places marked “…” are yours to fill in.'],
  ])('of %j says %s', (opener, words) => {
    expect(blankWords(opener)).toBe(words);
  });
});
