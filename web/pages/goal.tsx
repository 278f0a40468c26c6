import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { todayHere } from '#days';
import { AnsweredFacts, AnsweredLine } from '../../src/connect/ui/asks/answered.tsx';
import { moveWords } from '../../src/connect/ui/intents.ts';
import type { Moves } from '../../src/connect/ui/settling.ts';
import { GoalFinding } from '../../src/finding/ui/goal-finding.tsx';
import { GoalActions, GoalHead } from '../../src/goals/ui/goal-head.tsx';
import { GoalPlaces, PlaceSoon, useGoalPlaces } from '../../src/people/ui/places/goal-places.tsx';
import { NextStep } from '../../src/plans/ui/next-step.tsx';
import { Loaded, read } from '../api/index.ts';
import {
  asHeading,
  ErrorBoundary,
  Link,
  Page,
  Skeleton,
  useAddressPart,
  When,
} from '../kit/index.ts';
import { AfterTalking } from './after-talking.tsx';
import { RecordedBetween } from './recorded-between.tsx';
import './goal.css';

// Moves come once there are any; what plans them, once one plans.
const GoalMoves = lazy(() =>
  import('../../src/connect/ui/goal-moves.tsx').then((moves) => ({ default: moves.GoalMoves })),
);
const GoalGiving = lazy(() =>
  import('../../src/connect/ui/help/goal-giving.tsx').then((giving) => ({
    default: giving.GoalGiving,
  })),
);
const GoalPeers = lazy(() =>
  import('../../src/connect/ui/peers/goal-peers.tsx').then((peers) => ({
    default: peers.GoalPeers,
  })),
);
const GoalReaders = lazy(() =>
  import('../../src/connect/ui/peers/goal-readers.tsx').then((readers) => ({
    default: readers.GoalReaders,
  })),
);
const MovePlanner = lazy(() =>
  import('../../src/connect/ui/move-planner.tsx').then((moves) => ({ default: moves.MovePlanner })),
);
const TimeSpentFact = lazy(() =>
  import('../../src/reflect/time/ui/time-spent.tsx').then((time) => ({
    default: time.TimeSpentFact,
  })),
);
const LinkPanel = lazy(() =>
  import('../../src/contribute/ui/link-panel.tsx').then((links) => ({ default: links.LinkPanel })),
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

const ANSWERED = {
  line: (person: { id: number; name: string }) => <AnsweredLine person={person} />,
  facts: (person: { id: number; name: string }) => <AnsweredFacts person={person} />,
};

function OneGoal({ goal }: { goal: Goal }) {
  return (
    <Page
      title={titleOf(goal)}
      above={<Link href="/goals">Goals</Link>}
      lede={whyOf(goal)}
      actions={<GoalActions goal={goal} />}
    >
      <div className="goal-folds">
        {goal.status === 'active' && <NextStep goalId={goal.id} />}
        <PlannedMoves goalId={goal.id} />
        <About goal={goal} />
        <AfterTalking about={{ goal: goal.id }} />
        <WhereToGo goalId={goal.id} />
      </div>
      <GoalFinding
        goalId={goal.id}
        recorded={(person) => <RecordedBetween person={person} />}
        answered={ANSWERED}
        planMove={(asked) => (
          <Suspense>
            <MovePlanner goalId={goal.id} {...asked} />
          </Suspense>
        )}
      />
      <Suspense>
        <GoalGiving goalId={goal.id} />
        <GoalPeers goalId={goal.id} />
      </Suspense>
      <DoneMoves goalId={goal.id} />
    </Page>
  );
}

/** What is planned stands above all else until it is done: a line, and open once its day has come. */
function PlannedMoves({ goalId }: { goalId: number }) {
  const { data } = useQuery(read<Moves>(`/goals/${goalId}/moves`));
  const planned = data?.moves.filter(({ state }) => state === 'planned') ?? [];
  if (planned.length === 0) return null;
  const isDue = planned.some(({ dueOn }) => dueOn !== null && dueOn <= todayHere());
  return (
    <details className="goal-fold" open={isDue}>
      <summary>
        <span className="goal-fold-label">Next moves</span>
        <span className="goal-fold-facts">
          {planned.slice(0, MOVES_NAMED_MAX).map((move) => (
            <span key={move.id}>
              {moveWords(move)}
              {move.dueOn !== null && <When at={move.dueOn} before="," />}
            </span>
          ))}
          {planned.length > MOVES_NAMED_MAX && <span>{planned.length - MOVES_NAMED_MAX} more</span>}
        </span>
      </summary>
      <MovesPart goalId={goalId} />
    </details>
  );
}

const MOVES_NAMED_MAX = 3;

/** Where others gather who are about the same; nothing where no place serves this goal. */
function WhereToGo({ goalId }: { goalId: number }) {
  const places = useGoalPlaces(goalId);
  if (places.length === 0) return null;
  return (
    <details className="goal-fold">
      <summary>
        <span className="goal-fold-label">Where to go</span>
        <span className="goal-fold-facts">
          {places.slice(0, PLACES_NAMED_MAX).map((place) => (
            <span key={place.id}>
              <PlaceSoon place={place} />
            </span>
          ))}
        </span>
      </summary>
      <GoalPlaces places={places} />
    </details>
  );
}

const PLACES_NAMED_MAX = 2;

/** Once nothing is planned any more, the story of what was done stands below. */
function DoneMoves({ goalId }: { goalId: number }) {
  const { data } = useQuery(read<Moves>(`/goals/${goalId}/moves`));
  const moves = data?.moves ?? [];
  if (moves.length === 0 || moves.some(({ state }) => state === 'planned')) return null;
  return <MovesPart goalId={goalId} />;
}

const MovesPart = ({ goalId }: { goalId: number }) => (
  <ErrorBoundary part="The moves of this goal">
    <Suspense fallback={<Skeleton lines={3} />}>
      <GoalMoves goalId={goalId} />
    </Suspense>
  </ErrorBoundary>
);

/** Why it is there, in its own words; where nothing is written, or only what the heading says, nothing is said. */
function whyOf({ why, need, able }: Goal) {
  const words = why || (able && need);
  return words && <span className="goal-why">{words}</span>;
}

/** It is written as the end of "I want to be able to …"; as a heading it begins like one. */
function titleOf({ able, need }: Goal): string {
  const written = able || need || 'A goal without words yet';
  return asHeading(written);
}

/** What the goal says is folded: one knows it, and came for the people. */
function About({ goal }: { goal: Goal }) {
  const count = goal.questions.length;
  const isGivenAway = goal.audience === 'person' || goal.audience === 'public';
  return (
    <details className="goal-fold">
      <summary>
        <span className="goal-fold-label">About this goal</span>
        <span className="goal-fold-facts">
          {STATUS_WORDS[goal.status] && <b>{STATUS_WORDS[goal.status]}</b>}
          <span>{count === 1 ? '1 question' : `${count} questions`}</span>
          {goal.confidence !== null && <span>Confidence {goal.confidence} of 100</span>}
          {goal.reviewOn !== null && goal.status === 'active' && (
            <When at={goal.reviewOn} before="Look back" />
          )}
        </span>
      </summary>
      <GoalHead
        goal={goal}
        timeNoted={
          <Suspense>
            <TimeSpentFact goalId={goal.id} />
          </Suspense>
        }
      />
      {isGivenAway && (
        <Suspense>
          <LinkPanel path={`/goals/${goal.id}`} />
          {goal.audience === 'person' && <GoalReaders goalId={goal.id} />}
        </Suspense>
      )}
    </details>
  );
}

const STATUS_WORDS: Partial<Record<Goal['status'], string>> = {
  draft: 'Draft',
  parked: 'Parked',
  met: 'Met',
};
