import type { Kith, Read } from '#platform';
import { goalById, goalsOf, goalTitle } from './queries.ts';
import type { Changes } from './revisions.ts';
import type { GoalStory, GoalView } from './schema.ts';
import { quoted, sentenceOf } from './story-words.ts';

/** A revision as it is kept. Times in epoch ms. */
export interface Revision {
  beganAt: number;
  changedAt: number;
  changes: Changes;
}

/** Of one goal at most so many revisions are read: one a day for thirteen years. */
const REVISIONS_MAX = 5000;

/** The revisions of goals, oldest first. */
export async function revisionsOf(
  read: Read,
  goalIds: readonly number[],
): Promise<(Revision & { goalId: number })[]> {
  if (goalIds.length === 0) return [];
  const rows = await read
    .selectFrom('goal_revision')
    .select(['goal_id', 'began_at', 'changed_at', 'changes'])
    .where('goal_id', 'in', goalIds)
    .orderBy('id')
    .limit(REVISIONS_MAX * goalIds.length)
    .execute();
  return rows.map((row) => ({
    goalId: row.goal_id,
    beganAt: row.began_at,
    changedAt: row.changed_at,
    changes: JSON.parse(row.changes) as Changes,
  }));
}

/** How sure the member was of goals, and when (epoch ms), oldest first. */
export async function confidenceOf(
  read: Read,
  goalIds: readonly number[],
): Promise<{ goalId: number; at: number; value: number }[]> {
  if (goalIds.length === 0) return [];
  const rows = await read
    .selectFrom('goal_confidence')
    .select(['goal_id', 'at', 'value'])
    .where('goal_id', 'in', goalIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ goal_id, at, value }) => ({ goalId: goal_id, at, value }));
}

/** How a goal changed, in words, oldest turn first, and how sure the member was each time they said. */
export async function storyOf(kith: Kith, memberId: number, id: number): Promise<GoalStory> {
  const goal = await goalById(kith, memberId, id);
  const revisions = await revisionsOf(kith.db.read, [id]);
  const confidence = await confidenceOf(kith.db.read, [id]);
  return {
    beganAt: goal.createdAt,
    turns: [...turnsOf(goal, revisions), ...(await partTurns(kith, memberId, id))].toSorted(
      (a, b) => a.at - b.at,
    ),
    confidence: confidence.map(({ at, value }) => ({ at, value })),
  };
}

/** What one wanted to be able to do at each turn is found by going back from today. */
function turnsOf(goal: GoalView, revisions: readonly Revision[]): GoalStory['turns'] {
  let able = goal.able;
  const turns = revisions.toReversed().map(({ changedAt, changes }) => {
    const words = sentenceOf(changes, able);
    able = changes.able?.from ?? able;
    return { at: changedAt, words, changes: wordings(changes) };
  });
  return turns.toReversed().filter((turn) => turn.words !== '');
}

/** The texts in full, as a sentence only quotes their beginning. */
function wordings(changes: Changes): GoalStory['turns'][number]['changes'] {
  return Object.entries(changes).flatMap(([field, { from, to }]) =>
    typeof from === 'string' && typeof to === 'string' ? [{ field, from, to }] : [],
  );
}

/** When each of the goals that are parts of it today became one. */
async function partTurns(kith: Kith, memberId: number, id: number): Promise<GoalStory['turns']> {
  const parts = (await goalsOf(kith, memberId)).filter(({ parentId }) => parentId === id);
  const revisions = await revisionsOf(
    kith.db.read,
    parts.map((part) => part.id),
  );
  const turns = parts.map((part) => {
    const joined = revisions.findLast(
      ({ goalId, changes }) => goalId === part.id && changes.partOf?.to,
    );
    const title = goalTitle(part);
    return joined
      ? { at: joined.changedAt, words: `you made ${quoted(title)} a part of it`, changes: [] }
      : { at: part.createdAt, words: `you split off ${quoted(title)}`, changes: [] };
  });
  return turns.toSorted((a, b) => a.at - b.at);
}
