import { describe, expect, it } from 'vitest';
import { dayHere } from '#days';
import { asked, boundsOf, momentOn } from './period.ts';

/** A Thursday. */
const NOW = new Date(2026, 10, 26, 18, 30).getTime();
const day = (...parts: [number, number, number]) => new Date(...parts).getTime();

describe('boundsOf', () => {
  it.each([
    ['week', day(2026, 10, 23), day(2026, 10, 30)],
    ['month', day(2026, 10, 1), day(2026, 11, 1)],
    ['quarter', day(2026, 9, 1), day(2027, 0, 1)],
    ['year', day(2026, 0, 1), day(2027, 0, 1)],
  ] as const)('is %s from its first moment to before the next', (name, from, to) => {
    expect(boundsOf(name, NOW)).toEqual({ from, to });
  });

  it('begins a week on Monday also on a Sunday and over the end of a month', () => {
    const sunday = new Date(2026, 10, 1, 12).getTime();
    expect(boundsOf('week', sunday)).toEqual({ from: day(2026, 9, 26), to: day(2026, 10, 2) });
  });

  it('holds the last day of a period of one’s own, and what is left out has no bound', () => {
    expect(boundsOf('custom', NOW, { from: '2026-11-02', to: '2026-11-03' })).toEqual({
      from: day(2026, 10, 2),
      to: day(2026, 10, 4),
    });
    expect(boundsOf('custom', NOW, { from: null, to: '2026-11-03' })).toEqual({
      to: day(2026, 10, 4),
    });
    expect(boundsOf('all', NOW)).toEqual({});
  });
});

describe('momentOn', () => {
  it('is now for today and noon for another day', () => {
    expect(momentOn(dayHere(NOW), NOW)).toBe(NOW);
    expect(momentOn('2026-11-02', NOW)).toBe(new Date(2026, 10, 2, 12).getTime());
  });
});

describe('asked', () => {
  it('names what has a bound', () => {
    expect(asked({}, null)).toBe('');
    expect(asked({ from: 1, to: 2 }, 7)).toBe('?goal=7&from=1&to=2');
  });
});
