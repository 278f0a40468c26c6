import type { Kith } from '#platform';
import { needsOf } from '../needs/queries.ts';
import { sharedGoalsTouched } from './goals-of-members.ts';
import { nextRung } from './ladder-rules.ts';
import { whatTouches } from './match.ts';
import { mineOf } from './mine.ts';
import { takenRungs } from './queries.ts';
import type { HelpBoard } from './schema.ts';

const SHOWN_MAX = 50;

/**
 * Whom the member can help: open questions and goals of their people, each with what of the member's own
 * may touch it (notes, entries, goals) and by which words, and the next rung of the ladder. For a goal only
 * what its notes and words touch. What touches comes first, then the rest, the latest first.
 */
export async function whomCanIHelp(
  kith: Kith,
  memberId: number,
  { goalId, personId }: { goalId?: number | undefined; personId?: number | undefined } = {},
): Promise<HelpBoard> {
  const [needs, mine, taken] = await Promise.all([
    needsOf(kith, memberId, { personId }),
    mineOf(kith, memberId),
    takenRungs(kith.db.read, memberId),
  ]);
  const material = goalId === undefined ? mine : mine.filter((one) => one.goalId === goalId);
  const found = await whatTouches(
    kith,
    needs.map((need) => ({ need, words: need.words, around: need.entry?.title ?? '' })),
    material,
  );
  const sharedGoals =
    personId === undefined ? await sharedGoalsTouched(kith, memberId, material) : [];
  const people = found
    .filter(({ touches }) => goalId === undefined || touches.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN_MAX)
    .map(({ need, touches }) => {
      const rungs = taken.get(need.person.id) ?? new Set();
      return { need, touches, next: nextRung(rungs), taken: [...rungs] };
    });
  return { people, sharedGoals, openNeeds: needs.length };
}
