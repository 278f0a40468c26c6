import { DAY_MS, dayOf } from '#days';
import { STALLS_AFTER_DAYS } from '#plans';
import type { Kith } from '#platform';
import { livedIn } from '../behaviours/queries.ts';

/**
 * Which of a member's goals do not move: the last word on "on track?" was no yes, or for two weeks there was neither
 * a word nor anything lived. It is no judgement, and is shown to nobody; it only calls the goal's own plan to mind.
 */
export async function stalledGoals(
  kith: Kith,
  memberId: number,
  { goalIds, today }: { goalIds: readonly number[]; today: string },
): Promise<Set<number>> {
  if (goalIds.length === 0) return new Set();
  const since = Date.parse(today) - STALLS_AFTER_DAYS * DAY_MS;
  const [said, lived] = await Promise.all([
    lastWords(kith, goalIds, dayOf(since)),
    livedSince(kith, memberId, { goalIds, since }),
  ]);
  return new Set(goalIds.filter((id) => (said.has(id) ? said.get(id) !== 'yes' : !lived.has(id))));
}

async function lastWords(kith: Kith, goalIds: readonly number[], since: string) {
  const rows = await kith.db.read
    .selectFrom('goal_check')
    .select(['goal_id', 'answer'])
    .where('goal_id', 'in', goalIds)
    .where('day', '>=', since)
    .orderBy('day')
    .execute();
  // The later of two takes the place of the earlier.
  return new Map(rows.map(({ goal_id, answer }) => [goal_id, answer]));
}

async function livedSince(
  kith: Kith,
  memberId: number,
  { goalIds, since }: { goalIds: readonly number[]; since: number },
): Promise<Set<number | null>> {
  const found = await Promise.all(
    goalIds.map((goalId) =>
      livedIn(kith.db.read, memberId, { goalId, from: since })
        .select('goal_id')
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return new Set(found.flatMap((row) => (row ? [row.goal_id] : [])));
}
