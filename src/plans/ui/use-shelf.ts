import { useQueryClient } from '@tanstack/react-query';
import { refresh } from '#web-api';
import { useRefreshPlan } from './use-steps.ts';

export const shelfPath = (goalId: number) => `/goals/${goalId}/shelf`;

/** Reads shelf and plan anew. */
export function useShelfAgain(goalId: number): () => Promise<void> {
  const client = useQueryClient();
  const plan = useRefreshPlan(goalId);
  return async () => {
    await Promise.all([plan(), refresh(client, shelfPath(goalId))]);
  };
}
