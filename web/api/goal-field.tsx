import { useQuery } from '@tanstack/react-query';
import { asHeading, Select } from '#kit';
import { read } from './read.ts';

interface GoalRow {
  id: number;
  able: string;
  need: string;
  status: string;
}
export interface NamedGoal {
  id: number;
  name: string;
  /** `draft`, `active`, or how it ended. */
  status: string;
}

/** A member's goals by name, the one worked on last first. */
export function useGoalNames(): NamedGoal[] {
  const { data } = useQuery(read<{ goals: GoalRow[] }>('/goals'));
  return (data?.goals ?? []).map(({ id, able, need, status }) => ({
    id,
    name: asHeading(able || need || 'Untitled goal'),
    status,
  }));
}

const NONE = 'none';

interface GoalFieldProps {
  label: string;
  /** What no goal means here. */
  none: string;
  goalId: number | null;
  onChange: (goalId: number | null) => void;
  /** Drafts are offered only where one is chosen already. */
  hasNoDrafts?: boolean;
  isRequired?: boolean;
}

/** One of the member's goals, or none. Not there while one has no goal. */
export function GoalField({ none, goalId, onChange, hasNoDrafts, ...field }: GoalFieldProps) {
  const goals = useGoalNames().filter(
    ({ id, status }) => !hasNoDrafts || status !== 'draft' || id === goalId,
  );
  if (goals.length === 0) return null;
  return (
    <Select
      {...field}
      value={goals.some(({ id }) => id === goalId) ? String(goalId) : NONE}
      onChange={(value) => onChange(value === NONE ? null : Number(value))}
      choices={[
        { value: NONE, label: none },
        ...goals.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}
