import type { Kith } from '#platform';
import { choicesFor } from '../choices.ts';
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
