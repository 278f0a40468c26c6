import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GoalView } from '#goals';
import { asHeading, Fold, Link, Menu } from '#kit';
import { Loaded, read } from '#web-api';
import { MoveLists } from './move-lists.tsx';
import { MovePlanner } from './move-planner.tsx';
import type { Moves } from './settling.ts';

export interface PersonMovesProps {
  person: { id: number; name: string };
}

/** What comes next with a person, for any goal. What was done is part of the story. */
export function PersonMoves({ person }: PersonMovesProps) {
  const path = `/moves?person=${person.id}&state=planned`;
  const query = useQuery(read<Moves>(path));
  return (
    <Fold id="person.moves" title="Next move" actions={<PlanFor person={person} />}>
      <Loaded query={query} lines={2} label="Loading the moves">
        {({ moves }) => (
          <MoveLists moves={moves} path={path} hasGoal>
            {(planned, list) =>
              planned.length > 0 ? (
                list(planned)
              ) : (
                <p className="moves-none">
                  Nothing is planned with {person.name}. A move is small: ask, thank, share,
                  challenge or introduce.
                </p>
              )
            }
          </MoveLists>
        )}
      </Loaded>
    </Fold>
  );
}

const GOALS_MAX = 12;

/** A move is for a goal: which, is asked first. */
function PlanFor({ person }: PersonMovesProps) {
  const [goalId, setGoalId] = useState<number | null>(null);
  const query = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const goals = (query.data?.goals ?? []).filter(({ status }) => status === 'active');
  if (query.isSuccess && goals.length === 0)
    return (
      <Link href="/goals/new" look="button">
        Set a goal first
      </Link>
    );
  return (
    <>
      <Menu
        label="Plan a move for"
        size="s"
        items={goals.slice(0, GOALS_MAX).map((goal) => ({
          id: String(goal.id),
          label: asHeading(goal.able || goal.need),
          onPress: () => setGoalId(goal.id),
        }))}
      />
      {goalId !== null && (
        <MovePlanner goalId={goalId} person={person} onDone={() => setGoalId(null)} />
      )}
    </>
  );
}
