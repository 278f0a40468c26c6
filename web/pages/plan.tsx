import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { GoalHead } from '../../src/goals/ui/goal-head.tsx';
import { PlanScreen } from '../../src/plans/ui/plan-screen.tsx';
import { read } from '../api/index.ts';
import { asHeading, Link, Page, useAddressPart } from '../kit/index.ts';

const MovePlanner = lazy(() =>
  import('../../src/connect/ui/move-planner.tsx').then((moves) => ({ default: moves.MovePlanner })),
);

type Goal = Parameters<typeof GoalHead>[0]['goal'];

/** `/goals/$goalId/plan`: the steps of a goal; whoever helps with one can be asked from here. */
export function PlanPage() {
  const goalId = Number(useAddressPart('goalId'));
  const { data: goal } = useQuery(read<Goal>(`/goals/${goalId}`));
  const written = goal?.able || goal?.need || 'Goal';
  const title = asHeading(written);
  return (
    <Page
      title="Plan"
      windowTitle={`Plan: ${title}`}
      above={<Link href={`/goals/${goalId}`}>{title}</Link>}
    >
      <PlanScreen
        goalId={goalId}
        planMove={(asked) => (
          <Suspense>
            <MovePlanner goalId={goalId} {...asked} />
          </Suspense>
        )}
      />
    </Page>
  );
}
