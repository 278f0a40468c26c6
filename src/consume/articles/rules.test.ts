import { describe, expect, it } from 'vitest';
import { isExcerpt, judge } from './rules.ts';

describe('isExcerpt', () => {
  it.each([
    [40, 'A short one.', true],
    [400, 'A long one that ends well.', false],
    [400, `<p>It goes on <a href="https://a.example/">Continue reading</a></p>`, true],
    [400, '<p>And so it was.</p><p><img src="/a" alt="There is more" /></p>', false],
    [40, '<p>We talk of drills.</p><p><audio src="https://a.example/1.mp3"></audio></p>', false],
    [40, '<p>We talk of …</p><p><audio src="https://a.example/1.mp3"></audio></p>', true],
    [400, 'It goes on …', true],
    [400, 'It goes on [...]', true],
    [400, 'And so it was. Continue reading →', true],
    [400, 'And so it was. Read more on example.org', true],
    [400, 'There is no more.', false],
  ])('%i words, ending “%s”: %s', (words, html, expected) => {
    expect(isExcerpt({ words, html })).toBe(expected);
  });
});

describe('judge', () => {
  it('shows what says more, and says what is missing', () => {
    expect(judge(50, { words: 900, isForPayers: false })).toEqual({ isShown: true, note: null });
    expect(judge(50, { words: 200, isForPayers: true })).toMatchObject({ isShown: true });
    expect(judge(50, { words: 200, isForPayers: true }).note).toContain('those who pay');
    expect(judge(50, { words: 52, isForPayers: false })).toMatchObject({ isShown: false });
    expect(judge(50, { words: 20, isForPayers: true }).note).toContain('for those who pay');
    expect(judge(0, { words: 0, isForPayers: false }).note).toContain('No text');
  });
});
