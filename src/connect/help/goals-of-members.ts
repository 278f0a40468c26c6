import { goalsShownBy } from '#goals';
import type { Kith } from '#platform';
import { whatTouches } from './match.ts';
import type { Mine } from './mine.ts';
import type { SharedGoalTouched } from './schema.ts';

const GOALS_MAX = 100;
const SENTENCES_MAX = 8;
const SHOWN_MAX = 10;

/**
 * Goals that other members let this one see and that something of mine may touch: by what they want to be able to do, or by
 * one of their questions. Of goals nothing touches nothing is said, and nobody hears that one was found.
 */
export async function sharedGoalsTouched(
  kith: Kith,
  memberId: number,
  mine: readonly Mine[],
): Promise<SharedGoalTouched[]> {
  const goals = (await goalsShownBy(kith, memberId)).slice(0, GOALS_MAX);
  const sentences = goals.flatMap(({ id, able, memberName, questions }) =>
    [able, ...questions]
      .slice(0, SENTENCES_MAX)
      .map((words) => ({ goal: { id, able, memberName }, words, around: able })),
  );
  const found = (await whatTouches(kith, sentences, mine))
    .filter(({ touches }) => touches.length > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const best = Map.groupBy(found, ({ goal }) => goal.id);
  return [...best.values()]
    .flatMap(([first]) =>
      first ? [{ goal: first.goal, words: first.words, touches: first.touches }] : [],
    )
    .slice(0, SHOWN_MAX);
}
