/** What sets one person apart from the others who publish on the same goal. Pure. */
import { maySomebodyOwn } from '../beyond/hosts.ts';
import { type Early, earlyOnes } from './early.ts';
import type { Candidate, MatchedEntry } from './evidence.ts';
import { type Perspective, perspectivesOf } from './perspectives.ts';

/** Everyone who publishes on a goal, with what is asked of all of them together, counted once. */
export interface Network {
  size: number;
  /** How many people cite a site. */
  peopleBySite: Map<string, number>;
  /** Entries that were early with a word or page, by that person. */
  early: Map<number, Early[]>;
  perspectives: QuestionPerspective[];
  /** From where the member looks: what they publish themselves and whom they chose. */
  near: ReadonlySet<number>;
  /** Who pointed to an entry, in an entry of theirs. By the entry pointed to. */
  takenUp: Map<number, { entryId: number; personId: number; url: string }[]>;
  /** The language most people write in. */
  language: string | null;
  /** From how many own sites on somebody stands out: two thirds of the others have fewer. */
  sitesFloor: number;
}
type QuestionPerspective = Perspective<MatchedEntry> & { questionId: number };

export interface Surroundings {
  /** The words of each question, as terms. */
  topics: ReadonlyMap<number, ReadonlySet<string>>;
  /** What the member published themselves on the goal. */
  mine?: readonly MatchedEntry[];
  chosen?: ReadonlySet<number>;
  /** Whether a word is rare in all that is read; with nothing known, each is. */
  isRare?: (term: string) => boolean;
}

/** With fewer others there is nothing to differ from. */
const OTHERS_MIN = 3;
/** While there is nobody to compare with, few looking from somewhere is a perspective of its own. */
const FEW_SHARE_MAX = 0.2;
/** One entry that looks from somewhere may be chance. */
export const VIEW_ENTRIES_MIN = 2;
/** The member among people, who is nobody of their network. */
const ME = 0;

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

export function networkOf(
  candidates: Candidate[],
  { topics, mine = [], chosen = new Set(), isRare = () => true }: Surroundings,
): Network {
  const own = mine.map((entry) => ({ ...entry, personId: ME }));
  const entries = [...candidates.flatMap((person) => person.entries), ...own];
  const network: Network = {
    size: candidates.length,
    peopleBySite: peopleBySite(candidates),
    early: earlyOnes(candidates, { topic: allOf(topics), isRare }),
    perspectives: [...topics].flatMap(([questionId, topic]) =>
      perspectivesOf(
        entries.filter(({ questionIds }) => questionIds.includes(questionId)),
        topic,
      ).map((perspective) => ({ ...perspective, questionId })),
    ),
    near: new Set([...chosen, ...(own.length > 0 ? [ME] : [])]),
    takenUp: takenUpBy(candidates),
    language: mostOf(
      candidates.map((person) => mostOf(person.entries.map((entry) => entry.language))),
    ),
    sitesFloor: 0,
  };
  const counts = candidates.map((person) => ownSites(person, network).length);
  const sitesFloor = counts.toSorted((a, b) => a - b)[Math.floor((counts.length * 2) / 3)] ?? 0;
  return { ...network, sitesFloor };
}

/** The words of all questions together. */
export const allOf = (topics: Surroundings['topics']): Set<string> =>
  new Set([...topics.values()].flatMap((terms) => [...terms]));

function peopleBySite(candidates: Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of candidates) {
    const sites = new Set(person.entries.flatMap(({ cited }) => cited.map(({ site }) => site)));
    for (const site of sites) counts.set(site, (counts.get(site) ?? 0) + 1);
  }
  return counts;
}

/** One address as it may be written in several ways. */
const sameAddress = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');

function takenUpBy(candidates: Candidate[]): Network['takenUp'] {
  const byUrl = new Map<string, MatchedEntry>();
  for (const { entries } of candidates)
    for (const entry of entries) if (entry.url) byUrl.set(sameAddress(entry.url), entry);
  const taken: Network['takenUp'] = new Map();
  for (const { entries, personId } of candidates) {
    for (const entry of entries) {
      for (const { url } of entry.cited) {
        const theirs = byUrl.get(sameAddress(url));
        if (!theirs || theirs.personId === personId) continue;
        const known = taken.get(theirs.id) ?? [];
        if (!known.some((one) => one.entryId === entry.id))
          taken.set(theirs.id, [...known, { entryId: entry.id, personId, url }]);
      }
    }
  }
  return taken;
}

/**
 * Where a person looks from and neither the member nor whom they chose does; while there is neither on
 * that question, where few of all do.
 */
export function ownPerspectives(
  { personId }: Candidate,
  network: Network,
): Perspective<MatchedEntry>[] {
  if (network.size - 1 < OTHERS_MIN) return [];
  const few = Math.max(1, Math.floor(network.size * FEW_SHARE_MAX));
  return network.perspectives.flatMap((one) => {
    const own = one.entries.filter((entry) => entry.personId === personId);
    if (own.length < VIEW_ENTRIES_MIN) return [];
    const others = new Set(one.entries.map((entry) => entry.personId));
    others.delete(personId);
    const isOwn = isCompared(network, one.questionId, personId)
      ? ![...others].some((id) => network.near.has(id))
      : others.size < few;
    return isOwn ? [{ entries: own, terms: one.terms }] : [];
  });
}

/** Whether somebody near says anything on a question that one could differ from. */
function isCompared({ perspectives, near }: Network, questionId: number, personId: number) {
  return perspectives.some(
    (one) =>
      one.questionId === questionId &&
      one.entries.some((entry) => entry.personId !== personId && near.has(entry.personId)),
  );
}

/** Sites that may be somebody's own, that a person draws on for the goal and nobody else does, each with an entry. */
export function ownSites(
  { entries }: Candidate,
  network: Network,
): { site: string; entryId: number; url: string }[] {
  if (network.size - 1 < OTHERS_MIN) return [];
  const found = new Map<string, { site: string; entryId: number; url: string }>();
  for (const entry of entries) {
    for (const { site, url } of entry.cited) {
      if (network.peopleBySite.get(site) !== 1 || !maySomebodyOwn(site)) continue;
      if (!found.has(site)) found.set(site, { site, entryId: entry.id, url });
    }
  }
  return [...found.values()];
}

/** The language a person mostly writes in on the goal, when most others write in another. */
export function otherLanguage({ entries }: Candidate, network: Network): string | null {
  const own = mostOf(entries.map((entry) => entry.language));
  return own !== null && network.language !== null && own !== network.language
    ? (LANGUAGE_NAMES.of(own) ?? own)
    : null;
}

const mostFirst = ([a, x]: [string, number], [b, y]: [string, number]): number =>
  y - x || (a < b ? -1 : 1);

function mostOf(values: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(mostFirst)[0]?.[0] ?? null;
}
