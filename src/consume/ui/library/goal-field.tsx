import { useQuery } from '@tanstack/react-query';
import { asHeading, Select } from '#kit';
import { read } from '#web-api';

interface GoalName {
  id: number;
  able: string;
  need: string;
}

/** A member's goals by name, the one worked on last first. */
export function useGoalNames(): { id: number; name: string }[] {
  const { data } = useQuery(read<{ goals: GoalName[] }>('/goals'));
  return (data?.goals ?? []).map(({ id, able, need }) => ({
    id,
    name: asHeading(able || need || 'Untitled goal'),
  }));
}

const NONE = 'none';

interface GoalFieldProps {
  label: string;
  /** What no goal means here. */
  none: string;
  goalId: number | null;
  onChange: (goalId: number | null) => void;
}

/** One of the member's goals, or none. Not there while one has no goal. */
export function GoalField({ label, none, goalId, onChange }: GoalFieldProps) {
  const goals = useGoalNames();
  if (goals.length === 0) return null;
  return (
    <Select
      label={label}
      value={goals.some(({ id }) => id === goalId) ? String(goalId) : NONE}
      onChange={(value) => onChange(value === NONE ? null : Number(value))}
      choices={[
        { value: NONE, label: none },
        ...goals.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}
