import { describe, expect, it } from 'vitest';
import { isPageAddress, wholeAddress } from './address-rules.ts';

describe('wholeAddress', () => {
  it.each([
    [' ada.example/one?a=1 ', 'https://ada.example/one?a=1'],
    ['ada.example:8080/one', 'https://ada.example:8080/one'],
    ['http://ada.example/one', 'http://ada.example/one'],
    ['ada@ada.example', 'ada@ada.example'],
    ['mailto:ada@ada.example', 'mailto:ada@ada.example'],
    ['nonsense', 'nonsense'],
  ])('reads %s as %s', (typed, whole) => {
    expect(wholeAddress(typed)).toBe(whole);
  });
});

describe('isPageAddress', () => {
  it.each([
    ['ada.example', true],
    ['https://ada.example/one', true],
    ['https://', false],
    ['ada.example/one and more', false],
    ['https://ada.example/one more', false],
    ['javascript:alert(1)', false],
    ['ada@ada.example', false],
    ['', false],
  ])('takes %s for one: %s', (typed, is) => {
    expect(isPageAddress(typed)).toBe(is);
  });

  it('is done with an address of a million letters that could be read in as many ways', () => {
    const long = `${'a.'.repeat(500_000)}:x`;
    expect(isPageAddress(long)).toBe(false);
    expect(wholeAddress(long)).toBe(long);
    expect(isPageAddress(`${'a.'.repeat(900)}:x`)).toBe(false);
  });
});
