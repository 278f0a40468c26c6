import { describe, expect, it } from 'vitest';
import { pairsOpen, surenessWords } from './pair-words.ts';

describe('pairs that may be one person', () => {
  const counts = { sure: 0, likely: 2, perhaps: 1_001, dismissed: 7 };

  it('are counted with those that are only perhaps one, and without the dismissed', () => {
    expect(pairsOpen(counts)).toBe(1_003);
  });

  it('are told by how sure they are, and only those there are', () => {
    expect(surenessWords(counts)).toBe('2 likely, 1,001 perhaps');
    expect(surenessWords({ ...counts, likely: 0, perhaps: 0 })).toBe('');
  });
});
