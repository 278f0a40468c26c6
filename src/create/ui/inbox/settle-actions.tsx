import { Menu, type MenuItem } from '#kit';
import { useGoalNames } from '#web-api';
import type { How } from './use-settling.ts';

/** Goals offered in the menu; more would be a list to search, and this is for one gesture. */
const GOALS_MAX = 12;
const LABEL_CHARS_MAX = 60;

interface SettleActionsProps {
  onSettle: (how: How) => void;
  /** Whose menu it is, for screen readers. */
  title?: string;
}

/** One menu, one press: the goals worked on, or the ways without one. */
export function SettleActions({ onSettle, title }: SettleActionsProps) {
  const goals = useGoalNames().filter((goal) => goal.status !== 'met');
  const items: MenuItem[] = [
    ...goals.slice(0, GOALS_MAX).map((goal) => ({
      id: `goal-${goal.id}`,
      label: `For “${shortOf(goal.name)}”`,
      onPress: () => onSettle({ as: 'goal', goalId: goal.id, goal: goal.name }),
    })),
    {
      id: 'note',
      label: 'Make it a note',
      startsGroup: goals.length > 0,
      onPress: () => onSettle({ as: 'note' }),
    },
    { id: 'kept', label: 'Keep it as it is', onPress: () => onSettle({ as: 'kept' }) },
    {
      id: 'removed',
      label: 'Remove',
      tone: 'danger',
      startsGroup: true,
      onPress: () => onSettle({ as: 'removed' }),
    },
  ];
  return (
    <Menu
      label="Put it where it belongs"
      size="s"
      items={items}
      aria-label={title ? `Put it where it belongs: ${title}` : undefined}
    />
  );
}

const shortOf = (name: string): string =>
  name.length > LABEL_CHARS_MAX ? `${name.slice(0, LABEL_CHARS_MAX)}…` : name;
