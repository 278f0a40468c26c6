import type { Kith } from '#platform';
import { analyseQuestion } from '#search';
import { entriesWith, matchEntries } from '#sources';
import { spokenOf } from './about.ts';
import { entryTexts } from './entry-texts.ts';
import { focusOf } from './ground.ts';
import type { IndexView } from './index-view.ts';
import { COLUMN_WEIGHTS, needTerms, searchesFor, termsToLookUp } from './ranking/index.ts';
import { readingOf } from './reading.ts';

export interface SpeakingAsked {
  memberId: number;
  /** The question in words. */
  text: string;
  /** Only entries that came after this one. */
  afterEntryId: number;
}

/** An entry that speaks of a question, and of how much of it: from GROUND_MIN to 1. */
export interface Speaking {
  entryId: number;
  ground: number;
}

const ENTRIES_READ_MAX = 300;
const CHARS_READ_MAX = 3_000;

/** What came since, of a member's sources, that is about a question. */
export async function speakingOf(
  kith: Kith,
  { memberId, text, afterEntryId }: SpeakingAsked,
  view: IndexView,
): Promise<Speaking[]> {
  const need = { focus: analyseQuestion(text), context: [] };
  const having = await entriesWith(kith.db, termsToLookUp(need));
  const terms = needTerms(need, { entries: view.entries, entriesWith: (term) => having.get(term) });
  const found = await matchEntries(kith.db, {
    terms: [...searchesFor(terms).newest],
    columnWeights: COLUMN_WEIGHTS,
    limit: ENTRIES_READ_MAX,
    afterEntryId,
    ...(view.seesAll ? {} : { memberId }),
  });
  if (found.length === 0) return [];
  const ids = found.map(({ entryId }) => entryId);
  const rows = await entryTexts(kith, ids, CHARS_READ_MAX);
  const focus = focusOf(readingOf(text, having), { entries: view.entries, having });
  return rows
    .map((row) => ({ entryId: row.id, ground: spokenOf(row, focus, view.entries) }))
    .filter(({ ground }) => ground > 0);
}
