import type { Kith } from '#platform';
import { entriesWith, type FoundEntry, fairly, matchEntries } from '#sources';
import type { IndexView } from './index-view.ts';
import {
  COLUMN_WEIGHTS,
  MATCHES_MAX,
  NEWEST_MAX,
  type Need,
  needTerms,
  searchesFor,
  termsToLookUp,
} from './ranking/index.ts';

export interface Matching {
  /** In how many entries each term of the need occurs. */
  having: ReadonlyMap<string, number>;
  /** The entries that have any of the terms, best first. */
  found: FoundEntry[];
}

/** The entries of a member's sources that say any of a need's words, those with most of the rare ones first. */
export async function matchNeed(
  kith: Kith,
  { memberId, need }: { memberId: number; need: Need },
  view: IndexView,
): Promise<Matching> {
  const having = await entriesWith(kith.db, termsToLookUp(need));
  const terms = needTerms(need, { entries: view.entries, entriesWith: (term) => having.get(term) });
  const searches = searchesFor(terms);
  const search = (said: typeof terms, afterEntryId: number): Promise<FoundEntry[]> =>
    matchEntries(kith.db, {
      terms: said,
      columnWeights: COLUMN_WEIGHTS,
      limit: MATCHES_MAX,
      afterEntryId,
      ...(view.seesAll ? {} : { memberId }),
    });
  // With few entries the second search would find the same again.
  const isSame =
    searches.everywhere.length === searches.newest.length && view.entries <= NEWEST_MAX;
  const found = await Promise.all([
    search([...searches.everywhere], 0),
    isSame ? [] : search([...searches.newest], Math.max(0, view.newestEntryId - NEWEST_MAX)),
  ]);
  return { having, found: fairly(bestOf(found), view.averageLength) };
}

/** What both searches found, each entry once and with its better score. */
function bestOf(found: FoundEntry[][]): FoundEntry[] {
  const best = new Map<number, FoundEntry>();
  for (const entry of found.flat()) {
    const known = best.get(entry.entryId);
    if (known === undefined || known.score < entry.score) best.set(entry.entryId, entry);
  }
  return [...best.values()];
}
