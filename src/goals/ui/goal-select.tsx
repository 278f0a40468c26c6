import { asHeading, Select } from '#kit';
import type { GoalView } from '../schema.ts';

interface GoalSelectProps {
  label: string;
  description?: string | undefined;
  goals: readonly GoalView[];
  value: number | null;
  onChange: (goalId: number | null) => void;
  error: string | undefined;
  /** What choosing none is called; without it one has to be chosen. */
  none?: string | undefined;
}

const NONE = 'none';
const TITLE_CHARS_MAX = 80;

/** One of the member's goals, or none. */
export function GoalSelect({ goals, value, onChange, none, ...field }: GoalSelectProps) {
  const choices = goals.map((goal) => ({ value: String(goal.id), label: titleOf(goal) }));
  const chosen = value === null ? (none ? NONE : null) : String(value);
  return (
    <Select
      {...field}
      name="parentId"
      placeholder="Choose a goal"
      value={chosen}
      onChange={(id) => onChange(id === NONE ? null : Number(id))}
      choices={none ? [{ value: NONE, label: none }, ...choices] : choices}
    />
  );
}

function titleOf({ able, need }: GoalView): string {
  const title = asHeading(able || need || 'A goal without words yet');
  return title.length > TITLE_CHARS_MAX ? `${title.slice(0, TITLE_CHARS_MAX - 1)}…` : title;
}
