import { describe, expect, it } from 'vitest';
import type { FindingView, FoundPerson } from '../view.ts';
import { withDecision } from './use-finding.ts';

const person = (id: number): FoundPerson => ({
  id,
  name: `Person ${id}`,
  decision: 'open',
  latestAt: null,
  responsiveness: { entriesLately: 0, replies: 0, heardOn: null },
  sources: [],
  questions: [],
  criteria: [],
});
const finding: FindingView = {
  questions: [],
  people: [person(1), person(2)],
  portfolio: [
    { id: 1, name: 'Person 1', adds: [] },
    { id: 2, name: 'Person 2', adds: [] },
  ],
  gaps: [],
  echo: null,
  dismissed: [],
  lookedAt: { entries: 1, sources: 1 },
  byWordsAlone: null,
};
const shown = ({ people, portfolio }: FindingView) => ({
  people: people.map(({ id, decision }) => `${id} ${decision}`),
  portfolio: portfolio.map(({ id }) => id),
});

describe('withDecision', () => {
  it('marks whom one chooses and no longer proposes them', () => {
    expect(shown(withDecision(finding, 1, 'chosen'))).toEqual({
      people: ['1 chosen', '2 open'],
      portfolio: [2],
    });
  });

  it('goes on proposing whom one keeps for later', () => {
    expect(shown(withDecision(finding, 2, 'later'))).toEqual({
      people: ['1 open', '2 later'],
      portfolio: [1, 2],
    });
  });

  it('puts whom one dismisses out of sight', () => {
    expect(shown(withDecision(finding, 1, 'dismissed'))).toEqual({
      people: ['2 open'],
      portfolio: [2],
    });
  });

  it('does not change what it was given', () => {
    withDecision(finding, 1, 'dismissed');
    expect(finding.people).toHaveLength(2);
  });
});
