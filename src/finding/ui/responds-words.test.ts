import { describe, expect, it } from 'vitest';
import type { FoundPerson } from '../view.ts';
import { repliesWords, respondsWords } from './responds-words.ts';

const person = (latestAt: number | null, entriesLately: number, replies = 0): FoundPerson => ({
  id: 1,
  name: 'Ada',
  decision: 'open',
  latestAt,
  responsiveness: { entriesLately, replies, heardOn: null },
  sources: [],
  questions: [],
  criteria: [],
});

describe('respondsWords', () => {
  it('tells around, quiet and not known apart', () => {
    expect(respondsWords(person(1, 2, 1))).toBe(
      'Around: 2 entries in the last three months; replied to others on this once',
    );
    expect(respondsWords(person(1, 0))).toMatch(/^Quiet/);
    expect(respondsWords(person(null, 0))).toMatch(/^Not enough evidence/);
  });
});

describe('repliesWords', () => {
  it('says how soon only from a floor on, and where it is known', () => {
    const replies = { count: 7, people: 4, halfWithinDays: 2, floor: 3, examples: [] };
    expect(repliesWords(replies)).toBe(
      '7 times in the last year, to 4 people; half of them within 2 days.',
    );
    expect(repliesWords({ ...replies, count: 1, people: 1, halfWithinDays: null })).toBe(
      'Once in the last year, to one person. Not enough evidence of how soon: 1 of 3.',
    );
    expect(repliesWords({ ...replies, halfWithinDays: null })).toMatch(/dates are missing/);
    expect(repliesWords({ ...replies, count: 0 })).toMatch(/^Not enough evidence/);
  });
});
