/**
 * What a proposal consists of: the parts of a person's scores over a goal's questions, as shares of that
 * person's own whole. They say why somebody is proposed, and nothing of how they stand beside others. Pure.
 */
import type { Evidence, RankedPerson, Signal } from '../ranking/index.ts';

/** How one person was ranked for one question. */
export interface RankedFor {
  readonly questionId: number;
  readonly person: RankedPerson;
}

/** What a part comes from: entries on a question, replies on it, or a habit whatever the question. */
export type PartKind = 'entries' | Signal;

/** A part of the whole, with whole percents: those of the parts come to 100, those within a part to the part's. */
export interface Part {
  readonly kind: PartKind;
  /** Null for habits: they are the same for every question. */
  readonly questionId: number | null;
  readonly percent: number;
  /** The strongest, at most `ENTRIES_SHOWN_MAX`. */
  readonly entries: readonly { readonly entryId: number; readonly percent: number }[];
  /** All others together. */
  readonly more: { readonly entries: number; readonly percent: number } | null;
}

export const ENTRIES_SHOWN_MAX = 3;

/** What the entries of a question bring to a score is told entry by entry. */
const OF_ENTRIES: ReadonlySet<Signal> = new Set(['recent', 'lasting']);

interface Leaf {
  readonly share: number;
  readonly entryId?: number;
  readonly entries?: number;
}
interface Branch {
  readonly kind: PartKind;
  readonly questionId: number | null;
  readonly leaves: readonly Leaf[];
}

/** The parts of a proposal, the greatest first; none where nothing was found of the person. */
export function partsOf(ranked: readonly RankedFor[]): Part[] {
  const branches = [...ranked.flatMap(onQuestion), ...habits(ranked)];
  const leaves = branches.flatMap((branch) => branch.leaves.map((leaf) => ({ branch, leaf })));
  const percents = wholePercents(leaves.map(({ leaf }) => leaf.share));
  const told = new Map(leaves.map(({ leaf }, place) => [leaf, percents[place] ?? 0]));
  const percentOf = (leaf: Leaf): number => told.get(leaf) ?? 0;
  return branches
    .map((branch) => partOf(branch, percentOf))
    .toSorted((a, b) => b.percent - a.percent);
}

function partOf({ kind, questionId, leaves }: Branch, percentOf: (leaf: Leaf) => number): Part {
  const rest = leaves.find(({ entries }) => entries !== undefined);
  return {
    kind,
    questionId,
    percent: leaves.reduce((sum, leaf) => sum + percentOf(leaf), 0),
    entries: leaves.flatMap((leaf) =>
      leaf.entryId === undefined ? [] : [{ entryId: leaf.entryId, percent: percentOf(leaf) }],
    ),
    more: rest ? { entries: rest.entries ?? 0, percent: percentOf(rest) } : null,
  };
}

function onQuestion({ questionId, person }: RankedFor): Branch[] {
  return [
    { kind: 'entries' as const, questionId, leaves: leavesOf(person.evidence) },
    { kind: 'replies' as const, questionId, leaves: leavesOf(person.replies) },
  ].filter(({ leaves }) => leaves.length > 0);
}

/** The strongest by themselves, the others in one. */
function leavesOf(evidence: readonly Evidence[]): Leaf[] {
  const counting = evidence.filter(({ share }) => share > 0);
  const rest = counting.slice(ENTRIES_SHOWN_MAX);
  const shown = counting.slice(0, ENTRIES_SHOWN_MAX).map(({ entryId, share }) => ({
    entryId,
    share,
  }));
  if (rest.length === 0) return shown;
  return [...shown, { share: sum(rest.map(({ share }) => share)), entries: rest.length }];
}

/** What is added whatever the question, once for all of them. */
function habits(ranked: readonly RankedFor[]): Branch[] {
  const shares = new Map<Signal, number>();
  for (const { person } of ranked)
    for (const { signal, share } of person.contributions)
      if (!OF_ENTRIES.has(signal) && signal !== 'replies')
        shares.set(signal, (shares.get(signal) ?? 0) + share);
  return [...shares]
    .filter(([, share]) => share > 0)
    .map(([kind, share]) => ({ kind, questionId: null, leaves: [{ share }] }));
}

/**
 * Whole percents that come to exactly 100: each rounded down, what is missing given to those that lost
 * most by it. None for nothing.
 */
export function wholePercents(shares: readonly number[]): number[] {
  const all = sum(shares);
  if (all <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (100 * share) / all);
  const whole = exact.map(Math.floor);
  const missing = 100 - sum(whole);
  const lost = (place: number): number => (exact[place] ?? 0) - (whole[place] ?? 0);
  const places = [...whole.keys()].toSorted((a, b) => lost(b) - lost(a) || a - b);
  for (const place of places.slice(0, missing)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
