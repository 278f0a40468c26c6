import { describe, expect, it } from 'vitest';
import type { CriterionView } from '../view.ts';
import { andWords, shortened, standingNote, standingOf, standingWords } from './words.ts';

const row = (over: Partial<CriterionView>): CriterionView => ({
  criterion: 'expert',
  title: 'Expert',
  question: 'Do they know this deeply?',
  hint: 'not-enough',
  because: '2 long pieces on this',
  count: 2,
  floor: 3,
  evidence: [],
  assessment: 'unknown',
  reason: '',
  decidedAt: null,
  recorded: [],
  ...over,
});

describe('the standing of a criterion', () => {
  it.each([
    [row({ assessment: 'no', hint: 'hint' }), 'no', 'No, you decided', 'no'],
    [row({ assessment: 'yes' }), 'yes', 'Yes, you decided', 'yes'],
    [row({ hint: 'hint' }), 'hint', 'Hint: 2 long pieces on this', 'hint'],
    [row({}), 'unknown', 'Not enough yet: 2 of 3 signs', 'not enough'],
    [row({ count: 0 }), 'unknown', 'Not enough yet: none of 3 signs', 'not enough'],
    [row({ hint: 'only-you', count: 0 }), 'unknown', 'Only you can tell', 'only you'],
    [
      row({ hint: 'only-you', count: 1 }),
      'unknown',
      'Only you can tell; you recorded one thing',
      'only you',
    ],
  ])(
    'tells the member’s word, hints and what is unknown apart %#',
    (given, standing, words, note) => {
      expect(standingOf(given)).toBe(standing);
      expect(standingWords(given)).toBe(words);
      expect(standingNote(given)).toBe(note);
    },
  );
});

describe('andWords', () => {
  it('joins as people do', () => {
    expect(andWords([])).toBe('');
    expect(andWords(['Ada'])).toBe('Ada');
    expect(andWords(['Ada', 'Bo', 'Cleo'])).toBe('Ada, Bo and Cleo');
  });
});

describe('shortened', () => {
  it('leaves what is short alone', () => {
    expect(shortened('How do you test?')).toBe('How do you test?');
  });

  it('cuts between words, and inside a word that is all there is', () => {
    expect(shortened('How do teams change a database schema without downtime?')).toBe(
      'How do teams change a database schema…',
    );
    expect(shortened('a'.repeat(100))).toHaveLength(40);
  });
});
