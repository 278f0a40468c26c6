import { describe, expect, it } from 'vitest';
import { touchParts, touchWords } from './words.ts';

const note = { kind: 'note' as const, id: 1, title: 'Canaries', url: null, words: ['rollback'] };

describe('touchWords', () => {
  it('says what of mine may touch it and by which words', () => {
    expect(touchWords([note])).toBe('Your note “Canaries” may touch it: rollback.');
    expect(touchWords([note, note])).toContain('So may 1 more.');
    expect(touchWords([{ ...note, words: [] }])).toBe('Your note “Canaries” may touch it.');
  });

  it('says when nothing does', () => {
    expect(touchWords([])).toContain('Nothing of yours');
  });
});

describe('touchParts', () => {
  it('leads to where it is read', () => {
    expect(touchParts(note).href).toBe('/notes/1');
    expect(touchParts({ ...note, kind: 'entry' }).href).toBe('/entries/1');
    expect(touchParts({ ...note, kind: 'goal' }).href).toBe('/goals/1');
  });
});
