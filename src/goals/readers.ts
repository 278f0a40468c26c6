import { foundMembers } from '#members';
import type { Kith, Read } from '#platform';
import { goalById } from './queries.ts';
import type { GoalReaders } from './schema.ts';
import { changeGoalIn } from './write.ts';

/** Members whom a goal is shown to by name: those of them whom the owner sees now, and who see the owner. */
export async function readersOf(
  kith: Kith,
  memberId: number,
  goalId: number,
): Promise<GoalReaders> {
  const goal = await goalById(kith, memberId, goalId);
  const rows = await readerRows(kith, memberId)
    .where('goal_reader.goal_id', '=', goal.id)
    .execute();
  return { members: rows.map(({ id, name }) => ({ id, name })) };
}

/** The same of all goals of a member, by name alone: for an export. */
export async function readersByGoal(kith: Kith, memberId: number): Promise<Map<number, string[]>> {
  const rows = Map.groupBy(await readerRows(kith, memberId).execute(), ({ goal_id }) => goal_id);
  return new Map([...rows].map(([goalId, readers]) => [goalId, readers.map(({ name }) => name)]));
}

const readerRows = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('goal_reader')
    .innerJoin('goal', 'goal.id', 'goal_reader.goal_id')
    .innerJoin('offer', 'offer.id', 'goal_reader.offer_id')
    .innerJoin('member', 'member.id', 'offer.member_id')
    .select(['goal_reader.goal_id', 'member.id', 'member.display_name as name'])
    .where('goal.member_id', '=', memberId)
    .where('offer.member_id', 'in', foundMembers(kith, kith.db.read, memberId))
    .orderBy('member.display_name');

/**
 * Shows a goal to these members and to no others by name; a goal that nobody saw is then for whom one chooses.
 * An id of somebody who is not seen is nobody's here: they may have left a moment ago.
 */
export async function showGoalTo(
  kith: Kith,
  memberId: number,
  goalId: number,
  memberIds: readonly number[],
): Promise<GoalReaders> {
  const goal = await goalById(kith, memberId, goalId);
  await kith.db.write(async (trx) => {
    if (goal.audience === 'me' && memberIds.length > 0)
      await changeGoalIn(kith, trx, { memberId, id: goalId }, { audience: 'person' });
    await trx.deleteFrom('goal_reader').where('goal_id', '=', goal.id).execute();
    const seen = await trx
      .selectFrom('offer')
      .select('id')
      .where('member_id', 'in', [...memberIds, 0])
      .where('member_id', 'in', foundMembers(kith, trx, memberId))
      .execute();
    if (seen.length === 0) return;
    await trx
      .insertInto('goal_reader')
      .values(seen.map(({ id }) => ({ goal_id: goal.id, offer_id: id })))
      .execute();
  });
  kith.wakeJobs();
  return readersOf(kith, memberId, goalId);
}

/** Goals that others show to this member by name; for an `in`. Who left or is blocked shows nothing, and is shown nothing. */
export const goalsShownTo = (kith: Kith, read: Read, memberId: number) =>
  read
    .selectFrom('goal_reader')
    .innerJoin('offer', 'offer.id', 'goal_reader.offer_id')
    .innerJoin('goal as shown', 'shown.id', 'goal_reader.goal_id')
    .select('goal_reader.goal_id')
    .where('offer.member_id', '=', memberId)
    .where('shown.member_id', 'in', foundMembers(kith, read, memberId));
