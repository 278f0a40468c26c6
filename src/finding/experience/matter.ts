/** What a telling is about: its words, weighed by how rare they are in what the network writes. Pure. */
import { substanceOf } from '#search';
import type { FocusTerms } from '../ground.ts';

/** Said around it by the goal: it decides between people, and makes nobody one who knows. */
const AROUND_SHARE = 0.25;
/** So many words are looked for in each text; who writes a page has said what it is about by then. */
const TERMS_MAX = 40;
/**
 * An entry has to say so much of the telling: as a share of what the rarest possible word weighs. One
 * word that one in fifty entries has is enough, or two that one in seven have. It does not depend on the
 * telling, so that saying more never takes away who was found by saying less.
 */
const FLOOR_SHARE = 0.35;
/** From here on it speaks of the same matter, and does not merely share a word. */
const SAME_SHARE = 0.85;
/** A telling of few or common words is said in full before that. */
const SAME_OF_WHOLE = 0.6;

export interface Matter {
  /** What was told, heaviest first; without plain words and without those that no entry has. */
  said: FocusTerms;
  /** Words of the goal beside them. */
  around: FocusTerms;
  /** Words that were said one after another, as `first second`. */
  pairs: ReadonlySet<string>;
  /** How many words it has, with those that no entry has. */
  words: number;
  /** From this weight on an entry counts at all, and from that on it speaks of the same. */
  floor: number;
  same: number;
}

/** Whether a word alone, which so many of all entries have, would find somebody. */
export const findsAlone = (having: number, entries: number): boolean =>
  having > 0 && weightOf(having, entries) >= FLOOR_SHARE * rarestOf(entries);

const weightOf = (having: number, entries: number): number =>
  Math.log(1 + entries / (having + 0.5));
const rarestOf = (entries: number): number => weightOf(1, entries);

/** The matter of a telling, whose words are index terms, as often as they were said. */
export function matterOf(
  { said, around }: { said: readonly string[]; around: readonly string[] },
  { entries, having }: { entries: number; having: ReadonlyMap<string, number> },
): Matter {
  const weighed = (terms: Iterable<string>, share: number): FocusTerms =>
    [...new Set(terms)]
      .flatMap((term) => {
        const count = having.get(term) ?? 0;
        const weight = share * substanceOf(term) * weightOf(count, entries);
        return count === 0 || weight === 0 ? [] : [{ term, weight }];
      })
      .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .slice(0, TERMS_MAX);
  const matter = weighed(said, 1);
  const rarest = rarestOf(entries);
  // What nobody writes of was told all the same: who speaks of all but that speaks of something else.
  const missing = new Set(said.filter((term) => !having.has(term) && substanceOf(term) > 0)).size;
  const whole = matter.reduce((sum, { weight }) => sum + weight, missing * rarest);
  return {
    said: matter,
    around: weighed(
      around.filter((term) => !said.includes(term)),
      AROUND_SHARE,
    ),
    pairs: new Set(said.slice(1).map((term, place) => `${said[place]} ${term}`)),
    words: matter.length + missing,
    floor: FLOOR_SHARE * rarest,
    same: Math.min(SAME_SHARE * rarest, SAME_OF_WHOLE * whole),
  };
}
