import { describe, expect, it } from 'vitest';
import { RUNG_WORDS, RUNGS } from '../../help/limits.ts';
import { INTRODUCED } from '../../introductions/limits.ts';
import { storyWords } from './story-words.ts';

const told = (title: string, more: object = {}) => {
  const words = storyWords({ origin: 'hand', direction: 'given', title, ...more });
  if (!words) return null;
  const about = words.about === '' ? '' : `: ${words.about}`;
  return `${words.before}Bo Lund${words.after}${about}`;
};

describe('storyWords', () => {
  it.each([
    ['Thanked them: How to rest?', 'You thanked Bo Lund: “How to rest?”'],
    ['Sent them something: How to rest?', 'You sent Bo Lund something: “How to rest?”'],
    ['A walk', 'You gave to Bo Lund: A walk'],
    ['', 'You gave to Bo Lund'],
    [INTRODUCED, 'You introduced Bo Lund'],
  ])('tells “%s”', (title, words) => {
    expect(told(title)).toBe(words);
  });

  it('has words for every rung', () => {
    for (const rung of RUNGS)
      expect(told(`${RUNG_WORDS[rung].past}: How?`)).not.toContain(RUNG_WORDS[rung].past);
  });

  it('says who asked, and does not take what was received for help that was given', () => {
    expect(told('Asked: How to rest?', { origin: 'ask', direction: 'received' })).toBe(
      'You asked Bo Lund: How to rest?',
    );
    expect(told(INTRODUCED, { direction: 'received' })).toContain('You received from');
    expect(told('A walk', { direction: null })).toBeNull();
  });
});
