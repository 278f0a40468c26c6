import type { RankedPerson } from './rank.ts';
import { CHANCE_SCALE, CHANCES_MAX } from './weights.ts';

/**
 * How likely it is each of these people who helps, of the first `CHANCES_MAX` of a ranking: from 0 to 1,
 * 1 for all together. The weights were learned as those of just this chance, so it tells a question in
 * which one person stands out from one that many might answer; a score beside the first's does not.
 */
export function chancesOf(ranked: readonly RankedPerson[]): Map<number, number> {
  const first = ranked.slice(0, CHANCES_MAX);
  const highest = first[0]?.score ?? 0;
  const odds = first.map(({ score }) => Math.exp(CHANCE_SCALE * (score - highest)));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return new Map(first.map(({ personId }, place) => [personId, (odds[place] ?? 0) / all]));
}
