import { describe, expect, it } from 'vitest';
import { learntWords, othersWords, partWords, percentWords } from './reason-words.ts';

describe('the words of reasons', () => {
  it('name the question where there is one', () => {
    const questions = ['How do I insulate a roof?'];
    expect(partWords({ kind: 'entries', questions }).title).toBe(
      'Entries that touch “How do I insulate a roof?”',
    );
    expect(partWords({ kind: 'replies', questions }).title).toMatch(/^Replies to others on “/);
    expect(partWords({ kind: 'hours', questions: [] })).toMatchObject({
      title: 'Around at this time of day',
    });
  });

  it('count what has no line of its own', () => {
    const above = { entries: 2, percent: 9 };
    const more = { entries: 1, percent: 3 };
    expect(othersWords({ above, more })).toBe('2 entries named above and 1 entry more');
    expect(othersWords({ above: null, more })).toBe('1 entry more');
  });

  it('do not say that what counts a little is nothing', () => {
    expect([0, 1, 43].map(percentWords)).toEqual(['under 1 %', '1 %', '43 %']);
  });

  it('say what one’s choices moved', () => {
    expect(learntWords([{ signal: 'replies', movement: 'more' }])).toBe(
      'Your choices changed this a little: “Replied to others on it” counts a little more.',
    );
  });
});
