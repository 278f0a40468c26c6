import { describe, expect, it } from 'vitest';
import { touchWords } from './words.ts';

describe('touchWords', () => {
  const note = { kind: 'note' as const, id: 1, title: 'Canaries', url: null, words: ['rollback'] };

  it('says what of mine touches it and by which words', () => {
    expect(touchWords([note])).toBe('Your note “Canaries” touches it: rollback.');
    expect(touchWords([note, note])).toContain('So do 1 more.');
    expect(touchWords([{ ...note, words: [] }])).toBe('Your note “Canaries” touches it.');
  });

  it('says when nothing does', () => {
    expect(touchWords([])).toContain('Nothing of yours');
  });
});
