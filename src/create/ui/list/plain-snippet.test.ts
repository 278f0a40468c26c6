import { describe, expect, it } from 'vitest';
import { plainSnippet } from './plain-snippet.ts';

describe('plainSnippet', () => {
  it.each([
    ['# Head\n\n- one\n- [x] two\n1. three', 'Head one two three'],
    ['See [[person:Mara|her]], [[goal:Run]] and [[Runbook]].', 'See her, Run and Runbook.'],
    ['**Bold** and `code` ![map](/api/v1/attachments/1)', 'Bold and code map'],
    ['2 * 3 - 1 = 5 #tag', '2 * 3 - 1 = 5 #tag'],
  ])('%j', (markdown, plain) => {
    expect(plainSnippet(markdown)).toBe(plain);
  });
});
