import { describe, expect, it } from 'vitest';
import { knownFor } from './known-by-words.ts';

const goal = { id: 7, title: 'roll back a release' };
const asked = [
  {
    goal,
    questions: [
      { id: 1, text: 'How to test with a canary?' },
      { id: 2, text: 'How to rehearse a rollback of the database?' },
    ],
  },
];
const nobody = { about: [], told: [], goalIds: [] };

describe('knownFor', () => {
  it('goes by what somebody is said to be about, where one word is a subject', () => {
    expect(knownFor({ ...nobody, about: ['Baker', 'Canary releases'] }, asked)).toEqual({
      goal,
      question: asked[0]?.questions[0],
      by: { kind: 'about', words: 'Canary releases' },
    });
  });

  it('takes the question that it is known for most', () => {
    const about = ['Canary tests', 'Database rollback rehearsals'];
    expect(knownFor({ ...nobody, about: about.slice(1) }, asked)?.question.id).toBe(2);
    expect(knownFor({ ...nobody, about }, asked)?.by).toEqual({ kind: 'about', words: about[1] });
  });

  it('goes by what passed, where one word is chance and two are not', () => {
    expect(knownFor({ ...nobody, told: ['They lost a database once.'] }, asked)).toBeNull();
    const told = ['We spoke of rehearsals.', 'They had to roll back: a rollback of a database.'];
    expect(knownFor({ ...nobody, told }, asked)).toMatchObject({
      question: { id: 2 },
      by: { kind: 'told' },
    });
  });

  it('goes by the goal that it was for, and else says nothing', () => {
    expect(knownFor({ ...nobody, goalIds: [7] }, asked)).toMatchObject({ by: { kind: 'goal' } });
    expect(knownFor({ ...nobody, goalIds: [8], about: ['people'] }, asked)).toBeNull();
  });
});
