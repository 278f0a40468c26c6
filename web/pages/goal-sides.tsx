import { Outlet } from '@tanstack/react-router';
import { PageSides, useAddressPart } from '../kit/index.ts';
import { GoalTabs } from './goal-tabs.tsx';
import { OfGoal } from './of-goal.tsx';

/** Around the pages of one goal, each a side of it. */
export function GoalSides() {
  const goalId = useAddressPart('goalId');
  return (
    <OfGoal>
      <PageSides value={<GoalTabs goalId={goalId} />}>
        <Outlet />
      </PageSides>
    </OfGoal>
  );
}
