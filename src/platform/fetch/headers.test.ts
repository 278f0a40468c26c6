import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './headers.ts';

const NOW = Date.UTC(2026, 0, 5, 12);

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    [' 60 ', 60_000],
    ['99999999999999999999', 86_400_000],
    ['Mon, 05 Jan 2026 12:10:00 GMT', 600_000],
    ['Monday, 05-Jan-26 12:10:00 GMT', 600_000],
    ['2026-01-05', null],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['Mon, 05 Jan 2037 11:00:00 GMT', 86_400_000],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('reads %j as %j', (value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
  });
});
