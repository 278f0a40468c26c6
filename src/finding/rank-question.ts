import type { Kith } from '#platform';
import { analyse, analyseQuestion } from '#search';
import { type FocusTerms, focusOf } from './ground.ts';
import { habitsOf } from './habits.ts';
import type { IndexView } from './index-view.ts';
import { attributed, repliesTo } from './matches.ts';
import { matchNeed } from './matching.ts';
import {
  halfLifeMs,
  type Match,
  peopleToMeasure,
  type RankedPerson,
  REPLIED_TO_MAX,
  rankPeople,
  SIGNAL_WEIGHTS,
  type Weights,
} from './ranking/index.ts';

export interface Asked {
  memberId: number;
  /** The question in words. */
  text: string;
  /** What stands around it: the goal's need. */
  context?: string;
  /** Only what was published before counts; now when left out. Epoch ms. */
  asOf?: number;
  /** What the member's choices made of the shipped weights; these when left out. */
  weights?: Weights;
}

export interface RankedQuestion {
  /** The words that carry the question, with their weight. */
  focus: FocusTerms;
  people: RankedPerson[];
  /** Every match that belongs to somebody, for hints and links. */
  matches: Match[];
}

/** Ranks the people of a member's network for one question, on what they published. */
export async function rankQuestion(
  kith: Kith,
  asked: Asked,
  view: IndexView,
): Promise<RankedQuestion> {
  const asOf = asked.asOf ?? kith.now();
  const words = analyse(asked.text);
  const need = {
    focus: analyseQuestion(asked.text),
    context: asked.context ? analyseQuestion(asked.context) : [],
  };
  const { having, found: best } = await matchNeed(kith, { memberId: asked.memberId, need }, view);
  const [matches, replies] = await Promise.all([
    attributed(kith, asked.memberId, best),
    repliesTo(kith, asked.memberId, best.slice(0, REPLIED_TO_MAX)),
  ]);
  const corpusAgeMs = asOf - view.oldestAt;
  const input = { matches, replies, asOf, halfLifeMs: halfLifeMs(matches, { asOf, corpusAgeMs }) };
  const people = await habitsOf(kith, asked.memberId, {
    personIds: peopleToMeasure(input),
    asOf,
    halfLifeMs: input.halfLifeMs,
  });
  return {
    focus: focusOf(words, { entries: view.entries, having }),
    people: rankPeople({ ...input, people, weights: asked.weights ?? SIGNAL_WEIGHTS }),
    matches,
  };
}
