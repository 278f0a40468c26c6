import { describe, expect, it } from 'vitest';
import type { Candidate, MatchedEntry } from './evidence.ts';
import { hintsFor } from './hints.ts';
import { networkOf } from './network.ts';

const NOW = Date.UTC(2026, 10, 23);

const answer = (id: number, votes: number | null, words = 120): MatchedEntry => ({
  id,
  personId: 1,
  questionIds: [1],
  title: `Answer ${id}`,
  url: null,
  publishedAt: NOW - id,
  words,
  votes,
  language: 'en',
  cited: [],
  cues: [],
  excerpt: '',
  terms: [],
});

function expertiseIn(entries: MatchedEntry[]) {
  const candidate: Candidate = { personId: 1, entries, output: { entries: 9 }, citedBy: [] };
  const network = networkOf([candidate], { topics: new Map(), chosen: new Set() });
  return hintsFor(candidate, network, { now: NOW }).find(({ criterion }) => criterion === 'expert');
}

describe('the hint at expertise', () => {
  it('counts what readers voted up, and a long piece once whether they did or not', () => {
    const hint = expertiseIn([
      answer(1, 12),
      answer(2, 3),
      answer(3, 40, 900),
      answer(4, null, 900),
    ]);
    expect(hint?.because).toBe('2 long pieces on this, 2 shorter ones that readers voted up');
    expect(hint?.evidence.map(({ entryId }) => entryId)).toEqual([3, 4, 1, 2]);
    expect(hint?.state).toBe('hint');
  });

  it('makes nothing of one or two votes, of none, and of votes against', () => {
    const hint = expertiseIn([answer(1, 2), answer(2, 0), answer(3, -4), answer(4, null)]);
    expect(hint?.because).toBe('0 long pieces on this');
    expect(hint?.evidence).toEqual([]);
  });
});
