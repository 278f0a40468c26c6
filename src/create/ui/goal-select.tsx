import { useQuery } from '@tanstack/react-query';
import { asHeading, Select } from '#kit';
import { read } from '#web-api';

export interface GoalName {
  id: number;
  able: string;
  need: string;
  status: string;
}

export const goalName = (goal: GoalName): string =>
  asHeading(goal.able || goal.need || 'Untitled goal');

/** A member's goals by name, the one worked on last first. */
export function useGoals(): GoalName[] {
  return useQuery(read<{ goals: GoalName[] }>('/goals')).data?.goals ?? [];
}

const NO_GOAL = 'none';

/** One of the member's goals, or none. Not there while one has no goal. */
export function GoalSelect(props: {
  label: string;
  /** What no goal means here. */
  none: string;
  goalId: number | null;
  onChange: (goalId: number | null) => void;
}) {
  const goals = useGoals();
  if (goals.length === 0) return null;
  const isListed = goals.some((goal) => goal.id === props.goalId);
  return (
    <Select
      label={props.label}
      value={isListed ? String(props.goalId) : NO_GOAL}
      onChange={(value) => props.onChange(value === NO_GOAL ? null : Number(value))}
      choices={[
        { value: NO_GOAL, label: props.none },
        ...goals.map((goal) => ({ value: String(goal.id), label: goalName(goal) })),
      ]}
    />
  );
}
