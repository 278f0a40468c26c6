import { Outlet } from '@tanstack/react-router';
import { PageSides, useAddressPart } from '../kit/index.ts';
import { GoalTabs } from './goal-tabs.tsx';

/** Around the pages of one goal, each a side of it. */
export function GoalSides() {
  const goalId = useAddressPart('goalId');
  return (
    <PageSides value={<GoalTabs goalId={goalId} />}>
      <Outlet />
    </PageSides>
  );
}
