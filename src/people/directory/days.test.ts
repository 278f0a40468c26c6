import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfWords, dayWords } from './days.ts';

describe('dayWords', () => {
  it('reads as a day, and is read back as the same', () => {
    const years = fc.option(fc.integer({ min: 1000, max: 9999 }), { nil: null });
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2000-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(years, days, (year, at) => {
        const rest = at.toISOString().slice(5, 10);
        const day = rest === '02-29' ? '--02-28' : `${year ?? '-'}-${rest}`;
        expect(dayOfWords(dayWords(day))).toBe(day);
        expect(dayOfWords(day)).toBe(day);
        expect(dayWords(day)).not.toContain('--');
      }),
    );
    expect(dayWords('--02-03')).toBe('3 February');
    expect(dayWords('1980-05-17')).toBe('17 May 1980');
    expect(dayWords('some day')).toBe('some day');
  });
});

describe('dayOfWords', () => {
  it.each([
    ['3 Feb', '--02-03'],
    ['3rd of nothing', null],
    ['February 3', '--02-03'],
    ['May 17th, 1980', '1980-05-17'],
    ['29 February', '--02-29'],
    ['29 February 1981', null],
    ['31 April', null],
    ['17', null],
  ])('reads %s', (words, day) => {
    expect(dayOfWords(words)).toBe(day);
  });
});
