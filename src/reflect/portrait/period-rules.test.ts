import { describe, expect, it } from 'vitest';
import { boundsOf, isPeriod, periodShort, periodsOf, periodWords } from './period-rules.ts';

describe('boundsOf', () => {
  it('goes from the first day to the first day after', () => {
    expect(boundsOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(boundsOf('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-04-01' });
    expect(boundsOf('2026')).toEqual({ from: '2026-01-01', to: '2027-01-01' });
    expect(boundsOf('2026-Q5')).toBeNull();
  });
});

describe('periodsOf', () => {
  it('knows the quarter and year of a day, on its first day and its last', () => {
    expect(periodsOf('2026-10-01')).toEqual({ quarter: '2026-Q4', year: '2026' });
    expect(periodsOf('2026-09-30').quarter).toBe('2026-Q3');
    expect(periodsOf('2026-01-01').quarter).toBe('2026-Q1');
  });
});

describe('periodWords', () => {
  it('says the months, not a code', () => {
    expect(periodWords('2026-Q4')).toBe('October to December 2026');
    expect(periodWords('2026')).toBe('The year 2026');
    expect(periodShort('2026-Q4')).toBe('Oct–Dec 2026');
  });
});

describe('isPeriod', () => {
  it('takes quarters and years only', () => {
    expect(['2026', '2026-Q1', '2026-Q0', '2026-11', 'x'].filter(isPeriod)).toEqual([
      '2026',
      '2026-Q1',
    ]);
    expect(['0000', '9999', '9999-Q4'].filter(isPeriod)).toEqual([]);
  });
});
