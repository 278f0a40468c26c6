import type { Kith } from '#platform';
import { lookForBlogrolls } from '../rolls/blogrolls.ts';
import { candidatesFor } from './candidates.ts';
import { peopleToAsk } from './people-to-ask.ts';

/** Looks for the blogrolls of whom one chose for a brief's goal and of its candidates. Answers how many sites are asked. */
export async function lookForBriefBlogrolls(
  kith: Kith,
  memberId: number,
  briefId: number,
): Promise<number> {
  const { brief, candidates } = await candidatesFor(kith, memberId, briefId);
  return lookForBlogrolls(kith, await peopleToAsk(kith, brief.goalId, candidates));
}
