/**
 * Which words of a plain sentence say what it is about. By lists alone this cannot be told: "practises web accessibility daily and
 * knows the pitfalls" is about web accessibility, and daily and pitfalls are the rarer words. But people who write of
 * it write "web" and "accessibility" together, and neither beside "daily" more than beside anything else. Pure.
 */
import { substanceOf } from '#search';

/** A word of a sentence that may carry it. */
export interface Said {
  /** As it was written. */
  word: string;
  /** Its index term; of a word with several the rarest that entries have. */
  term: string;
}

export interface Known {
  entries: number;
  /** In how many entries each term occurs; none where it is left out. */
  having: ReadonlyMap<string, number>;
  /** In how many two occur together; of many, about how many. */
  both(first: string, second: string): number;
}

/** What stands beside each other in a sentence belongs together more often than what does not. */
const NEXT_TO = 4;
const ONE_BETWEEN = 2;
/** That one entry has two words is little reason to think that they belong together. */
const ONCE = 0.9;
/** So close to the closest two, as a share of how close these are, a further word belongs with them. */
const WITH_BOTH_MIN = 0.5;

/**
 * The words that carry a sentence, in its order: the two that entries most say together, and what they say together with one of them.
 * A word that no entry has may be the very thing one looks for: it goes with a word beside it. All words where there are two at
 * most, or where no two of them are said together.
 */
export function coreOf<One extends Said>(words: readonly One[], known: Known): One[] {
  const isKnown = ({ term }: One): boolean => (known.having.get(term) ?? 0) > 0;
  const heard = words.filter((word) => isKnown(word) && substanceOf(word.term) > 0);
  const core = new Set(heard.length <= 2 ? heard : saidTogether(words, heard, known));
  const isBeside = (place: number): boolean =>
    [words[place - 1], words[place + 1]].some((one) => one !== undefined && core.has(one));
  const carrying = words.filter(
    (word, place) => core.has(word) || (!isKnown(word) && isBeside(place)),
  );
  return carrying.length > 0 ? carrying : [...words];
}

/** Of the words that entries have, those that they say together. */
function saidTogether<One extends Said>(
  words: readonly One[],
  heard: readonly One[],
  known: Known,
): One[] {
  const pairs = pairsOf(heard).map((both) => ({
    both,
    close: closenessOf(both, known) * besides(words.indexOf(both[1]) - words.indexOf(both[0])),
  }));
  const best = pairs.reduce((most, pair) => (pair.close > most.close ? pair : most));
  if (best.close === 0) return [...heard];
  const near = pairs.filter(
    ({ both, close }) =>
      close >= WITH_BOTH_MIN * best.close && both.some((one) => best.both.includes(one)),
  );
  return near.flatMap(({ both }) => both);
}

export const pairsOf = <One>(ones: readonly One[]): [One, One][] =>
  ones.flatMap((first, place) =>
    ones.slice(place + 1).map((second): [One, One] => [first, second]),
  );

const besides = (apart: number): number => (apart === 1 ? NEXT_TO : apart === 2 ? ONE_BETWEEN : 1);

/** How much more often two are said together than by chance, surer the more often; nought where they are not. */
function closenessOf([first, second]: [Said, Said], { entries, having, both }: Known): number {
  const [one, other] = [having.get(first.term) ?? 0, having.get(second.term) ?? 0];
  // Of many it is told from a part, and they may stand close together there.
  const together = Math.min(both(first.term, second.term), one, other);
  const byChance = (one * other) / Math.max(1, entries);
  if (together === 0 || together <= byChance) return 0;
  const weightOf = (term: string, count: number): number =>
    substanceOf(term) * Math.log(1 + entries / (count + 0.5));
  const weight = Math.sqrt(weightOf(first.term, one) * weightOf(second.term, other));
  return Math.sqrt(together - ONCE) * Math.log(together / byChance) * weight;
}
