import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asHeading, Button, Fold, Link, List, toast } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import type { StepView } from '../steps/schema.ts';
import './plan-visit.css';

export interface PlanVisitProps {
  place: { id: number; name: string };
  goals: readonly { id: number; title: string }[];
  /** The day of the next gathering; null where there is none. */
  nextOn: string | null;
  /** How one tells what a visit brought. */
  logging?: ReactNode;
}

/** Going to a place as a step of a goal's plan; what it brought is told there once it is done. */
export function PlanVisit({ place, goals, nextOn, logging }: PlanVisitProps) {
  const plan = usePlanVisit(place, nextOn);
  return (
    <Fold id="place.visit" title="Go there" actions={logging}>
      <p>
        {goals.length > 0
          ? 'A visit is a step of a plan: on its day you are reminded.'
          : 'Say for which goal it is, and a visit can be planned as a step.'}
      </p>
      <List items={goals} keyOf={({ id }) => id} label="Goals" look="plain">
        {(goal) => (
          <div className="plan-visit">
            <Link href={`/goals/${goal.id}/plan`}>{asHeading(goal.title)}</Link>
            <Button
              size="s"
              aria-label={`Plan a visit for: ${goal.title}`}
              onPress={() => void plan(goal.id)}
            >
              Plan a visit
            </Button>
          </div>
        )}
      </List>
    </Fold>
  );
}

function usePlanVisit(place: PlanVisitProps['place'], nextOn: string | null) {
  const client = useQueryClient();
  return async (goalId: number) => {
    const again = () => refresh(client, `/goals/${goalId}`);
    const step = { text: `Go to ${place.name}`, c: 'connect', phase: 'performance' };
    try {
      const { id } = await call<StepView>('POST', `/goals/${goalId}/steps`, {
        ...step,
        placeId: place.id,
        dueOn: nextOn,
      });
      const remove = () =>
        call('DELETE', `/steps/${id}`)
          .catch(sayNotDone)
          .finally(() => void again());
      toast(`Planned: ${step.text}`, { undo: () => void remove() });
    } catch (error) {
      sayNotDone(error);
    }
    await again();
  };
}
