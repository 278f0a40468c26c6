import { isGivenUp, readingThread } from '#platform';
import type { Communities, Joined } from './communities.ts';

const TIMEOUT_MS = 10_000;
const HEAP_MB_MAX = 512;

const thread = readingThread<Joined>(new URL('./communities-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Communities and bridges, worked out in the thread. What takes too long for it shows none: the map is there without. */
export async function findCommunities({ people, ties }: Joined): Promise<Communities> {
  if (ties.length === 0) return { communities: [], bridges: [] };
  const answer = await thread.ask({ people, ties });
  return isGivenUp(answer) ? { communities: [], bridges: [] } : (answer as Communities);
}
