import { goalTitle } from '#goals';
import type { Read } from '#platform';

interface Named {
  id: number;
  words: string;
  href: string;
}

/** Reviews of goals as the map of behaviours names them. */
export async function goalReviewsNow(read: Read, ids: number[]): Promise<Named[]> {
  const rows = await read
    .selectFrom('goal_review')
    .innerJoin('goal', 'goal.id', 'goal_review.goal_id')
    .select(['goal_review.id', 'goal.able', 'goal.need'])
    .where('goal_review.id', 'in', ids)
    .where('goal_review.removed_at', 'is', null)
    .where('goal.removed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, words: goalTitle(row), href: `/reviews/${row.id}` }));
}

/** Reviews of weeks as the map of behaviours names them. */
export async function weekReviewsNow(read: Read, ids: number[]): Promise<Named[]> {
  const rows = await read
    .selectFrom('week_review')
    .select(['id', 'week'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, week }) => ({
    id,
    words: `week ${Number(week.slice(6))} of ${week.slice(0, 4)}`,
    href: `/reviews/week/${week}`,
  }));
}
