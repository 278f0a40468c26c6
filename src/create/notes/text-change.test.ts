import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedText, textChange } from './text-change-rules.ts';

/** Few letters, so that beginnings and ends are often alike; some of two code units that share one of them. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '👍'), maxLength: 30 });

describe('what changed in a text', () => {
  it('makes the one of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(changedText(before, textChange(before, after))).toBe(after);
      }),
    );
  });

  it('inserts whole characters', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(textChange(before, after).insert.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is as short as a common beginning and end allow', () => {
    expect(textChange('abcdef', 'abXef')).toEqual({ from: 2, to: 4, insert: 'X' });
    expect(textChange('aaa', 'aaaa')).toEqual({ from: 3, to: 3, insert: 'a' });
    expect(textChange('abc', '')).toEqual({ from: 0, to: 3, insert: '' });
    expect(textChange('abc', 'abc')).toEqual({ from: 3, to: 3, insert: '' });
  });

  it('does not reach beyond the text', () => {
    expect(changedText('abc', { from: 2, to: 4, insert: '' })).toBeNull();
    expect(changedText('abc', { from: 2, to: 1, insert: '' })).toBeNull();
  });
});
