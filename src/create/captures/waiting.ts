import type { Kith } from '#platform';

/** How many captures wait in a member's inbox. */
export async function countWaiting(kith: Kith, memberId: number): Promise<number> {
  const { count } = await kith.db.read
    .selectFrom('note')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('is_waiting', '=', 1)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
