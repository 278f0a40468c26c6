import { describe, expect, it } from 'vitest';
import { answeredLine, answeredWords } from './answered-words.ts';

describe('how they answered, in words,', () => {
  it('counts out of those that came to an end', () => {
    expect(answeredLine({ asked: 3, answered: 2 })).toBe('answered 2 of your 3 asks');
    expect(answeredLine({ asked: 2, answered: 0 })).toBe('answered none of your 2 asks');
    expect(answeredLine({ asked: 1, answered: 0 })).toBe(
      'did not answer the one thing you asked them',
    );
  });

  it('says how soon where that is known, and what is still open', () => {
    const view = { asked: 4, answered: 3, open: 1, halfWithinDays: 2, asks: [] };
    expect(answeredWords(view)).toBe(
      'They answered 3 of your 4 asks; half of the answers came within 2 days. One is still open.',
    );
    expect(answeredWords({ ...view, halfWithinDays: null, open: 0 })).toBe(
      'They answered 3 of your 4 asks.',
    );
    expect(answeredWords({ ...view, asked: 0, answered: 0, open: 0 })).toMatch(
      /^Not enough evidence/,
    );
  });
});
