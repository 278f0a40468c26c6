import type { QueryClient } from '@tanstack/react-query';
import { todayHere } from '#days';
import { atMost, read } from '../api/index.ts';

/**
 * What the page of a goal shows, asked for all at once with its program. Waited for are the goal, as without it there is
 * no page, and the lines above who fits, which would push that down; who fits is not.
 */
export async function askForGoal(client: QueryClient, goalId: string): Promise<void> {
  const path = `/goals/${encodeURIComponent(goalId)}`;
  for (const part of [`${path}/finding`, '/refresh']) void client.prefetchQuery(read(part));
  const lines = [
    '/places',
    `${path}/moves`,
    `/interactions?goal=${goalId}`,
    `${path}/steps?today=${todayHere()}`,
  ];
  await Promise.all([
    client.ensureQueryData(read(path)),
    atMost(Promise.all(lines.map((line) => client.prefetchQuery(read(line))))),
  ]);
}
