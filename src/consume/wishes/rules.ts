import { LONG_MINUTES_MIN, SHORT_MINUTES_MAX } from './limits.ts';

/** By what entries are alike: where, by whom, of what, how long. */
export const TRAIT_KINDS = ['source', 'person', 'word', 'length'] as const;
export type TraitKind = (typeof TRAIT_KINDS)[number];

/** What was learnt of a trait: how often more of it was wanted and how often less. */
export interface Lesson {
  more: number;
  less: number;
}

/** How much one kind of trait can say: words of a title are many and each says little. */
const SAYS: Readonly<Record<TraitKind, number>> = {
  source: 0.5,
  person: 0.6,
  word: 0.2,
  length: 0.15,
};
/** As if so many had said "as it is": one wish moves little, ten of one mind nearly all. */
const HELD_BY = 2;
/** However much was learnt, an entry counts for at most twice, at least half of what it says of a question. */
const TWICE = Math.log(2);

/** From -1, less of it, to 1, more of it; 0 where nothing was learnt. */
const leaningOf = ({ more, less }: Lesson): number => (more - less) / (more + less + HELD_BY);

export interface Learnt extends Lesson {
  kind: TraitKind;
}

/** What the worth of an entry with these traits is multiplied by; 1 where nothing was learnt. */
export function factorOf(traits: readonly Learnt[]): number {
  const sum = traits.reduce((all, trait) => all + SAYS[trait.kind] * leaningOf(trait), 0);
  return Math.exp(Math.max(-TWICE, Math.min(TWICE, sum)));
}

/** The traits that move an entry, the one that moves it most first. */
export const moving = <Trait extends Learnt>(traits: readonly Trait[]): Trait[] =>
  traits
    .filter((trait) => trait.more !== trait.less)
    .toSorted(
      (a, b) =>
        SAYS[b.kind] * Math.abs(leaningOf(b)) - SAYS[a.kind] * Math.abs(leaningOf(a)) ||
        b.more + b.less - (a.more + a.less),
    );

/** The same entries in the order of their worth with what was learnt; of equals as they stood. */
export function leaned<Item extends { entryId: number; worth: number }>(
  all: readonly Item[],
  factor: (entryId: number) => number,
): Item[] {
  return all
    .map((item) => ({ item, worth: item.worth * factor(item.entryId) }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ item }) => item);
}

/** Where the length says something; null between. */
export function lengthOf(minutes: number): 'short' | 'long' | null {
  if (minutes <= SHORT_MINUTES_MAX) return 'short';
  return minutes >= LONG_MINUTES_MIN ? 'long' : null;
}
