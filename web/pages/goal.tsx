import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Moves } from '../../src/connect/ui/settling.ts';
import { GoalFinding } from '../../src/finding/ui/goal-finding.tsx';
import { GoalActions, GoalHead } from '../../src/goals/ui/goal-head.tsx';
import { Loaded, read } from '../api/index.ts';
import { ErrorBoundary, Link, Page, Skeleton, useAddressPart, When } from '../kit/index.ts';
import './goal.css';

// Moves come once there are any; what plans them, once one plans.
const GoalMoves = lazy(() =>
  import('../../src/connect/ui/goal-moves.tsx').then((moves) => ({ default: moves.GoalMoves })),
);
const MovePlanner = lazy(() =>
  import('../../src/connect/ui/move-planner.tsx').then((moves) => ({ default: moves.MovePlanner })),
);

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
      <MovesOf goalId={goal.id} when="planned" />
      <GoalFinding
        goalId={goal.id}
        planMove={(person, onDone) => (
          <Suspense>
            <MovePlanner goalId={goal.id} person={person} onDone={onDone} />
          </Suspense>
        )}
      />
      <MovesOf goalId={goal.id} when="done" />
    </Page>
  );
}

/** What is planned stands above all else until it is done; the story of what was done, below. */
function MovesOf({ goalId, when }: { goalId: number; when: 'planned' | 'done' }) {
  const { data } = useQuery(read<Moves>(`/goals/${goalId}/moves`));
  const moves = data?.moves ?? [];
  const isPlanned = moves.some(({ state }) => state === 'planned');
  if (moves.length === 0 || isPlanned !== (when === 'planned')) return null;
  return (
    <ErrorBoundary part="The moves of this goal">
      <Suspense fallback={<Skeleton lines={3} />}>
        <GoalMoves goalId={goalId} />
      </Suspense>
    </ErrorBoundary>
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
