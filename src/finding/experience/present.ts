import type { Kith } from '#platform';
import { loadEntries, loadTexts } from '../gather.ts';
import { drawEntry } from '../present.ts';
import type { Matter } from './matter.ts';
import type { Candidate, Teller } from './order.ts';
import type { TellerView } from './view.ts';

const ENTRIES_SHOWN_MAX = 2;
const COMMON_SHOWN_MAX = 6;

/** What was found as it is shown: passages with their words marked, and why each is there. */
export async function drawTellers(
  kith: Kith,
  tellers: readonly Teller[],
  { names, matter }: { names: ReadonlyMap<number, string>; matter: Matter },
): Promise<TellerView[]> {
  const ids = tellers.flatMap(({ entries }) =>
    entries.slice(0, ENTRIES_SHOWN_MAX).map(({ entryId }) => entryId),
  );
  const [entries, texts] = await Promise.all([loadEntries(kith, ids), loadTexts(kith, ids)]);
  const draw = ({ entryId, telling }: Candidate): TellerView['evidence'] => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    const drawn = drawEntry(entry, texts.get(entryId) ?? entry.excerpt, matter.said);
    // The last word has the real stemmer: what marks nothing is no evidence.
    return drawn.matched.length === 0 ? [] : [{ ...drawn, quote: telling?.sentence ?? null }];
  };
  return tellers.flatMap(({ personId, entries: theirs }) => {
    const name = names.get(personId);
    const evidence = theirs.slice(0, ENTRIES_SHOWN_MAX).flatMap(draw);
    if (name === undefined || evidence.length === 0) return [];
    return [{ id: personId, name, ...strengthOf(theirs), common: commonOf(evidence), evidence }];
  });
}

/** By the best of what they wrote. */
function strengthOf([best]: readonly Candidate[]): Pick<TellerView, 'strength' | 'told'> {
  if (!best?.isSame) return { strength: 'little', told: null };
  return { strength: best.telling ? 'told' : 'same', told: best.telling?.told ?? null };
}

const commonOf = (evidence: TellerView['evidence']): string[] => [
  ...new Set(
    evidence
      .flatMap(({ matched }) => matched.map((word) => word.toLowerCase()))
      .slice(0, COMMON_SHOWN_MAX),
  ),
];
