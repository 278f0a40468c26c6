import { describe, expect, it } from 'vitest';
import { buildOf, type GoalToBuild } from './build-rules.ts';

const goal = (id: number, changes: Partial<GoalToBuild> = {}): GoalToBuild => ({
  goal: { id, title: `goal ${id}` },
  chosen: [],
  proposed: [],
  hasChosen: false,
  gaps: [],
  questions: [{ id: 7, text: 'how to bake' }],
  ...changes,
});
const person = (id: number) => ({ id, name: `person ${id}`, questions: [{ questionId: 7 }] });
const gap = (key: string) => ({ key, text: 'Nobody does.', brief: 'Look elsewhere.' });
const keys = (goals: GoalToBuild[]) => buildOf(goals).map(({ key }) => key);

describe('buildOf', () => {
  it('begins with who was chosen, then names what nobody covers', () => {
    const one = goal(1, { chosen: [person(3)], hasChosen: true, gaps: [gap('criterion expert')] });
    expect(buildOf([one])).toMatchObject([
      { key: 'person 3', why: 'You chose them, and nothing has passed between you yet.' },
      { key: 'goal 1 criterion expert', person: null, why: 'Nobody does. Look elsewhere.' },
    ]);
  });

  it('sends nobody to look for somebody new where one decides of whom one knows', () => {
    const only = ['shared-values', 'inspires', 'trust'].map((one) => gap(`criterion ${one}`));
    expect(keys([goal(1, { hasChosen: true, gaps: only })])).toEqual([]);
    expect(keys([goal(1, { hasChosen: true, gaps: [...only, gap('criterion expert')] })])).toEqual([
      'goal 1 criterion expert',
    ]);
  });

  it('proposes only where nobody is chosen', () => {
    expect(buildOf([goal(1, { proposed: [person(3)] })])).toMatchObject([
      { why: 'Writes about “how to bake”, and nobody is chosen for this goal yet.' },
    ]);
    expect(keys([goal(1, { proposed: [person(3)], hasChosen: true })])).toEqual([]);
  });

  it('takes turns between goals, names nobody twice and stays short', () => {
    const full = (id: number) =>
      goal(id, { chosen: [person(1), person(id + 10), person(id + 20)], hasChosen: true });
    expect(keys([full(1), full(2)])).toEqual(['person 1', 'person 12', 'person 11', 'person 22']);
    expect(keys([1, 2, 3, 4].map(full))).toHaveLength(5);
  });
});
