import { useGoalNames } from '#web-api';

/** A member's goals that are not behind them, by name, the one worked on last first. */
export function useGoalsOfMine(): { id: number; title: string; isActive: boolean }[] {
  return useGoalNames()
    .filter(({ status }) => status === 'active' || status === 'draft')
    .map(({ id, name, status }) => ({ id, title: name, isActive: status === 'active' }));
}
