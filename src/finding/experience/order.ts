/** People in the order of what they wrote of a telling. Pure. */
import type { Judged } from './judge.ts';

export interface Candidate extends Judged {
  entryId: number;
  personId: number;
}

/** Somebody with the entries that speak of it, best first. */
export interface Teller {
  personId: number;
  entries: readonly Candidate[];
}

/** Who wrote of it again counts a little more; one entry that says it all is what is looked for. */
const SECOND_SHARE = 0.15;

/** Who speaks of the same before who has words in common; then by how much their best entry says. Ties go to the lower id. */
export function inOrder(candidates: readonly Candidate[]): Teller[] {
  const tellers = [...Map.groupBy(candidates, ({ personId }) => personId)].map(
    ([personId, entries]) => {
      const sorted = entries.toSorted((a, b) => b.score - a.score || a.entryId - b.entryId);
      const [first, second] = sorted;
      const score = (first?.score ?? 0) + SECOND_SHARE * (second?.score ?? 0);
      return { personId, entries: sorted, score };
    },
  );
  return tellers
    .toSorted((a, b) => b.score - a.score || a.personId - b.personId)
    .map(({ personId, entries }) => ({ personId, entries }));
}
