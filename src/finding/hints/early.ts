/**
 * Who was early: pages somebody linked to and words somebody used before others took them up, novelty
 * minus what did not last. In a small network somebody always says a thing first, so a word counts only
 * when others had spoken of the goal before without it, and several took it up later. Pure.
 */
import { DAY_MS } from '#days';
import type { Candidate, MatchedEntry } from './evidence.ts';

/** An entry that was early with a word (as a term) or a page, and how many others followed. */
export interface Early {
  entryId: number;
  personId: number;
  term?: string;
  url?: string;
  followers: number;
}

/** Sooner than this nobody took a word up: it was in the air. */
const TAKEN_UP_AFTER_MS = 7 * DAY_MS;
const ENTRIES_BEFORE_MIN = 5;
const PEOPLE_BEFORE_MIN = 2;
const FOLLOWERS_MIN = { term: 2, url: 1 };
const TERM_CHARS_MIN = 4;

type Dated = MatchedEntry & { publishedAt: number };
const isDated = (entry: MatchedEntry): entry is Dated => entry.publishedAt !== null;

/** Words that somebody was early with among these people; whether they are rare elsewhere is to be asked. */
export function earlyTerms(candidates: readonly Candidate[], topic: ReadonlySet<string>): string[] {
  const isRare = () => true;
  const early = [...earlyOnes(candidates, { topic, isRare }).values()].flat();
  return [...new Set(early.flatMap(({ term }) => term ?? []))];
}

/**
 * Entries that were early, by person; each entry once, with what was taken up most. A word that is common
 * in all one reads (`isRare` says no) was taken up by nobody: everybody has it.
 */
export function earlyOnes(
  candidates: readonly Candidate[],
  { topic, isRare }: { topic: ReadonlySet<string>; isRare: (term: string) => boolean },
): Map<number, Early[]> {
  // Who was first cannot be said without a date.
  const dated = candidates
    .flatMap(({ entries }) => entries.filter(isDated))
    .toSorted((a, b) => a.publishedAt - b.publishedAt || a.id - b.id);
  const isTelling = (term: string): boolean =>
    term.length >= TERM_CHARS_MIN && !/^\d/.test(term) && !topic.has(term) && isRare(term);
  const found = [
    ...firstOf(dated, (entry) => entry.cited.map(({ url }) => url), 'url'),
    ...firstOf(dated, (entry) => entry.terms.filter(isTelling), 'term'),
  ];
  const best = new Map<number, Early>();
  for (const early of found) {
    const known = best.get(early.entryId);
    if (!known || early.followers > known.followers) best.set(early.entryId, early);
  }
  return Map.groupBy(best.values(), (early) => early.personId);
}

/** For each value its first entry, when enough others had it later. */
function firstOf(
  dated: readonly Dated[],
  valuesOf: (entry: Dated) => string[],
  kind: 'term' | 'url',
): Early[] {
  const using = new Map<string, Dated[]>();
  for (const entry of dated) {
    for (const value of new Set(valuesOf(entry))) {
      const known = using.get(value);
      if (known) known.push(entry);
      else using.set(value, [entry]);
    }
  }
  return [...using].flatMap(([value, [first, ...later]]) => {
    if (!first || later.length < FOLLOWERS_MIN[kind]) return [];
    const since = first.publishedAt + (kind === 'term' ? TAKEN_UP_AFTER_MS : 0);
    const followers = new Set(
      later
        .filter((entry) => entry.personId !== first.personId && entry.publishedAt >= since)
        .map(({ personId }) => personId),
    ).size;
    const isTakenUp =
      followers >= FOLLOWERS_MIN[kind] && (kind === 'url' || couldHaveBeenSaid(dated, first));
    const at = { entryId: first.id, personId: first.personId, followers };
    return isTakenUp ? [kind === 'term' ? { ...at, term: value } : { ...at, url: value }] : [];
  });
}

/** Whether others had spoken of the goal before: only then is it news that they had not said it. */
function couldHaveBeenSaid(dated: readonly Dated[], first: Dated): boolean {
  const before = dated.filter(
    (entry) => entry.publishedAt < first.publishedAt && entry.personId !== first.personId,
  );
  return (
    before.length >= ENTRIES_BEFORE_MIN &&
    new Set(before.map(({ personId }) => personId)).size >= PEOPLE_BEFORE_MIN
  );
}
