import type { Kith } from '#platform';
import { analyseQuestion } from '#search';
import { type FocusTerms, focusOf, focusOfSentence } from './ground.ts';
import { habitsOf } from './habits.ts';
import type { IndexView } from './index-view.ts';
import { attributed, repliesTo } from './matches.ts';
import { matchNeed } from './matching.ts';
import { fused } from './meaning/fuse.ts';
import { type LeftOut, type Near, nearTo } from './meaning/near.ts';
import {
  gathered,
  halfLifeMs,
  type Match,
  peopleToMeasure,
  type RankedPerson,
  REPLIED_TO_MAX,
  rankPeople,
  SIGNAL_WEIGHTS,
  type Weights,
} from './ranking/index.ts';
import { readingOf } from './reading.ts';

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
  /**
   * True only for a question of a goal, which a host may let be compared by meaning elsewhere: no other
   * text leaves. Without embeddings, and by default, words alone count.
   */
  byMeaning?: boolean;
  /** The text is said in a sentence, whose words are not all of what is asked for. */
  isSentence?: boolean;
}

export interface RankedQuestion {
  /** The words that carry the question, with their weight. */
  focus: FocusTerms;
  people: RankedPerson[];
  /** Every match that belongs to somebody, for hints and links. */
  matches: Match[];
  /** What counts because it is near in meaning; null where nobody was asked. */
  near: Near | null;
  /** That it was searched by its words alone though it may be compared; null where it was compared, or may not be. */
  leftOut: LeftOut | null;
}

/** Ranks the people of a member's network for one question, on what they published. */
export async function rankQuestion(
  kith: Kith,
  asked: Asked,
  view: IndexView,
): Promise<RankedQuestion> {
  const asOf = asked.asOf ?? kith.now();
  const need = {
    focus: analyseQuestion(asked.text),
    context: asked.context ? analyseQuestion(asked.context) : [],
  };
  const [{ having, found }, compared] = await Promise.all([
    matchNeed(kith, { memberId: asked.memberId, need }, view),
    asked.byMeaning ? nearTo(kith, asked, view) : null,
  ]);
  const near = compared?.kind === 'near' ? compared : null;
  const best = fused(found, near);
  const [matches, replies] = await Promise.all([
    attributed(kith, asked.memberId, best),
    repliesTo(kith, asked.memberId, best.slice(0, REPLIED_TO_MAX)),
  ]);
  const corpusAgeMs = asOf - view.oldestAt;
  const input = { matches, replies, asOf, halfLifeMs: halfLifeMs(matches, { asOf, corpusAgeMs }) };
  const behind = gathered(input);
  const people = await habitsOf(kith, asked.memberId, {
    personIds: peopleToMeasure(behind),
    asOf,
    halfLifeMs: input.halfLifeMs,
  });
  return {
    focus: (asked.isSentence ? focusOfSentence : focusOf)(readingOf(asked.text, having), {
      entries: view.entries,
      having,
    }),
    people: rankPeople({ ...input, people, weights: asked.weights ?? SIGNAL_WEIGHTS }, behind),
    matches,
    near,
    leftOut: compared?.kind === 'left-out' ? compared : null,
  };
}
