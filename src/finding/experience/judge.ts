/** How much of a telling an entry speaks of, and whether it tells it from experience. Pure. */
import { densestOf, type Place, placesOf } from '../ground.ts';
import type { Matter } from './matter.ts';
import { isTroubled, type Telling, type Told, tellingOf, tellingsIn } from './telling.ts';

/** Words of one telling stand in one paragraph. */
const PARAGRAPH_CHARS = 400;
/** Experience is told before and after. */
const AROUND_CHARS = 150;
/** What is said elsewhere in the text counts less than what is said together. */
const ELSEWHERE_SHARE = 0.2;
/** What stands in the title is what all of it is about. */
const TITLE_SHARE = 0.5;
/** Two words may stand together by chance. */
const WORDS_TOGETHER_MIN = 3;
/** "Office hours" and "hand luggage" say more than their words apart; counted by the lighter of the two. */
const PAIR_SHARE = 0.5;
const PAIR_CHARS_MAX = 25;
/** Telling it from experience right there, and putting it down to what is asked for. */
const TOLD_THERE = 0.35;
const TOLD_AS_WANTED = 0.5;
/** Telling what did not go is telling of a difficulty. */
const TROUBLED = 0.2;

export interface Judged {
  score: number;
  /** Whether words of the telling stand together so that it is about the same. */
  isSame: boolean;
  /** What they have in common, as terms, the most telling first. */
  common: string[];
  /** The sentence near those words that tells of experience. */
  telling: Telling | null;
}

/** Null where an entry says too little of it to be shown. */
export function judge(
  { title, text }: { title: string; text: string },
  { matter, wanted }: { matter: Matter; wanted: Told | null },
): Judged | null {
  const titled = placesOf(title, matter.said);
  const inTitle = new Set(titled.map(({ term }) => term));
  const places = placesOf(text, matter.said);
  const anywhere = new Set([...inTitle, ...places.map(({ term }) => term)]);
  const weightOf = (terms: ReadonlySet<string>): number =>
    matter.said.reduce((sum, { term, weight }) => sum + (terms.has(term) ? weight : 0), 0);
  const said = weightOf(anywhere);
  if (said < matter.floor) return null;
  const dense = densestOf(places, PARAGRAPH_CHARS);
  const words = new Set([...inTitle, ...dense.terms]);
  const together = weightOf(words);
  const near = text.slice(
    Math.max(0, dense.at - AROUND_CHARS),
    dense.at + PARAGRAPH_CHARS + AROUND_CHARS,
  );
  const around = `${title}\n${near}`;
  const telling = tellingOf(tellingsIn(around), wanted);
  const goal = placesOf(`${title}\n${text}`, matter.around);
  const ofGoal = [...new Map(goal.map((place) => [place.term, place.weight])).values()];
  const about =
    together +
    TITLE_SHARE * weightOf(inTitle) +
    ELSEWHERE_SHARE * (said - together) +
    PAIR_SHARE * pairsIn([titled, places], matter) +
    ofGoal.reduce((sum, one) => sum + one, 0);
  const isAsWanted = wanted !== null && telling?.told === wanted;
  const bonus =
    (telling ? TOLD_THERE : 0) +
    (isAsWanted ? TOLD_AS_WANTED : 0) +
    (isTroubled(around) ? TROUBLED : 0);
  return {
    score: about * (1 + bonus),
    isSame: together >= matter.same && words.size >= Math.min(WORDS_TOGETHER_MIN, matter.words),
    common: matter.said.flatMap(({ term }) => (anywhere.has(term) ? [term] : [])),
    telling,
  };
}

/** The weight of the pairs of the telling that stand one after the other, in the title or the text. */
function pairsIn(parts: readonly (readonly Place[])[], { pairs }: Matter): number {
  const found = new Map<string, number>();
  for (const places of parts)
    for (const [index, place] of places.entries()) {
      const next = places[index + 1];
      if (!next || next.at - place.at > PAIR_CHARS_MAX) continue;
      const pair = `${place.term} ${next.term}`;
      if (pairs.has(pair)) found.set(pair, Math.min(place.weight, next.weight));
    }
  return [...found.values()].reduce((sum, weight) => sum + weight, 0);
}
