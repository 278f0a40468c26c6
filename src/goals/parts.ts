import { type Kith, type Read, Refusal, type Write, waitForTurn } from '#platform';
import { GOAL_LEVELS_MAX } from './limits.ts';
import { goalById, goalTitle, noSuchGoal } from './queries.ts';
import { GOALS_MAX, type GoalParts } from './schema.ts';

const refuse = (words: string) => new Refusal('invalid', words, { parentId: words });

/**
 * @throws Refusal when a goal cannot be a part of another: that is not the member's, is a part of
 * this one itself, or lies so deep that nobody finds their way.
 */
export async function requireParent(
  kith: Kith,
  trx: Write,
  { memberId, goalId, parentId }: { memberId: number; goalId: number | null; parentId: number },
): Promise<void> {
  // Two moves at once could close a circle that neither sees.
  await waitForTurn(kith.db, trx, 'parts');
  const tree = await treeOf(trx, memberId);
  if (!tree.get(parentId)?.isThere) throw noSuchGoal();
  const above = linesAbove(tree, parentId);
  if (goalId !== null && above.includes(goalId))
    throw refuse('That goal is a part of this one already. Choose another, or none.');
  const below = goalId === null ? 1 : levelsBelow(tree, goalId);
  if (above.length + below > GOAL_LEVELS_MAX)
    throw refuse(`Goals have parts up to ${GOAL_LEVELS_MAX} levels deep. Choose one further up.`);
}

interface Branch {
  parentId: number | null;
  isThere: boolean;
}
type Tree = ReadonlyMap<number, Branch>;

/** All of a member's goals, removed ones too: those may come back to where they were. */
async function treeOf(read: Read, memberId: number): Promise<Tree> {
  const rows = await read
    .selectFrom('goal')
    .select(['id', 'parent_id', 'removed_at'])
    .where('member_id', '=', memberId)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { parentId: row.parent_id, isThere: row.removed_at === null }]),
  );
}

/** A goal and all that it is a part of, nearest first. */
function linesAbove(tree: Tree, from: number): number[] {
  const above: number[] = [];
  for (let id: number | null = from; id !== null && !above.includes(id); ) {
    above.push(id);
    id = tree.get(id)?.parentId ?? null;
  }
  return above;
}

/** How many levels a goal and its parts take. */
function levelsBelow(tree: Tree, goalId: number): number {
  const lines = [...tree.keys()].map((id) => linesAbove(tree, id).indexOf(goalId));
  return 1 + Math.max(0, ...lines);
}

/** What a goal is a part of, and its own parts, the oldest first. */
export async function partsOf(kith: Kith, memberId: number, id: number): Promise<GoalParts> {
  const { parentId } = await goalById(kith, memberId, id);
  const rows = await kith.db.read
    .selectFrom('goal')
    .select(['id', 'able', 'need', 'status', 'parent_id'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('parent_id', '=', id), eb('id', '=', parentId)]))
    .orderBy('id')
    .limit(GOALS_MAX)
    .execute();
  const named = rows.map((row) => ({ id: row.id, title: goalTitle(row), status: row.status }));
  return {
    parent: named.find((goal) => goal.id === parentId) ?? null,
    parts: named.filter((goal) => goal.id !== parentId),
  };
}
