import { dayOf } from '#days';
import type { Act, Kith } from '#platform';

const STEPS_MAX = 500;

/** Steps a member took with something of these people: read, tried or made. To talk with somebody is another matter. */
export async function triedOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  if (personIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('step')
    .select(['id', 'person_id', 'goal_id', 'text', 'done_at'])
    .where('member_id', '=', memberId)
    .where('person_id', 'in', personIds)
    .where('c', 'in', ['consume', 'create'])
    .where('state', '=', 'done')
    .where('removed_at', 'is', null)
    .orderBy('done_at', 'desc')
    .limit(STEPS_MAX)
    .execute();
  return rows.flatMap((row): Act[] =>
    row.person_id === null || row.done_at === null
      ? []
      : [
          {
            personId: row.person_id,
            kind: 'tried',
            key: `step ${row.id}`,
            goalIds: [row.goal_id],
            what: 'You took a step with something of theirs',
            words: row.text,
            path: `/goals/${row.goal_id}/plan`,
            day: dayOf(row.done_at),
          },
        ],
  );
}
