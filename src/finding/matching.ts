import type { Kith } from '#platform';
import { entriesWith, type FoundEntry, fairly, matchEntries, raisedBy } from '#sources';
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

/** Of one view; whoever asks more than this within its minute has the oldest searched again. */
const REMEMBERED_MAX = 60;
const remembered = new WeakMap<IndexView, Map<string, Promise<Matching>>>();

/**
 * The entries of a member's sources that say any of a need's words, those with most of the rare ones first. Remembered as
 * long as the view is, that is for a minute or until something comes: to search is most of what finding costs, and a goal's
 * questions are asked again with each person decided on and with each of its search briefs. Whose the entries are, and
 * whether they are still there, is looked up anew each time.
 */
export function matchNeed(
  kith: Kith,
  asked: { memberId: number; need: Need },
  view: IndexView,
): Promise<Matching> {
  const searched = remembered.get(view) ?? new Map<string, Promise<Matching>>();
  remembered.set(view, searched);
  const key = JSON.stringify([asked.memberId, asked.need.focus, asked.need.context]);
  const known = searched.get(key);
  if (known) return known;
  const matching = search(kith, asked, view);
  if (searched.size >= REMEMBERED_MAX) searched.delete([...searched.keys()][0] ?? '');
  searched.set(key, matching);
  matching.catch(() => searched.delete(key));
  return matching;
}

async function search(
  kith: Kith,
  { memberId, need }: { memberId: number; need: Need },
  view: IndexView,
): Promise<Matching> {
  const having = await entriesWith(kith.db, termsToLookUp(need));
  const terms = needTerms(need, { entries: view.entries, entriesWith: (term) => having.get(term) });
  const searches = searchesFor(terms);
  const raised = raisedBy(view.unevenness);
  const [title, tags, body] = COLUMN_WEIGHTS;
  const among = (said: typeof terms, afterEntryId: number): Promise<FoundEntry[]> =>
    matchEntries(kith.db, {
      terms: said,
      columnWeights: [raised * title, raised * tags, raised * body],
      limit: MATCHES_MAX,
      afterEntryId,
      ...(view.seesAll ? {} : { memberId }),
    });
  // With few entries the second search would find the same again.
  const isSame =
    searches.everywhere.length === searches.newest.length && view.entries <= NEWEST_MAX;
  const found = await Promise.all([
    among([...searches.everywhere], 0),
    isSame ? [] : among([...searches.newest], Math.max(0, view.newestEntryId - NEWEST_MAX)),
  ]);
  return { having, found: fairly(bestOf(found), { average: view.averageLength, raised }) };
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
