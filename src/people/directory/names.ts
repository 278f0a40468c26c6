import type { Kith } from '#platform';
import { PEOPLE_MAX } from './limits.ts';

/** The names of a member's people, but for their own: what somebody is called in a text. */
export async function namesOf(
  kith: Kith,
  memberId: number,
): Promise<{ id: number; name: string }[]> {
  return kith.db.read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('member_id', '=', memberId)
    .where('is_me', '=', 0)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(PEOPLE_MAX)
    .execute();
}
