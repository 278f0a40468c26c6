import type { Kith } from '#platform';
import { analyse, analyseQuestion } from '#search';
import { entriesWith, type FoundEntry, fairly, matchEntries } from '#sources';
import { type FocusTerms, focusOf } from './ground.ts';
import { habitsOf } from './habits.ts';
import type { IndexView } from './index-view.ts';
import { attributed, repliesTo } from './matches.ts';
import {
  COLUMN_WEIGHTS,
  halfLifeMs,
  MATCHES_MAX,
  type Match,
  NEWEST_MAX,
  needTerms,
  peopleToMeasure,
  type RankedPerson,
  REPLIED_TO_MAX,
  rankPeople,
  SIGNAL_WEIGHTS,
  searchesFor,
  termsToLookUp,
  type Weights,
} from './ranking/index.ts';

export interface Asked {
  memberId: number;
  /** The question in words. */
  text: string;
  /** What stands around it: the goal's need. */
  context?: string;
  /** Only what was published before counts; now when left out. Epoch ms. */
  asOf?: number;
  /** What the member's choices made of the shipped weights; these when left out. */
  weights?: Weights;
}

export interface RankedQuestion {
  /** The words that carry the question, with their weight. */
  focus: FocusTerms;
  people: RankedPerson[];
  /** Every match that belongs to somebody, for hints and links. */
  matches: Match[];
}

/** Ranks the people of a member's network for one question, on what they published. */
export async function rankQuestion(
  kith: Kith,
  asked: Asked,
  view: IndexView,
): Promise<RankedQuestion> {
  const asOf = asked.asOf ?? kith.now();
  const words = analyse(asked.text);
  const need = {
    focus: analyseQuestion(asked.text),
    context: asked.context ? analyseQuestion(asked.context) : [],
  };
  const having = await entriesWith(kith.db, termsToLookUp(need));
  const terms = needTerms(need, { entries: view.entries, entriesWith: (term) => having.get(term) });
  const searches = searchesFor(terms);
  const search = (said: typeof terms, afterEntryId: number): Promise<FoundEntry[]> =>
    matchEntries(kith.db, {
      terms: said,
      columnWeights: COLUMN_WEIGHTS,
      limit: MATCHES_MAX,
      afterEntryId,
      ...(view.seesAll ? {} : { memberId: asked.memberId }),
    });
  // With few entries the second search would find the same again.
  const isSame =
    searches.everywhere.length === searches.newest.length && view.entries <= NEWEST_MAX;
  const found = await Promise.all([
    search([...searches.everywhere], 0),
    isSame ? [] : search([...searches.newest], Math.max(0, view.newestEntryId - NEWEST_MAX)),
  ]);
  const best = fairly(bestOf(found), view.averageLength);
  const [matches, replies] = await Promise.all([
    attributed(kith, asked.memberId, best),
    repliesTo(kith, asked.memberId, best.slice(0, REPLIED_TO_MAX)),
  ]);
  const corpusAgeMs = asOf - view.oldestAt;
  const input = { matches, replies, asOf, halfLifeMs: halfLifeMs(matches, { asOf, corpusAgeMs }) };
  const people = await habitsOf(kith, asked.memberId, {
    personIds: peopleToMeasure(input),
    asOf,
    halfLifeMs: input.halfLifeMs,
  });
  return {
    focus: focusOf(words, { entries: view.entries, having }),
    people: rankPeople({ ...input, people, weights: asked.weights ?? SIGNAL_WEIGHTS }),
    matches,
  };
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
