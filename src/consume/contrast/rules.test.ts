import { describe, expect, it } from 'vitest';
import { type Candidate, farOf, isThisWeek, outsideOf } from './rules.ts';

const candidate = (fields: Partial<Candidate>): Candidate => ({
  entryId: 1,
  ground: 0.6,
  siteKey: 'site:far.example',
  language: 'en',
  countries: [],
  isOfChosen: false,
  hasStood: false,
  ...fields,
});
const circle = {
  languages: new Set(['en']),
  countries: new Set(['Chile']),
};

describe('isThisWeek', () => {
  it('is of this week wherever on earth it is that', () => {
    const sunday = Date.parse('2026-11-29T23:00:00Z');
    expect(isThisWeek('2026-11-23', sunday)).toBe(true);
    expect(isThisWeek('2026-11-30', sunday)).toBe(true);
    expect(isThisWeek('2026-11-16', sunday)).toBe(false);
    expect(isThisWeek('2026-11-24', sunday)).toBe(false);
  });
});

describe('farOf', () => {
  it('is nobody who is read, linked to, chosen, or has no site of their own', () => {
    const near = [
      candidate({ siteKey: 'site:near.example' }),
      candidate({ isOfChosen: true }),
      candidate({ siteKey: null }),
    ];
    const sites = new Set(['site:near.example']);
    expect(farOf(near, sites)).toEqual([]);
    expect(farOf([...near, candidate({ entryId: 9 })], sites)).toMatchObject([{ entryId: 9 }]);
  });
});

describe('outsideOf', () => {
  it('is nobody where nobody is far', () => {
    expect(outsideOf([], circle)).toBeNull();
  });
  it('is in another language first, then what says most', () => {
    const all = [
      candidate({ entryId: 1, ground: 0.9 }),
      candidate({ entryId: 2, ground: 0.5, language: 'de' }),
      candidate({ entryId: 3, ground: 0.7 }),
    ];
    expect(outsideOf(all, circle)?.entryId).toBe(2);
    expect(outsideOf(all, { ...circle, languages: new Set(['en', 'de']) })?.entryId).toBe(1);
    expect(outsideOf(all, { ...circle, languages: new Set() })?.entryId).toBe(1);
  });
  it('is of a source of which none stood yet, while there is one', () => {
    const stood = candidate({ entryId: 1, ground: 0.9, language: 'de', hasStood: true });
    expect(outsideOf([stood, candidate({ entryId: 2 })], circle)?.entryId).toBe(2);
    expect(outsideOf([stood], circle)?.entryId).toBe(1);
  });
  it('is from a country of nobody who is read first, as far as that is known', () => {
    const all = [
      candidate({ entryId: 1, ground: 0.9, countries: ['Chile'] }),
      candidate({ entryId: 2, ground: 0.5, countries: ['Kenya'] }),
      candidate({ entryId: 3, ground: 0.7 }),
    ];
    expect(outsideOf(all, circle)?.entryId).toBe(2);
    expect(outsideOf(all, { ...circle, countries: new Set() })?.entryId).toBe(1);
    const both = candidate({ entryId: 4, ground: 0.1, countries: ['Kenya'], language: 'sw' });
    expect(outsideOf([...all, both], circle)?.entryId).toBe(4);
  });
});
