import { describe, expect, it } from 'vitest';
import { foundWords } from './found-words.ts';

type Strength = 'told' | 'same' | 'little';
const words = (...strengths: Strength[]) =>
  foundWords({
    people: strengths.map((strength) => ({ strength })),
    lookedAt: { sources: 3, entries: 1200 },
  });

describe('foundWords', () => {
  it('names only what there is, one as one', () => {
    expect(words()).toBe('Nobody was found.');
    expect(words('same')).toBe(
      'Looked through 1,200 entries. By their words 1 seems to write about it. Read the passage before you ask.',
    );
    expect(words('told', 'told', 'same', 'little')).toBe(
      'Looked through 1,200 entries. By their words 2 seem to tell of it from experience and 1 seems to write about it; 1 shares a few of your words. Read the passage before you ask.',
    );
    expect(words('little')).toContain('1 shares a few of your words, which is weak evidence.');
  });

  it('says that not all are shown who share but a few words', () => {
    const weak = (count: number) =>
      words(...Array.from({ length: count }, () => 'little' as const));
    expect(weak(4)).not.toContain('are shown');
    expect(weak(6)).toContain(
      '6 share a few of your words, which is weak evidence. The nearest 4 are shown.',
    );
  });
});
