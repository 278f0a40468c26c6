import { ageDiscount, beside } from './discount.ts';
import {
  BEST_ENTRIES_MAX,
  LASTING_ENTRIES_MAX,
  PEOPLE_MEASURED_MAX,
  SIGNAL_WEIGHTS,
  type Signal,
  type Weights,
} from './weights.ts';

/** An entry that a search found. */
export interface Match {
  readonly entryId: number;
  readonly personId: number;
  /** BM25, higher is better (FTS5's rank, negated). */
  readonly score: number;
  /** Epoch ms. */
  readonly publishedAt: number;
}

/** What is known of a person whatever the need: habits, not knowledge. */
export interface PersonStatistics {
  /** Their entries, each counted by its freshness: 1 when new, ½ after a half-life, ¼ after two. */
  readonly activity: number;
  /** The same with an eighth of the half-life, and with one of hours. */
  readonly lately: number;
  readonly today: number;
  /** How much more of what they publish comes at this time of the day than chance would have it; 1 is as chance. */
  readonly hours: number;
}

export interface RankingInput {
  readonly matches: readonly Match[];
  /** Replies to matching entries, with the score of what they reply to. */
  readonly replies?: readonly Match[];
  readonly people: ReadonlyMap<number, PersonStatistics>;
  /** Epoch ms; what was published later is not used. */
  readonly asOf: number;
  /** How fast evidence ages, in ms: see `halfLifeMs`. */
  readonly halfLifeMs: number;
  /** What the member's choices made of the shipped weights; these when left out. */
  readonly weights?: Weights;
}

/** One part of a score: `share` = `weight` · `value`. */
export interface Contribution {
  readonly signal: Signal;
  /** From 0 to 1, where 1 is the best of the people found. */
  readonly value: number;
  readonly weight: number;
  readonly share: number;
}

/** An entry and what it adds to the score; habits have no entry of their own. */
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
  /** Entries that match, strongest first, at most `BEST_ENTRIES_MAX` + `LASTING_ENTRIES_MAX`. */
  readonly evidence: readonly Evidence[];
  /** Replies to entries that match, strongest first, at most `BEST_ENTRIES_MAX`. */
  readonly replies: readonly Evidence[];
}

/** The people behind the matches, without their habits: for `peopleToMeasure`, then for `rankPeople`. */
export function gathered(input: Omit<RankingInput, 'people' | 'weights'>): Gathered[] {
  const replies = byPerson(input.replies ?? [], input);
  return [...byPerson(input.matches, input)].map(([personId, entries]) =>
    gather(personId, { entries, replies: replies.get(personId) ?? [] }),
  );
}

/** The people with the most relevant entries, fresh or lasting, whose habits are worth looking up. */
export function peopleToMeasure(found: readonly Gathered[]): number[] {
  const highest = highestOf(found);
  const relevance = ({ values }: Gathered): number =>
    beside(values.recent, highest.recent) + beside(values.lasting, highest.lasting);
  return found
    .map((person) => ({ personId: person.personId, relevance: relevance(person) }))
    .sort((a, b) => b.relevance - a.relevance || a.personId - b.personId)
    .slice(0, PEOPLE_MEASURED_MAX)
    .map(({ personId }) => personId);
}

/**
 * The people behind the matches, best first. Evidence first, people second (Balog's Model 2):
 * - recent: a person's ten best entries, each discounted by age, summed;
 * - lasting: the three best whatever their age, summed;
 * - replies: their ten best replies to entries that match, discounted by age, summed;
 * - activity, lately, today, hours: how much they published, over how long, and at what time of the day.
 * Each is set beside the highest among the people found, then weighted. Nobody is ranked without a
 * matching entry. Ties go to the lower id, so that the same input gives the same order.
 */
export function rankPeople(input: RankingInput, found = gathered(input)): RankedPerson[] {
  const people = found.map((person) => withHabits(person, input.people.get(person.personId)));
  const highest = highestOf(people);
  const weights = input.weights ?? SIGNAL_WEIGHTS;
  return people
    .map((person) => scored(person, highest, weights))
    .sort((a, b) => b.score - a.score || a.personId - b.personId);
}

type Values = Readonly<Record<Signal, number>>;
type Discounted = Match & { readonly discount: number };
type Portion = readonly [entry: Discounted, portion: number];

export const SIGNALS = [
  'recent',
  'lasting',
  'replies',
  'lately',
  'activity',
  'today',
  'hours',
] as const satisfies readonly Signal[];

