import { describe, expect, it } from 'vitest';
import { learntWords, partWords, percentWords } from './reason-words.ts';

describe('the words of reasons', () => {
  it('name the question where there is one', () => {
    const question = { id: 1, text: 'How do I insulate a roof?' };
    expect(partWords({ kind: 'entries', question }).title).toBe(
      'Entries that touch “How do I insulate a roof?”',
    );
    expect(partWords({ kind: 'replies', question }).title).toMatch(/^Replies to others on “/);
    expect(partWords({ kind: 'hours', question: null })).toMatchObject({
      title: 'Around at this time of day',
    });
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
