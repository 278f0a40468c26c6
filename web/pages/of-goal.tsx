import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, read } from '../api/index.ts';
import { useAddressPart } from '../kit/index.ts';
import { NotFound } from '../shell/not-found.tsx';

/** What is of the goal in the address. Of one that is gone there is no page: nothing is written for it. */
export function OfGoal({ children }: { children: ReactNode }) {
  const goalId = useAddressPart('goalId');
  const { error } = useQuery(read(`/goals/${encodeURIComponent(goalId)}`));
  return error instanceof ApiError && error.status === 404 ? <NotFound /> : children;
}
