import type { Kith } from '#platform';
import { choicesFor } from '../choices.ts';
import { lookForBlogrolls } from '../rolls/blogrolls.ts';
import { candidatesFor } from './candidates.ts';
import type { CandidateView } from './schema.ts';

/** Whose blogrolls are asked for: those chosen for the goal, then the candidates of the network. */
export async function peopleToAsk(
  kith: Kith,
  goalId: number,
  candidates: readonly Pick<CandidateView, 'kind' | 'id'>[],
): Promise<number[]> {
  const choices = [...(await choicesFor(kith, goalId))];
  const chosen = choices.flatMap(([id, decision]) => (decision === 'chosen' ? [id] : []));
  const mine = candidates.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  return [...new Set([...chosen, ...mine])];
}

/** Looks for the blogrolls of whom one chose for a brief's goal and of its candidates. Answers how many sites are asked. */
export async function lookForBriefBlogrolls(
  kith: Kith,
  memberId: number,
  briefId: number,
): Promise<number> {
  const { brief, candidates } = await candidatesFor(kith, memberId, briefId);
  return lookForBlogrolls(kith, await peopleToAsk(kith, brief.goalId, candidates));
}
