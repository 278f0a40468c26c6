import { describe, expect, it } from 'vitest';
import { pageProblem } from './limits.ts';

describe('pageProblem', () => {
  it.each([
    [null, null],
    [1, null],
    [281, null],
    [282, 'Page 282 is not here, only pages 1 to 281 are.'],
    [501, 'It has pages 1 to 500.'],
    [0, 'It has pages 1 to 500.'],
    [1.5, 'It has pages 1 to 500.'],
  ])('of page %s says %s', (page, problem) => {
    expect(pageProblem(page, { last: 281, count: 500 })).toBe(problem);
  });
});
