import { useQuery } from '@tanstack/react-query';
import { GoalFinding } from '../../src/finding/ui/goal-finding.tsx';
import { GoalActions, GoalHead } from '../../src/goals/ui/goal-head.tsx';
import { Loaded, read } from '../api/index.ts';
import { Link, Page, useAddressPart, When } from '../kit/index.ts';
import './goal.css';

type Goal = Parameters<typeof GoalHead>[0]['goal'];

/** `/goals/$goalId`: the goal, who fits it, and what to do next. Home while one works on it. */
export function GoalPage() {
  const goalId = useAddressPart('goalId');
  const query = useQuery(read<Goal>(`/goals/${encodeURIComponent(goalId)}`));
  const loaded = (
    <Loaded query={query} lines={10} label="Loading the goal">
      {(goal) => <OneGoal key={goal.id} goal={goal} />}
    </Loaded>
  );
  if (query.data !== undefined) return loaded;
  return (
    <Page title="Goal" above={<Link href="/goals">Goals</Link>}>
      {loaded}
    </Page>
  );
}

function OneGoal({ goal }: { goal: Goal }) {
  return (
    <Page
      title={titleOf(goal)}
      above={<Link href="/goals">Goals</Link>}
      actions={<GoalActions goal={goal} />}
    >
      <About goal={goal} />
      <GoalFinding goalId={goal.id} />
    </Page>
  );
}

/** It is written as the end of "I want to be able to …"; as a heading it begins like one. */
function titleOf({ able, need }: Goal): string {
  const written = able || need || 'A goal without words yet';
  return `${written.slice(0, 1).toLocaleUpperCase()}${written.slice(1)}`;
}

/** What the goal says is folded: one knows it, and came for the people. */
function About({ goal }: { goal: Goal }) {
  const count = goal.questions.length;
  return (
    <details className="goal-about">
      <summary>
        <span className="goal-about-label">About this goal</span>
        <span className="goal-about-facts">
          {STATUS_WORDS[goal.status] && <b>{STATUS_WORDS[goal.status]}</b>}
          <span>{count === 1 ? '1 question' : `${count} questions`}</span>
          {goal.confidence !== null && <span>Confidence {goal.confidence} of 100</span>}
          {goal.reviewOn !== null && <When at={goal.reviewOn} before="Look back" />}
        </span>
      </summary>
      <GoalHead goal={goal} />
    </details>
  );
}

const STATUS_WORDS: Partial<Record<Goal['status'], string>> = {
  draft: 'Draft',
  parked: 'Parked',
  met: 'Met',
};
