import type { GoalView } from '../schema.ts';

type Placed = Pick<GoalView, 'id' | 'parentId'>;

/** The goals in their order, each followed by its parts. A part whose whole is not among them stands for itself. */
export function withParts<Goal extends Placed>(goals: readonly Goal[]): Goal[] {
  const ids = new Set(goals.map(({ id }) => id));
  const followed = (goal: Goal): Goal[] => [
    goal,
    ...goals.filter(({ parentId }) => parentId === goal.id).flatMap(followed),
  ];
  return goals.filter(({ parentId }) => parentId === null || !ids.has(parentId)).flatMap(followed);
}
