import { ageDiscount, halfLifeMs } from './discount.ts';
import { BEST_ENTRIES_MAX, LASTING_ENTRIES_MAX, SIGNAL_WEIGHTS, type Signal } from './weights.ts';

/** An entry that a search found. */
export interface Match {
  readonly entryId: number;
  readonly personId: number;
  /** BM25, higher is better (FTS5's rank, negated). */
  readonly score: number;
  /** Epoch ms. */
  readonly publishedAt: number;
}

/** What is known of a person whatever the need. */
export interface PersonStatistics {
  /** Their entries, each counted by its freshness: 1 when new, ½ after a half-life, ¼ after two. */
  readonly decayedActivity: number;
}

export interface RankingInput {
  readonly matches: readonly Match[];
  readonly people: ReadonlyMap<number, PersonStatistics>;
  /** Epoch ms; what was published later is not used. */
  readonly asOf: number;
  /** From the oldest entry known to `asOf`, in ms. */
  readonly corpusAgeMs: number;
}

/** One part of a score: `share` = `weight` · `value`. */
export interface Contribution {
  readonly signal: Signal;
  /** From 0 to 1, where 1 is the best of the people found. */
  readonly value: number;
  readonly weight: number;
  readonly share: number;
}

/** An entry and what it adds to the score; the activity has no entry of its own. */
export interface Evidence {
  readonly entryId: number;
  readonly score: number;
  readonly publishedAt: number;
  /** What is left of the relevance at this age, from `AGE_FLOOR` to 1. */
  readonly discount: number;
  readonly share: number;
}

export interface RankedPerson {
  readonly personId: number;
  /** The sum of the contributions' shares: the explanation is the score. From 0 to 1. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
  /** Strongest first, at most `BEST_ENTRIES_MAX` + `LASTING_ENTRIES_MAX`. */
  readonly evidence: readonly Evidence[];
}

/** One list of two searches' matches, each entry once, with the better of its scores. */
export function mergeMatches(...lists: readonly (readonly Match[])[]): Match[] {
  const merged = new Map<number, Match>();
  for (const match of lists.flat()) {
    const known = merged.get(match.entryId);
    if (known === undefined || known.score < match.score) merged.set(match.entryId, match);
  }
  return [...merged.values()];
}

/**
 * The people behind the matches, best first. Evidence first, people second (Balog's Model 2):
 * - recent: a person's ten best entries, each discounted by age, summed;
 * - lasting: the three best whatever their age, summed;
 * - activity: how much the person published lately, as a logarithm.
 * Each is divided by the highest among the people found, then weighted. Nobody is ranked without a
 * matching entry. Ties go to the lower id, so that the same input gives the same order.
 */
export function rankPeople(input: RankingInput): RankedPerson[] {
  const found = [...byPerson(input)].map(([personId, entries]) => gather(personId, entries, input));
  const highest = {
    recent: Math.max(0, ...found.map((person) => person.values.recent)),
    lasting: Math.max(0, ...found.map((person) => person.values.lasting)),
    activity: Math.max(0, ...found.map((person) => person.values.activity)),
  };
  return found
    .map((person) => scored(person, highest))
    .sort((a, b) => b.score - a.score || a.personId - b.personId);
}

type Values = Readonly<Record<Signal, number>>;
type Discounted = Match & { readonly discount: number };

interface Gathered {
  readonly personId: number;
  readonly recent: readonly Discounted[];
  readonly lasting: readonly Discounted[];
  readonly values: Values;
}

function byPerson({ matches, asOf, corpusAgeMs }: RankingInput): Map<number, Discounted[]> {
  const halfLife = halfLifeMs(corpusAgeMs);
  const people = new Map<number, Discounted[]>();
  for (const match of matches) {
    if (match.publishedAt > asOf || match.score <= 0) continue;
    const discounted = { ...match, discount: ageDiscount(asOf - match.publishedAt, halfLife) };
    const entries = people.get(match.personId);
    if (entries === undefined) people.set(match.personId, [discounted]);
    else entries.push(discounted);
  }
  return people;
}

function gather(personId: number, entries: readonly Discounted[], input: RankingInput): Gathered {
  const recent = best(entries, BEST_ENTRIES_MAX, present);
  const lasting = best(entries, LASTING_ENTRIES_MAX, ({ score }) => score);
  const activity = input.people.get(personId)?.decayedActivity ?? 0;
  const values = {
    recent: sum(recent, present),
    lasting: sum(lasting, ({ score }) => score),
    activity: Math.log1p(Math.max(0, activity)),
  };
  return { personId, recent, lasting, values };
}

function scored(person: Gathered, highest: Values): RankedPerson {
  const contributions = (['recent', 'lasting', 'activity'] as const).map((signal) => {
    const value = highest[signal] === 0 ? 0 : person.values[signal] / highest[signal];
    const weight = SIGNAL_WEIGHTS[signal];
    return { signal, value, weight, share: weight * value };
  });
  return {
    personId: person.personId,
    score: sum(contributions, ({ share }) => share),
    contributions,
    evidence: evidenceOf(person, highest),
  };
}

function evidenceOf(person: Gathered, highest: Values): Evidence[] {
  const shares = new Map<Discounted, number>();
  const add = (entry: Discounted, share: number) =>
    shares.set(entry, (shares.get(entry) ?? 0) + share);
  for (const entry of person.recent) {
    add(entry, (SIGNAL_WEIGHTS.recent * present(entry)) / highest.recent);
  }
  for (const entry of person.lasting) {
    add(entry, (SIGNAL_WEIGHTS.lasting * entry.score) / highest.lasting);
  }
  return [...shares]
    .map(([{ entryId, score, publishedAt, discount }, share]) => {
      return { entryId, score, publishedAt, discount, share };
    })
    .sort((a, b) => b.share - a.share || a.entryId - b.entryId);
}

/** Relevance as far as it still holds today. */
function present({ score, discount }: Discounted): number {
  return score * discount;
}

function best(
  entries: readonly Discounted[],
  max: number,
  by: (entry: Discounted) => number,
): Discounted[] {
  return [...entries].sort((a, b) => by(b) - by(a) || a.entryId - b.entryId).slice(0, max);
}

function sum<T>(items: readonly T[], by: (item: T) => number): number {
  return items.reduce((total, item) => total + by(item), 0);
}
