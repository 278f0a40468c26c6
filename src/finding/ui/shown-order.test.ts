import { describe, expect, it } from 'vitest';
import type { FoundPerson } from '../view.ts';
import { bestEvidence, keepPlaces, peopleFor } from './shown-order.ts';

const entry = (entryId: number) => ({
  entryId,
  title: `Entry ${entryId}`,
  titleMarks: [],
  url: null,
  publishedAt: null,
  passage: '',
  passageMarks: [],
  matched: [],
  quote: null,
});
const person = (
  id: number,
  questions: [questionId: number, strength: 'much' | 'some', entryId?: number][],
): FoundPerson => ({
  id,
  name: `Person ${id}`,
  decision: 'open',
  latestAt: null,
  responsiveness: { entriesLately: 0, replies: 0, heardOn: null },
  sources: [],
  criteria: [],
  questions: questions.map(([questionId, strength, entryId]) => ({
    questionId,
    strength,
    entries: 1,
    evidence: entryId === undefined ? [] : [entry(entryId)],
  })),
});

describe('keepPlaces', () => {
  it('keeps who was shown where they were and puts who is new at the end', () => {
    const people = [{ id: 4 }, { id: 2 }, { id: 3 }, { id: 1 }];
    expect(keepPlaces(people, [1, 2, 3]).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('leaves the place of who is gone to those after', () => {
    expect(keepPlaces([{ id: 3 }, { id: 1 }], [1, 2, 3]).map(({ id }) => id)).toEqual([1, 3]);
  });
});

describe('peopleFor', () => {
  const people = [person(1, [[7, 'some']]), person(2, [[8, 'much']]), person(3, [[7, 'much']])];

  it('gives everybody when no question is picked', () => {
    expect(peopleFor(people, null).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('gives those who write about the question, who says most first', () => {
    expect(peopleFor(people, 7).map(({ id }) => id)).toEqual([3, 1]);
    expect(peopleFor(people, 9)).toEqual([]);
  });
});

describe('bestEvidence', () => {
  const found = person(1, [
    [7, 'some', 70],
    [8, 'much'],
    [9, 'much', 90],
  ]);

  it('is of the strongest question that has any', () => {
    expect(bestEvidence(found, null)?.entryId).toBe(90);
  });

  it('is of the question picked, or none', () => {
    expect(bestEvidence(found, 7)?.entryId).toBe(70);
    expect(bestEvidence(found, 8)).toBeUndefined();
  });
});
