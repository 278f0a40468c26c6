import { useQuery } from '@tanstack/react-query';
import { asHeading } from '#kit';
import { read } from '#web-api';

interface GoalRow {
  id: number;
  able: string;
  need: string;
  status: string;
}

/** A member's goals that are not behind them, by name, the one worked on last first. */
export function useGoalsOfMine(): { id: number; title: string; isActive: boolean }[] {
  const { data } = useQuery(read<{ goals: GoalRow[] }>('/goals'));
  return (data?.goals ?? [])
    .filter(({ status }) => status === 'active' || status === 'draft')
    .map(({ id, able, need, status }) => ({
      id,
      title: asHeading(able || need || 'Untitled goal'),
      isActive: status === 'active',
    }));
}
