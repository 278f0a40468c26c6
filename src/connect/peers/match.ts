import { type GoalView, goalsOf, goalsShownBy, goalTitle, type SharedGoal } from '#goals';
import { type OfferOfAnother, offerOf, speaksOf } from '#members';
import type { Kith } from '#platform';
import { isPlain } from '#search';
import { inTurns } from '../moves/gives.ts';
import { type Background, type Bag, bagOf, termsAsWritten, touchOf } from '../moves/touching.ts';
import type { Reason } from './schema.ts';

const GOALS_MAX = 40;
const REASONS_MAX = 4;
/**
 * No word of a subject is too common here. What a member learns is what their network writes about, so the words that they
 * share with who can help are just those that are common in it. “Without” and “begin” are of no subject.
 */
const BACKGROUND: Background = { texts: 0, textsWith: (term) => Number(isPlain(term)) };

/** Something that one side says: a goal, or what they can be asked about. */
interface Said {
  title: string;
  text: string;
  bag: Bag;
  goalId: number | null;
}
interface Side {
  goals: readonly Said[];
  topics: readonly Said[];
}
const PAIRS = [
  ['they-can', 'goals', 'topics'],
  ['i-can', 'topics', 'goals'],
  ['together', 'goals', 'goals'],
] as const;

/**
 * Why each of these members and this one may have something for each other, the most telling first; by the member's id.
 * All goals of this member count, since nobody else sees the reasons; of the others only what they show to this one.
 */
export async function reasonsFor(
  kith: Kith,
  memberId: number,
  { offers, goalId }: { offers: readonly OfferOfAnother[]; goalId?: number | undefined },
): Promise<Map<number, Reason[]>> {
  if (offers.length === 0) return new Map();
  const [goals, shown, offer] = await Promise.all([
    goalsOf(kith, memberId, 'active'),
    goalsShownBy(kith, memberId),
    offerOf(kith, memberId),
  ]);
  const asked = goals.filter(({ id }) => goalId === undefined || id === goalId);
  const mine: Side = {
    goals: asked.slice(0, GOALS_MAX).map((goal) => saidOf(goal, goal.id)),
    topics: goalId === undefined ? (offer?.topics ?? []).map(topicOf) : [],
  };
  const goalsBy = Map.groupBy(shown, (goal) => goal.memberId);
  const theirs = await inTurns(offers, (one) => ({
    memberId: one.memberId,
    goals: (goalsBy.get(one.memberId) ?? []).slice(0, GOALS_MAX).map((goal) => saidOf(goal, null)),
    topics: one.topics.map(topicOf),
  }));
  const found = await inTurns(theirs, (side) => reasonsBetween(mine, side));
  return new Map(theirs.map((side, index) => [side.memberId, found[index] ?? []]));
}

function saidOf(goal: GoalView | SharedGoal, goalId: number | null): Said {
  const questions = goal.questions.map((one) => (typeof one === 'string' ? one : one.text));
  const [title, body] = [goalTitle(goal), [goal.need, ...questions].join('\n')];
  return { title, text: `${title}\n${body}`, bag: bagOf({ title, body }, null), goalId };
}

const topicOf = (topic: string): Said => ({
  title: topic,
  text: topic,
  bag: bagOf({ title: topic, body: '' }, null),
  goalId: null,
});

function reasonsBetween(mine: Side, theirs: Side): Reason[] {
  return PAIRS.flatMap(([kind, of, to]) =>
    mine[of].flatMap((one) => {
      const best = theirs[to]
        .flatMap((other) => {
          const touch = touchOf(one.bag, other.bag, BACKGROUND);
          return touch && isMeant(kind, one, other) ? [{ other, touch }] : [];
        })
        .toSorted((a, b) => b.touch.weight - a.touch.weight)[0];
      if (!best) return [];
      const words = termsAsWritten(best.touch.terms, best.other.text, best.other.bag.language);
      const { goalId, title } = one;
      const reason: Reason = { kind, mine: title, theirs: best.other.title, goalId, words };
      return [{ reason, weight: best.touch.weight }];
    }),
  )
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, REASONS_MAX)
    .map(({ reason }) => reason);
}

/** A topic must speak of the goal, and not share a word with it only. */
function isMeant(kind: Reason['kind'], mine: Said, theirs: Said): boolean {
  if (kind === 'they-can') return speaksOf(theirs.text, mine.text);
  return kind === 'together' || speaksOf(mine.text, theirs.text);
}
