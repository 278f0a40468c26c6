/** What sets one person apart from the others who publish on the same goal. Pure. */
import type { Candidate, MatchedEntry } from './evidence.ts';

/** Everyone who publishes on a goal, with what is asked of all of them together, counted once. */
export interface Network {
  size: number;
  /** How many people use a term, and cite a site. */
  peopleByTerm: Map<string, number>;
  peopleBySite: Map<string, number>;
  /** Pages somebody pointed to before others did, by that person. */
  firsts: Map<number, { entryId: number; url: string }[]>;
  /** The language most people write in. */
  language: string | null;
  /** From how many on somebody stands out: two thirds of the others have fewer. */
  floors: { terms: number; sites: number };
}

/** With fewer others there is nothing to differ from. */
const OTHERS_MIN = 3;
const TERMS_MAX = 10;
const TERM_CHARS_MIN = 4;
/** A term is somebody's own while at most this share of the others uses it. */
const OWN_SHARE_MAX = 0.1;

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

export function networkOf(candidates: Candidate[]): Network {
  const network: Network = {
    size: candidates.length,
    peopleByTerm: peopleBy(candidates, (entry) => entry.terms),
    peopleBySite: peopleBy(candidates, (entry) => entry.citedSites),
    firsts: firstsOf(candidates),
    language: mostOf(
      candidates.map((person) => mostOf(person.entries.map((entry) => entry.language))),
    ),
    floors: { terms: 0, sites: 0 },
  };
  const upperThird = (counts: number[]): number =>
    counts.toSorted((a, b) => a - b)[Math.floor((counts.length * 2) / 3)] ?? 0;
  return {
    ...network,
    floors: {
      terms: upperThird(candidates.map((person) => ownTerms(person, network).entries.length)),
      sites: upperThird(candidates.map((person) => ownSites(person, network).values.length)),
    },
  };
}

function peopleBy(
  candidates: Candidate[],
  valuesOf: (entry: MatchedEntry) => string[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of candidates) {
    for (const value of new Set(person.entries.flatMap(valuesOf)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function firstsOf(candidates: Candidate[]): Network['firsts'] {
  const pages = new Map<
    string,
    { personId: number; entryId: number; at: number; people: Set<number> }
  >();
  for (const person of candidates) {
    for (const entry of person.entries) {
      const at = entry.publishedAt;
      // Who was first cannot be said without a date.
      for (const url of at === null ? [] : entry.citedUrls) {
        const known = pages.get(url);
        const people = (known?.people ?? new Set<number>()).add(person.personId);
        const isFirst = !known || (at ?? 0) < known.at;
        pages.set(
          url,
          isFirst
            ? { personId: person.personId, entryId: entry.id, at: at ?? 0, people }
            : { ...known, people },
        );
      }
    }
  }
  const firsts: Network['firsts'] = new Map();
  for (const [url, page] of pages) {
    if (page.people.size < 2) continue;
    firsts.set(page.personId, [
      ...(firsts.get(page.personId) ?? []),
      { entryId: page.entryId, url },
    ]);
  }
  return firsts;
}

const mostFirst = ([a, x]: [string, number], [b, y]: [string, number]): number =>
  y - x || (a < b ? -1 : 1);

/** Values of several entries of a person that hardly anyone else has, most frequent first. */
function ownValues(
  { entries }: Candidate,
  counts: Map<string, number>,
  options: { valuesOf: (entry: MatchedEntry) => string[]; othersMax: number; entriesMin: number },
): { values: string[]; entries: MatchedEntry[] } {
  const own = new Map<string, number>();
  for (const entry of entries) {
    for (const value of new Set(options.valuesOf(entry))) {
      // The count includes this person.
      if ((counts.get(value) ?? 1) - 1 <= options.othersMax)
        own.set(value, (own.get(value) ?? 0) + 1);
    }
  }
  const values = [...own]
    .filter(([, times]) => times >= options.entriesMin)
    .toSorted(mostFirst)
    .map(([value]) => value);
  const held = new Set(values.slice(0, TERMS_MAX));
  return {
    values,
    entries: entries.filter((entry) => options.valuesOf(entry).some((value) => held.has(value))),
  };
}

/** Terms that a person uses on the goal more than once and hardly anyone else does. */
export function ownTerms(
  candidate: Candidate,
  network: Network,
): { values: string[]; entries: MatchedEntry[] } {
  if (network.size - 1 < OTHERS_MIN) return { values: [], entries: [] };
  return ownValues(candidate, network.peopleByTerm, {
    valuesOf: (entry) =>
      entry.terms.filter((term) => term.length >= TERM_CHARS_MIN && !/^\d/.test(term)),
    othersMax: Math.floor((network.size - 1) * OWN_SHARE_MAX),
    entriesMin: 2,
  });
}

/** Sites that a person draws on for the goal and nobody else does. */
export function ownSites(
  candidate: Candidate,
  network: Network,
): { values: string[]; entries: MatchedEntry[] } {
  if (network.size - 1 < OTHERS_MIN) return { values: [], entries: [] };
  return ownValues(candidate, network.peopleBySite, {
    valuesOf: (entry) => entry.citedSites,
    othersMax: 0,
    entriesMin: 1,
  });
}

/** The language a person mostly writes in on the goal, when most others write in another. */
export function otherLanguage({ entries }: Candidate, network: Network): string | null {
  const own = mostOf(entries.map((entry) => entry.language));
  return own !== null && network.language !== null && own !== network.language
    ? (LANGUAGE_NAMES.of(own) ?? own)
    : null;
}

function mostOf(values: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(mostFirst)[0]?.[0] ?? null;
}
