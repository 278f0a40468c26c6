import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GoalView } from '#goals';
import { asHeading, Button, Fold, Link, List, Select } from '#kit';
import { call, read, type Undoable, useUndoable } from '#web-api';
import type { PlacePage } from '../../places/schema.ts';

interface Served {
  goal: { id: number; title: string };
  serves: boolean;
}

/** Which goals a place serves; said at once, with undo. */
export function PlaceGoals({ place }: { place: PlacePage }) {
  const serve = useServe(place.id);
  const query = useQuery(read<{ goals: GoalView[] }>('/goals'));
  const known = new Set(place.goals.map(({ id }) => id));
  const open = (query.data?.goals ?? []).filter(
    ({ id, status }) => !known.has(id) && (status === 'active' || status === 'draft'),
  );
  return (
    <Fold id="place.goals" title="For which goals">
      {place.goals.length === 0 && (
        <p className="place-soft">For none yet. A place is worth going to for something.</p>
      )}
      <List items={place.goals} keyOf={({ id }) => id} label="Goals it serves" look="plain">
        {(goal) => (
          <div className="place-goal">
            <Link href={`/goals/${goal.id}`}>{asHeading(goal.title)}</Link>
            <Button
              size="s"
              tone="plain"
              aria-label={`Not for this goal: ${goal.title}`}
              onPress={() => serve({ goal, serves: false })}
            >
              Not for this
            </Button>
          </div>
        )}
      </List>
      {open.length > 0 && (
        <Select
          label="Also for"
          placeholder="Choose a goal"
          value={null}
          onChange={(id) => {
            const goal = open.find((one) => String(one.id) === id);
            if (goal) serve({ goal: { id: goal.id, title: titleOf(goal) }, serves: true });
          }}
          choices={open.map((goal) => ({ value: String(goal.id), label: titleOf(goal) }))}
        />
      )}
    </Fold>
  );
}

const TITLE_CHARS_MAX = 80;
function titleOf({ able, need }: GoalView): string {
  const title = asHeading(able || need || 'A goal without words yet');
  return title.length > TITLE_CHARS_MAX ? `${title.slice(0, TITLE_CHARS_MAX - 1)}…` : title;
}

function useServe(placeId: number): (served: Served) => void {
  const move = useMemo(() => {
    const put = (goalId: number, serves: boolean) =>
      call('PUT', `/places/${placeId}/goals/${goalId}`, { serves });
    const made: Undoable<Served, PlacePage> = {
      path: `/places/${placeId}`,
      apply: (place, { goal, serves }) => ({
        ...place,
        goals: [...place.goals.filter(({ id }) => id !== goal.id), ...(serves ? [goal] : [])],
      }),
      send: ({ goal, serves }) => put(goal.id, serves),
      undo: ({ goal, serves }) => put(goal.id, !serves),
      words: ({ goal, serves }) => `${serves ? 'Also for' : 'No longer for'}: ${goal.title}`,
    };
    return made;
  }, [placeId]);
  return useUndoable(move);
}