export interface Gathered {
  readonly personId: number;
  readonly recent: readonly Discounted[];
  readonly lasting: readonly Discounted[];
  readonly replies: readonly Discounted[];
  readonly values: Values;
}

function byPerson(
  matches: readonly Match[],
  { asOf, halfLifeMs }: Pick<RankingInput, 'asOf' | 'halfLifeMs'>,
): Map<number, Discounted[]> {
  const people = new Map<number, Discounted[]>();
  for (const match of matches) {
    if (match.publishedAt > asOf || match.score <= 0) continue;
    const discounted = { ...match, discount: ageDiscount(asOf - match.publishedAt, halfLifeMs) };
    const entries = people.get(match.personId);
    if (entries === undefined) people.set(match.personId, [discounted]);
    else entries.push(discounted);
  }
  return people;
}

const NO_HABITS: PersonStatistics = { activity: 0, lately: 0, today: 0, hours: 1 };

function gather(
  personId: number,
  found: { entries: readonly Discounted[]; replies: readonly Discounted[] },
): Gathered {
  const recent = best(found.entries, BEST_ENTRIES_MAX, present);
  const lasting = best(found.entries, LASTING_ENTRIES_MAX, ({ score }) => score);
  const replies = best(found.replies, BEST_ENTRIES_MAX, present);
  const values = {
    recent: sum(recent, present),
    lasting: sum(lasting, ({ score }) => score),
    replies: sum(replies, present),
    ...NO_HABITS,
  };
  return { personId, recent, lasting, replies, values };
}

function withHabits(person: Gathered, habits: PersonStatistics = NO_HABITS): Gathered {
  const { activity, lately, today, hours } = habits;
  return { ...person, values: { ...person.values, activity, lately, today, hours } };
}

function highestOf(found: readonly Gathered[]): Values {
  const highest = (signal: Signal): number =>
    found.reduce((most, { values }) => Math.max(most, values[signal]), 0);
  return {
    recent: highest('recent'),
    lasting: highest('lasting'),
    replies: highest('replies'),
    activity: highest('activity'),
    lately: highest('lately'),
    today: highest('today'),
    hours: HOURS_HIGHEST,
  };
}

/** Times of the day are set beside chance, not beside other people: 24 / 7 when all falls into those seven hours. */
const HOURS_HIGHEST = 24 / 7;
const shareOf = (signal: Signal, values: Values, highest: Values): number =>
  signal === 'hours'
    ? Math.min(1, Math.log1p(Math.max(0, values.hours)) / Math.log1p(HOURS_HIGHEST))
    : beside(values[signal], highest[signal]);

/** A question finds a thousand people and looks at a few: what makes up a score is worked out when it is asked for. */
function scored(person: Gathered, highest: Values, weights: Weights): RankedPerson {
  const shareBy = (signal: Signal): number =>
    weights[signal] * shareOf(signal, person.values, highest);
  let [evidence, replies]: [Evidence[]?, Evidence[]?] = [];
  return {
    personId: person.personId,
    score: sum(SIGNALS, shareBy),
    get contributions() {
      return SIGNALS.map((signal) => {
        const value = shareOf(signal, person.values, highest);
        const weight = weights[signal];
        return { signal, value, weight, share: weight * value };
      });
    },
    get evidence() {
      evidence ??= evidenceOf([
        ...portions(person.recent, present, shareBy('recent')),
        ...portions(person.lasting, ({ score }) => score, shareBy('lasting')),
      ]);
      return evidence;
    },
    get replies() {
      replies ??= evidenceOf(portions(person.replies, present, shareBy('replies')));
      return replies;
    },
  };
}

/** A share divided among the entries that it comes from, in proportion to what each brought. */
function portions(
  entries: readonly Discounted[],
  by: (entry: Discounted) => number,
  share: number,
): Portion[] {
  const whole = sum(entries, by);
  return entries.map((entry) => [entry, whole === 0 ? 0 : (share * by(entry)) / whole] as const);
}

function evidenceOf(all: readonly Portion[]): Evidence[] {
  const shares = new Map<Discounted, number>();
  for (const [entry, portion] of all) shares.set(entry, (shares.get(entry) ?? 0) + portion);
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
  if (entries.length <= 1) return [...entries];
  return entries.toSorted((a, b) => by(b) - by(a) || a.entryId - b.entryId).slice(0, max);
}

function sum<T>(items: readonly T[], by: (item: T) => number): number {
  return items.reduce((total, item) => total + by(item), 0);
}
