import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactWords, machineWords, whenWords } from './when-words.ts';

// Built from local parts, so that the tests hold in every time zone.
const at = (...parts: [number, number, number, number?, number?]) =>
  new Date(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0, parts[4] ?? 0).getTime();
const now = at(2026, 6, 17, 14, 30);

describe('whenWords', () => {
  it.each([
    [now - 20_000, 'just now'],
    [now + 20_000, 'just now'],
    [at(2026, 6, 17, 14, 29), '1 minute ago'],
    [at(2026, 6, 17, 13, 45), '45 minutes ago'],
    [at(2026, 6, 17, 12, 0), '2 hours ago'],
    [at(2026, 6, 17, 17, 30), 'in 3 hours'],
    [at(2026, 6, 17, 1, 0), 'today'],
    [at(2026, 6, 16, 23, 0), 'yesterday'],
    [at(2026, 6, 12), '5 days ago'],
    [at(2026, 6, 1), '2 weeks ago'],
    [at(2026, 3, 12), '12 March'],
    [at(2024, 3, 12), '12 March 2024'],
  ])('says moment %d as %s', (moment, words) => {
    expect(whenWords(moment, now)).toBe(words);
  });

  it.each([
    ['2026-06-17', 'today'],
    ['2026-06-16', 'yesterday'],
    ['2026-06-18', 'tomorrow'],
    ['2026-06-22', 'in 5 days'],
    ['2026-07-03', 'in 2 weeks'],
    ['2026-09-30', '30 September'],
    ['2027-01-02', '2 January 2027'],
  ])('says day %s as %s', (day, words) => {
    expect(whenWords(day, now)).toBe(words);
  });

  it('says yesterday for an evening before, though it is hours ago', () => {
    expect(whenWords(at(2026, 6, 16, 20, 0), at(2026, 6, 17, 9, 0))).toBe('yesterday');
  });

  it('gives text that is no date back as it came', () => {
    expect(whenWords('soon', now)).toBe('soon');
    expect(whenWords(Number.NaN, now)).toBe('NaN');
    expect(machineWords('soon')).toBeUndefined();
  });

  it('never shows a machine date', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
        expect(whenWords(a.getTime(), b.getTime())).not.toMatch(/\d{4}-\d\d|T\d\d:/);
      }),
    );
  });
});

describe('exactWords', () => {
  it('says the day, and the time where there is one', () => {
    // Browsers differ in the comma.
    expect(exactWords('2026-06-17')).toMatch(/^Wednesday,? 17 June 2026$/);
    expect(exactWords(now)).toMatch(/^Wednesday,? 17 June 2026 at 14:30$/);
  });
});
