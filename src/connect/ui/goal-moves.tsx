import { useQuery } from '@tanstack/react-query';
import { Card } from '#kit';
import { Loaded, read } from '#web-api';
import { MoveLists } from './move-lists.tsx';
import type { Moves } from './settling.ts';

export interface GoalMovesProps {
  goalId: number;
}

/** The moves of a goal, for its page: planned ones until they are done, and what came of the others. */
export function GoalMoves({ goalId }: GoalMovesProps) {
  const path = `/goals/${goalId}/moves`;
  const query = useQuery(read<Moves>(path));
  return (
    <Card title="Next moves">
      <Loaded query={query} lines={3} label="Loading the moves">
        {({ moves }) => (
          <MoveLists moves={moves} path={path} hasGoal={false}>
            {(planned, list) =>
              planned.length > 0 ? (
                list(planned)
              ) : (
                <p className="moves-none">
                  Nothing is planned. Choose a person for this goal, then plan what to do next with
                  them: ask, thank, share, challenge or introduce.
                </p>
              )
            }
          </MoveLists>
        )}
      </Loaded>
    </Card>
  );
}
