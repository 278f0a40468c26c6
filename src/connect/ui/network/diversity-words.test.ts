import { describe, expect, it } from 'vitest';
import type { DiversityLine, DiversityPeriod } from '../../network/schema.ts';
import { lineWords, peopleWords, periodWords, thenAndNow } from './diversity-words.ts';

const line = (more: Partial<DiversityLine>): DiversityLine => ({
  dimension: 'employer',
  state: 'mixed',
  groups: 3,
  largest: { label: 'Acme', people: 2 },
  known: 4,
  unknown: 1,
  ...more,
});

describe('the words of a period', () => {
  it('say how alike, with what is not known', () => {
    expect(lineWords(line({}))).toBe(
      'Mixed: 3 different ones among 4 people, 2 of them Acme; not known of 1',
    );
    expect(lineWords(line({ state: 'different', largest: null, groups: 4, unknown: 0 }))).toBe(
      'Different: 4 different ones among 4 people',
    );
    const alike = { state: 'alike', groups: 1, largest: { label: 'Acme', people: 4 } } as const;
    expect(lineWords(line(alike))).toBe('Much alike: Acme, all 4; not known of 1');
    expect(lineWords(line({ state: 'unknown', unknown: 5 }))).toBe(
      'Too little is known: not known of 5',
    );
  });

  it('name quarters, months and who was there', () => {
    expect([periodWords('2026-Q4'), periodWords('2026-03')]).toEqual(['Q4 2026', 'Mar 2026']);
    const ways = { met: 2, chosen: 0, kept: 1 };
    expect(peopleWords({ period: '2026-Q4', people: 3, ways, lines: null })).toBe(
      '3: 2 met, of 1 something kept',
    );
  });

  it('compare the last two periods of which enough is known', () => {
    const period = (name: string, state: DiversityLine['state'] | null): DiversityPeriod => ({
      period: name,
      people: 3,
      ways: { met: 3, chosen: 0, kept: 0 },
      lines: state === null ? null : [line({ state })],
    });
    const periods = [
      period('2026-Q1', 'alike'),
      period('2026-Q2', 'unknown'),
      period('2026-Q3', null),
      period('2026-Q4', 'different'),
    ];
    expect(thenAndNow(periods, 'employer')).toEqual([
      { period: 'Q1 2026', words: 'much alike' },
      { period: 'Q4 2026', words: 'different' },
    ]);
    expect(thenAndNow(periods, 'country')).toEqual([]);
  });
});
