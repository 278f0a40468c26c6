import type { Kith } from '#platform';
import { goalsOf } from './queries.ts';
import { readersByGoal } from './readers.ts';
import type { GoalView } from './schema.ts';
import { confidenceOf, revisionsOf } from './story.ts';

const dateOf = (ms: number) => new Date(ms).toISOString();

/** A goal as an export writes it: with what was changed and how sure the member was, each dated. */
export type GoalExport = GoalView & {
  revisions: { beganAt: string; changedAt: string; changes: object }[];
  confidenceThen: { at: string; value: number }[];
  /** Names of members whom it is shown to, as long as they can be found. */
  shownTo: string[];
};

/** All of a member's goals for an export, oldest first. Complete, because nobody has more than `GOALS_MAX`. */
export async function exportGoals(kith: Kith, memberId: number): Promise<GoalExport[]> {
  const goals = (await goalsOf(kith, memberId)).toSorted((a, b) => a.id - b.id);
  const ids = goals.map(({ id }) => id);
  const revisions = Map.groupBy(await revisionsOf(kith.db.read, ids), ({ goalId }) => goalId);
  const points = Map.groupBy(await confidenceOf(kith.db.read, ids), ({ goalId }) => goalId);
  const readers = await readersByGoal(kith, memberId);
  return goals.map((goal) => ({
    ...goal,
    shownTo: readers.get(goal.id) ?? [],
    revisions: (revisions.get(goal.id) ?? []).map(({ beganAt, changedAt, changes }) => ({
      beganAt: dateOf(beganAt),
      changedAt: dateOf(changedAt),
      changes,
    })),
    confidenceThen: (points.get(goal.id) ?? []).map(({ at, value }) => ({ at: dateOf(at), value })),
  }));
}
