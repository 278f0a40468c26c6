import { describe, expect, it } from 'vitest';
import { whyMoved } from './learnt-words.ts';

describe('whyMoved', () => {
  it('says how many choices speak for and against, and when that was too little', () => {
    const signal = 'replies' as const;
    expect(whyMoved({ signal, movement: 'more', for: 7, against: 2 })).toBe(
      '7 of your choices speak for it, 2 against.',
    );
    expect(whyMoved({ signal, movement: 'as-shipped', for: 1, against: 0 })).toBe(
      '1 of your choices speaks for it, 0 against. Too little to change anything.',
    );
    expect(whyMoved({ signal, movement: 'as-shipped', for: 0, against: 0 })).toMatch(/^None/);
  });
});
